import type { CellColumns } from '../cell-columns.ts'
import { takeCodes } from '../take-codes.ts'

/**
 * The cells of a chunk of rows: those of its `n`-th row are at `starts[n]` to before `starts[n + 1]` of
 * `kinds` and `quantities`.
 */
export interface ChunkCells {
  starts: Uint32Array
  kinds: Uint32Array
  quantities: Uint32Array
}

/** The cells of no rows. */
export function makeChunkCells(): ChunkCells {
  return { starts: new Uint32Array(1), kinds: new Uint32Array(0), quantities: new Uint32Array(0) }
}

/** Reads the cells of some rows, which are in the table's order. */
export function readCells(into: ChunkCells, cells: CellColumns, rows: Uint32Array): void {
  const { offsets } = cells
  const first = rows[0] ?? 0
  const isRun = (rows[rows.length - 1] ?? 0) - first === rows.length - 1
  if (into.starts.length <= rows.length) into.starts = new Uint32Array(rows.length + 1)
  const { starts } = into
  const length = isRun
    ? takeStartsOfRun(starts, offsets, first, rows.length)
    : takeStarts(starts, offsets, rows)
  if (into.kinds.length < length) {
    into.kinds = new Uint32Array(length * 2)
    into.quantities = new Uint32Array(length * 2)
  }
  if (isRun) {
    const from = offsets[first] ?? 0
    into.kinds.set(cells.kind.subarray(from, from + length))
    into.quantities.set(cells.quantity.subarray(from, from + length))
    return
  }
  const entries = entriesOf(offsets, rows, length)
  takeCodes(cells.kind, entries, into.kinds, 0)
  takeCodes(cells.quantity, entries, into.quantities, 0)
}

function takeStartsOfRun(
  starts: Uint32Array,
  offsets: Uint32Array,
  first: number,
  length: number,
): number {
  const from = offsets[first] ?? 0
  for (let index = 0; index <= length; index++) starts[index] = (offsets[first + index] ?? 0) - from
  return starts[length] ?? 0
}

function takeStarts(starts: Uint32Array, offsets: Uint32Array, rows: Uint32Array): number {
  let length = 0
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    starts[index] = length
    length += (offsets[row + 1] ?? 0) - (offsets[row] ?? 0)
  }
  starts[rows.length] = length
  return length
}

/** The places of all cells of some rows. */
function entriesOf(offsets: Uint32Array, rows: Uint32Array, length: number): Uint32Array {
  const entries = new Uint32Array(length)
  let filled = 0
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    const end = offsets[row + 1] ?? 0
    for (let entry = offsets[row] ?? 0; entry < end; entry++) entries[filled++] = entry
  }
  return entries
}
