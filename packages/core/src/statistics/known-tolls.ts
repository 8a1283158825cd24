import { type CountableHarm, countableHarms } from '../records/index.ts'
import type { IncidentTable } from '../table/index.ts'
import { type Asked, isCellAsked } from './asked-toll.ts'

/**
 * Marks the incidents whose toll of a harm is known, a byte a row: somebody reported a number for the
 * groups that are asked for, and none of the cells that are counted tells no number.
 */
export function markKnownTolls(
  table: IncidentTable,
  rows: ArrayLike<number>,
  harm: CountableHarm,
  asked: Asked,
): Uint8Array {
  const marks = new Uint8Array(rows.length)
  const { unknown } = table.quantities
  if (asked.fromTotals) {
    const codes = table.totals[harm]
    for (let index = 0; index < rows.length; index++) {
      if (unknown[codes[rows[index] ?? 0] ?? unknown.length] === 0) marks[index] = 1
    }
    return marks
  }
  const { offsets, kind, kinds, quantity } = table.cells
  const place = countableHarms.indexOf(harm)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    const end = offsets[row + 1] ?? 0
    let isTold = false
    let isUnknown = false
    for (let entry = offsets[row] ?? 0; entry < end; entry++) {
      const code = kind[entry] ?? 0
      if (kinds.harm[code] !== place) continue
      if (!isCellAsked(asked, place, kinds.group[code] ?? 0)) continue
      isTold = true
      isUnknown ||= unknown[quantity[entry] ?? 0] === 1
    }
    if (isTold && !isUnknown) marks[index] = 1
  }
  return marks
}
