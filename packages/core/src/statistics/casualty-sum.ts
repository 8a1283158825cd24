import type { Interval } from '../primitives/index.ts'
import type { Quantities } from '../table/index.ts'

/**
 * What must be kept of quantities so that sums of parts combine exactly: a mergeable summary.
 *
 * `incidents` counts the quantities added, `unknownToll` those of them that tell no number, `withoutBest`
 * those whose low stands in for a best estimate, `open` those without a bound above.
 */
export interface CasualtySum {
  low: number
  best: number
  high: number
  open: number
  incidents: number
  unknownToll: number
  withoutBest: number
}

/** The sum of nothing. */
export function emptySum(): CasualtySum {
  return { low: 0, best: 0, high: 0, open: 0, incidents: 0, unknownToll: 0, withoutBest: 0 }
}

/** Adds a quantity by its code; the code of one that was not reported adds nothing. */
export function addQuantity(sum: CasualtySum, quantities: Quantities, code: number): void {
  const low = quantities.low[code] ?? -1
  if (low < 0) return
  const best = quantities.best[code] ?? -1
  const high = quantities.high[code] ?? -1
  sum.low += low
  sum.best += best < 0 ? low : best
  if (best < 0) sum.withoutBest++
  if (high < 0) sum.open++
  else sum.high += high
  sum.incidents++
  sum.unknownToll += quantities.unknown[code] ?? 0
}

/** Adds another sum to a sum, as if its quantities had been added one by one. */
export function mergeSum(sum: CasualtySum, other: CasualtySum): void {
  sum.low += other.low
  sum.best += other.best
  sum.high += other.high
  sum.open += other.open
  sum.incidents += other.incidents
  sum.unknownToll += other.unknownToll
  sum.withoutBest += other.withoutBest
}

/**
 * The sum as an interval: lows add; highs add and are open if any is; best adds best, or low where there
 * is no best. Where every quantity told no number, there is no best. The sum of nothing is 0.
 *
 * @example
 * intervalOfSum(emptySum()) //=> { low: 0, best: 0, high: 0 }
 */
export function intervalOfSum(sum: CasualtySum): Interval {
  const isUnknown = sum.incidents > 0 && sum.incidents === sum.unknownToll
  return {
    low: sum.low,
    best: isUnknown ? null : sum.best,
    high: sum.open > 0 ? null : sum.high,
  }
}
