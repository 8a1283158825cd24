import type { Interval } from '../primitives/index.ts'
import { type CountableHarm, isUnknownNumber, type TollGroup } from '../records/index.ts'
import { lastWords, type TollCandidate } from './toll-candidate.ts'

/**
 * What independent origins say of one cell of an incident, where at least two give a number.
 *
 * `quantities` holds the last word of each origin, in order of low, then high (open last), then best.
 * It is the same under every counting rule.
 */
export interface ComparedCell {
  readonly harm: CountableHarm
  readonly group: TollGroup
  readonly actor: string | null
  readonly quantities: readonly Interval[]
}

/**
 * The numbers that independent origins give last, in a fixed order; those that tell no number ("an
 * unknown number") are left out. Fewer than two are no comparison: then the list is empty.
 *
 * @example
 * comparableQuantities([]) //=> []
 */
export function comparableQuantities(candidates: readonly TollCandidate[]): readonly Interval[] {
  if (candidates.length < 2) return []
  const numbers = lastWords(candidates)
    .current.map(({ quantity }) => quantity)
    .filter((quantity) => !isUnknownNumber(quantity))
  return numbers.length < 2 ? [] : numbers.sort(byBounds)
}

function byBounds(a: Interval, b: Interval): number {
  return a.low - b.low || compareOpenLast(a.high, b.high) || compareOpenLast(a.best, b.best)
}

function compareOpenLast(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a - b
}
