import { killedPlace, type TollChunk, woundedPlace } from './toll-chunk.ts'
import { atKilled, atWounded } from './toll-sums.ts'

/**
 * Marks the incidents of a chunk whose toll of a harm is known, a byte an incident: somebody reported a
 * number for the groups that are asked for, and none of the cells that are counted tells no number. The
 * harm must be asked for.
 */
export function markKnownTolls(
  chunk: TollChunk,
  harm: 'killed' | 'wounded',
  marks: Uint8Array,
): void {
  const isKilled = harm === 'killed'
  if (chunk.asked.fromTotals) markKnownTotals(chunk, isKilled ? killedPlace : woundedPlace, marks)
  else markKnownCells(chunk, isKilled ? atKilled : atWounded, marks)
}

function markKnownTotals(
  { rows, tolls, addends }: TollChunk,
  harm: number,
  marks: Uint8Array,
): void {
  const { told } = addends.tolls
  for (let index = 0; index < rows.length; index++) {
    marks[index] = ((told[tolls[index] ?? 0] ?? 0) >> (harm + 4)) & 1
  }
}

function markKnownCells(
  { rows, table, atOfKind, cells }: TollChunk,
  side: number,
  marks: Uint8Array,
): void {
  const { starts, kinds, quantities } = cells
  const { unknown } = table.quantities
  for (let index = 0; index < rows.length; index++) {
    const end = starts[index + 1] ?? 0
    let isTold = 0
    let isUnknown = 0
    for (let cell = starts[index] ?? 0; cell < end; cell++) {
      if (atOfKind[kinds[cell] ?? 0] !== side) continue
      isTold = 1
      isUnknown |= unknown[quantities[cell] ?? 0] ?? 0
    }
    marks[index] = isTold & ~isUnknown
  }
}
