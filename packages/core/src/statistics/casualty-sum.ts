import type { Interval } from '../primitives/index.ts'
import { type CountableHarm, countableHarms } from '../records/index.ts'
import type { IncidentTable, Quantities } from '../table/index.ts'
import { type Asked, isCellAsked } from './asked-toll.ts'

/**
 * A sum of quantities is seven numbers in a row of a typed array, so that the sums of thousands of
 * groups lie side by side: low, best, high, then how many quantities were added, how many of them tell
 * no number, for how many the low stands in for a best estimate, and how many are open above. Sums of
 * parts combine by adding these numbers: a sum is a mergeable summary.
 */
export const sumWidth = 7

const atLow = 0
const atBest = 1
const atHigh = 2
const atIncidents = 3
const atUnknown = 4
const atWithoutBest = 5
const atOpen = 6

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
  sums[at + atLow] = (sums[at + atLow] ?? 0) + low
  sums[at + atIncidents] = (sums[at + atIncidents] ?? 0) + 1
  if (best < 0) {
    sums[at + atBest] = (sums[at + atBest] ?? 0) + low
    sums[at + atWithoutBest] = (sums[at + atWithoutBest] ?? 0) + 1
    sums[at + atUnknown] = (sums[at + atUnknown] ?? 0) + (quantities.unknown[code] ?? 0)
  } else {
    sums[at + atBest] = (sums[at + atBest] ?? 0) + best
  }
  if (high < 0) sums[at + atOpen] = (sums[at + atOpen] ?? 0) + 1
  else sums[at + atHigh] = (sums[at + atHigh] ?? 0) + high
}

/**
 * Adds what incidents count for a harm, each to the sum of its own slot, which begins at
 * `slot × width + offset`; nothing where nobody reported it, and nothing in a slot below 0.
 */
export function addTolls(
  sums: Float64Array,
  slots: Int32Array,
  width: number,
  offset: number,
  table: IncidentTable,
  rows: ArrayLike<number>,
  harm: CountableHarm,
  asked: Asked,
): void {
  if (!asked.fromTotals) {
    addCellTolls(sums, slots, width, offset, table, rows, countableHarms.indexOf(harm), asked)
    return
  }
  const { quantities, totals } = table
  const codes = totals[harm]
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] ?? -1
    if (slot < 0) continue
    const code = codes[rows[index] ?? 0] ?? quantities.low.length
    addQuantity(sums, slot * width + offset, quantities, code)
  }
}

function addCellTolls(
  sums: Float64Array,
  slots: Int32Array,
  width: number,
  offset: number,
  { cells, quantities }: IncidentTable,
  rows: ArrayLike<number>,
  harm: number,
  asked: Asked,
): void {
  const { offsets, kind, kinds, quantity } = cells
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] ?? -1
    if (slot < 0) continue
    const row = rows[index] ?? 0
    const end = offsets[row + 1] ?? 0
    for (let entry = offsets[row] ?? 0; entry < end; entry++) {
      const ofCell = kind[entry] ?? 0
      if (kinds.harm[ofCell] !== harm) continue
      if (!isCellAsked(asked, harm, kinds.group[ofCell] ?? 0)) continue
      addQuantity(sums, slot * width + offset, quantities, quantity[entry] ?? 0)
    }
  }
}

/** Adds a sum to a sum, as if its quantities had been added one by one. */
export function mergeSum(
  sums: Float64Array,
  at: number,
  others: Float64Array,
  otherAt: number,
): void {
  for (let field = 0; field < sumWidth; field++) {
    sums[at + field] = (sums[at + field] ?? 0) + (others[otherAt + field] ?? 0)
  }
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
