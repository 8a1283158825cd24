import type { Quantities } from '../quantities.ts'

/**
 * What each quantity adds to a sum, the seven numbers of a sum side by side in a stretch of
 * {@link weightWidth}; behind the last quantity stands one that adds nothing, for what nobody reported.
 * So adding a quantity asks no questions. Made once for the quantities of a table.
 */
export function weightsOf(quantities: Quantities): Float64Array {
  const known = weightsOfTables.get(quantities)
  if (known !== undefined) return known
  const { low, best, high, unknown } = quantities
  const weights = new Float64Array((low.length + 1) * weightWidth)
  for (let code = 0; code < low.length; code++) {
    const ofLow = low[code] ?? 0
    const ofBest = best[code] ?? 0
    const ofHigh = high[code] ?? 0
    setWeights(weights, code * weightWidth, ofLow, ofBest, ofHigh, unknown[code] ?? 0)
  }
  weightsOfTables.set(quantities, weights)
  return weights
}

/** Writes what one quantity adds; `best` and `high` are −1 where there is none. */
function setWeights(
  weights: Float64Array,
  at: number,
  low: number,
  best: number,
  high: number,
  unknown: number,
): void {
  weights[at] = low
  weights[at + 1] = best < 0 ? low : best
  weights[at + 2] = Math.max(0, high)
  weights[at + 3] = 1
  weights[at + 4] = best < 0 ? unknown : 0
  weights[at + 5] = best < 0 ? 1 : 0
  weights[at + 6] = high < 0 ? 1 : 0
}

/**
 * Adds a quantity so many times to the sum at `at`, without the weights of all quantities; `best` and `high`
 * are −1 where there is none.
 */
export function addQuantityTimes(
  sums: Float64Array,
  at: number,
  low: number,
  best: number,
  high: number,
  unknown: number,
  times: number,
): void {
  sums[at] = (sums[at] ?? 0) + times * low
  sums[at + 1] = (sums[at + 1] ?? 0) + times * (best < 0 ? low : best)
  sums[at + 3] = (sums[at + 3] ?? 0) + times
  if (high < 0) sums[at + 6] = (sums[at + 6] ?? 0) + times
  else sums[at + 2] = (sums[at + 2] ?? 0) + times * high
  if (best >= 0) return
  sums[at + 4] = (sums[at + 4] ?? 0) + times * unknown
  sums[at + 5] = (sums[at + 5] ?? 0) + times
}

/** A quantity's numbers fill a line of the cache. */
export const weightWidth = 8

const weightsOfTables = new WeakMap<Quantities, Float64Array>()

/**
 * Adds the seven numbers that begin at `from` of some weights to the sum at `at`. It takes places and not
 * codes, so that nothing but additions is left in the loops that it stands in.
 */
export function addWeights(
  sums: Float64Array,
  at: number,
  weights: Float64Array,
  from: number,
): void {
  sums[at] = (sums[at] ?? 0) + (weights[from] ?? 0)
  sums[at + 1] = (sums[at + 1] ?? 0) + (weights[from + 1] ?? 0)
  sums[at + 2] = (sums[at + 2] ?? 0) + (weights[from + 2] ?? 0)
  sums[at + 3] = (sums[at + 3] ?? 0) + (weights[from + 3] ?? 0)
  sums[at + 4] = (sums[at + 4] ?? 0) + (weights[from + 4] ?? 0)
  sums[at + 5] = (sums[at + 5] ?? 0) + (weights[from + 5] ?? 0)
  sums[at + 6] = (sums[at + 6] ?? 0) + (weights[from + 6] ?? 0)
}

/** {@link addWeights}, so many times. */
export function addWeightsTimes(
  sums: Float64Array,
  at: number,
  weights: Float64Array,
  from: number,
  times: number,
): void {
  for (let field = 0; field < 7; field++) {
    sums[at + field] = (sums[at + field] ?? 0) + times * (weights[from + field] ?? 0)
  }
}
