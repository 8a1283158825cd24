import type { Interval } from '../primitives/index.ts'
import { type CountableHarm, countableHarms } from '../records/index.ts'
import {
  addWeights,
  type CellKinds,
  type IncidentTable,
  weightsOf,
  weightWidth,
} from '../table/index.ts'
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
  const codes = table.totals[harm]
  if (codes.length === 0) return
  const weights = weightsOf(table.quantities)
  const stride = weightWidth
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] ?? -1
    if (slot < 0) continue
    addWeights(sums, slot * width + offset, weights, (codes[rows[index] ?? 0] ?? 0) * stride)
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
  const weights = weightsOf(quantities)
  const stride = weightWidth
  const isCounted = markKinds(
    kinds,
    (ofHarm, group) => ofHarm === harm && isCellAsked(asked, harm, group),
  )
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] ?? -1
    if (slot < 0) continue
    const row = rows[index] ?? 0
    const end = offsets[row + 1] ?? 0
    for (let entry = offsets[row] ?? 0; entry < end; entry++) {
      if (isCounted[kind[entry] ?? 0] !== 1) continue
      addWeights(sums, slot * width + offset, weights, (quantity[entry] ?? 0) * stride)
    }
  }
}

/** Marks the kinds of cell whose harm and group, by their places in the vocabulary, pass a test. */
export function markKinds(
  { harm, group }: CellKinds,
  isMarked: (harm: number, group: number) => boolean,
): Uint8Array {
  const marks = new Uint8Array(harm.length)
  for (let kind = 0; kind < harm.length; kind++) {
    if (isMarked(harm[kind] ?? 0, group[kind] ?? 0)) marks[kind] = 1
  }
  return marks
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
