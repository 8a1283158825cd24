import fc, { type Arbitrary } from 'fast-check'
import type { TollCandidate } from '../src/counting/index.ts'
import { exactly, type Interval } from '../src/primitives/index.ts'
import { sourceKinds } from '../src/records/index.ts'
import { days, intervals, orNull } from './arbitraries.ts'

/** A toll by a medium that is an origin of its own, said on 1 November 2022. */
export function candidate(
  claim: string,
  quantity: number | Interval,
  changes: Partial<TollCandidate> = {},
): TollCandidate {
  return {
    claim,
    speaker: claim,
    speakerKind: 'media',
    origin: claim,
    isPerpetrator: false,
    said: '2022-11-01',
    quantity: typeof quantity === 'number' ? exactly(quantity) : quantity,
    ...changes,
  }
}

/** "An unknown number". */
export const unknownNumber: Interval = { low: 1, best: null, high: null }

/** "At least" a number. */
export function atLeast(low: number): Interval {
  return { low, best: null, high: null }
}

/** Tolls of one cell, no two of one origin on one day, so that no tie rule is needed. */
export const candidateLists: Arbitrary<readonly TollCandidate[]> = fc
  .uniqueArray(
    fc.record({
      speakerKind: fc.constantFrom(...sourceKinds),
      origin: fc.constantFrom('a', 'b', 'c', 'd'),
      isPerpetrator: fc.boolean(),
      said: orNull(days),
      quantity: fc.oneof(intervals, fc.constant(unknownNumber)),
    }),
    { maxLength: 6, selector: ({ origin, said }) => `${origin} ${said}` },
  )
  .map((drawn) =>
    drawn.map((toll, index) => ({ ...toll, claim: `c${index}`, speaker: toll.origin })),
  )
