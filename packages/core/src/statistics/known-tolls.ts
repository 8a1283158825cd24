import { ofKilled, ofWounded, type TollChunk } from './toll-chunk.ts'

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
  if (chunk.asked.fromTotals) markKnownTotals(chunk, chunk[harm], marks)
  else markKnownCells(chunk, harm === 'killed' ? ofKilled : ofWounded, marks)
}

function markKnownTotals({ rows, table }: TollChunk, codes: Uint32Array, marks: Uint8Array): void {
  const { unknown } = table.quantities
  for (let index = 0; index < rows.length; index++) {
    const code = codes[index] ?? 0
    marks[index] = code < unknown.length ? 1 - (unknown[code] ?? 0) : 0
  }
}

function markKnownCells(
  { rows, table, sideOfKind, cells }: TollChunk,
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
      if (sideOfKind[kinds[cell] ?? 0] !== side) continue
      isTold = 1
      isUnknown |= unknown[quantities[cell] ?? 0] ?? 0
    }
    marks[index] = isTold & ~isUnknown
  }
}
