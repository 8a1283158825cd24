import type { Interval } from '../primitives/index.ts'
import type { Quantities } from '../table/index.ts'

/**
 * A sum of quantities is seven numbers in a row of a typed array, so that the sums of thousands of
 * groups lie side by side: low, best, high, then how many quantities were added, how many of them tell
 * no number, for how many the low stands in for a best estimate, and how many are open above. Sums of
 * parts combine by adding these numbers: a sum is a mergeable summary.
 */
export const sumWidth = 7

const [atLow, atBest, atHigh, atIncidents, atUnknown, atWithoutBest, atOpen] = [0, 1, 2, 3, 4, 5, 6]

/** Adds a quantity, by its code, to the sum at `at`; one that was not reported adds nothing. */
export function addQuantity(
  sums: Float64Array,
  at: number,
  quantities: Quantities,
  code: number,
): void {
  const low = quantities.low[code] ?? -1
  if (low < 0) return
  const best = quantities.best[code] ?? -1
  const high = quantities.high[code] ?? -1
  add(sums, at + atLow, low)
  add(sums, at + atBest, best < 0 ? low : best)
  if (high < 0) add(sums, at + atOpen, 1)
  else add(sums, at + atHigh, high)
  add(sums, at + atIncidents, 1)
  if (best < 0) add(sums, at + atWithoutBest, 1)
  if (quantities.unknown[code] === 1) add(sums, at + atUnknown, 1)
}

/** Adds a sum to a sum, as if its quantities had been added one by one. */
export function mergeSum(
  sums: Float64Array,
  at: number,
  others: Float64Array,
  otherAt: number,
): void {
  for (let field = 0; field < sumWidth; field++) add(sums, at + field, others[otherAt + field] ?? 0)
}

/** What a sum is of. */
export interface SumCounts {
  /** How many quantities were added. */
  readonly incidents: number
  /** How many of them tell no number. */
  readonly unknownToll: number
  /** For how many of them the low stands in for a best estimate. */
  readonly withoutBest: number
}

/** How many quantities a sum is of, and how many of them tell no number or have no best estimate. */
export function countsOfSum(sums: Float64Array, at: number): SumCounts {
  return {
    incidents: sums[at + atIncidents] ?? 0,
    unknownToll: sums[at + atUnknown] ?? 0,
    withoutBest: sums[at + atWithoutBest] ?? 0,
  }
}

/**
 * A sum as an interval: lows add; highs add and are open if any is; best adds best, or low where there
 * is no best. Where every quantity told no number, there is no best. The sum of nothing is 0.
 *
 * @example
 * intervalOfSum(new Float64Array(sumWidth), 0) //=> { low: 0, best: 0, high: 0 }
 */
export function intervalOfSum(sums: Float64Array, at: number): Interval {
  const { incidents, unknownToll } = countsOfSum(sums, at)
  const isUnknown = incidents > 0 && incidents === unknownToll
  const isOpen = (sums[at + atOpen] ?? 0) > 0
  return {
    low: sums[at + atLow] ?? 0,
    best: isUnknown ? null : (sums[at + atBest] ?? 0),
    high: isOpen ? null : (sums[at + atHigh] ?? 0),
  }
}

function add(sums: Float64Array, at: number, number: number): void {
  sums[at] = (sums[at] ?? 0) + number
}
