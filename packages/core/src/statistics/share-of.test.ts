import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intervals } from '../../test/arbitraries.ts'
import { exactly } from '../primitives/index.ts'
import { shareOf } from './share-of.ts'

describe('shareOf', () => {
  it('is the part over part and rest', () => {
    expect(shareOf(exactly(4), exactly(6))).toEqual({ low: 0.4, best: 0.4, high: 0.4 })
  })

  it('reaches down to 0 where the rest is open, and up to 1 where the part is', () => {
    const open = { low: 5, best: null, high: null }
    expect(shareOf(exactly(5), open)).toEqual({ low: 0, best: 0.5, high: 0.5 })
    expect(shareOf(open, exactly(5))).toEqual({ low: 0.5, best: 0.5, high: 1 })
  })

  it('is 1 where the rest is surely nobody, and null where both are', () => {
    expect(shareOf({ low: 0, best: 0, high: 3 }, exactly(0))).toEqual({
      low: 1,
      best: null,
      high: 1,
    })
    expect(shareOf(exactly(0), exactly(0))).toBeNull()
    expect(shareOf(exactly(0), exactly(3))).toEqual({ low: 0, best: 0, high: 0 })
  })

  it('holds the share of any two numbers in the intervals', () => {
    const inside = intervals.chain((interval) =>
      fc.tuple(fc.constant(interval), fc.nat(40)).map(([of, step]) => ({
        of,
        number: Math.min(of.low + step, of.high ?? Number.POSITIVE_INFINITY),
      })),
    )
    fc.assert(
      fc.property(inside, inside, (part, rest) => {
        const share = shareOf(part.of, rest.of)
        fc.pre(part.number + rest.number > 0)
        const found = part.number / (part.number + rest.number)
        expect(found).toBeGreaterThanOrEqual(share?.low ?? 2)
        expect(found).toBeLessThanOrEqual(share?.high ?? -1)
      }),
      { numRuns: 500 },
    )
  })
})
