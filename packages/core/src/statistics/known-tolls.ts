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
  if (asked.fromTotals) {
    const { low, unknown } = table.totals[harm]
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? 0
      if ((low[row] ?? -1) >= 0 && unknown[row] !== 1) marks[index] = 1
    }
    return marks
  }
  const { cells } = table
  const place = countableHarms.indexOf(harm)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    const end = cells.offsets[row + 1] ?? 0
    let isTold = false
    let isUnknown = false
    for (let entry = cells.offsets[row] ?? 0; entry < end; entry++) {
      if (cells.harm[entry] !== place) continue
      if (!isCellAsked(asked, place, cells.group[entry] ?? 0)) continue
      isTold = true
      isUnknown ||= cells.unknown[entry] === 1
    }
    if (isTold && !isUnknown) marks[index] = 1
  }
  return marks
}
