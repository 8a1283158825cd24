import type { CellColumns } from '../cell-columns.ts'
import { takeCodes } from '../take-codes.ts'

/**
 * The cells of a chunk of rows: those of its `n`-th row are at `starts[n]` to before `starts[n + 1]` of
 * `kinds` and `quantities`, and there `owners` is `n`. So they can be gone through one by one, without a
 * loop for each row: how many turns a short loop takes is what a processor guesses worst.
 */
export interface ChunkCells {
  starts: Uint32Array
  owners: Uint32Array
  kinds: Uint32Array
  quantities: Uint32Array
  /** Where each cell stands in the columns. */
  entries: Uint32Array
}

/** The cells of no rows. */
export function makeChunkCells(): ChunkCells {
  return {
    starts: new Uint32Array(1),
    owners: new Uint32Array(0),
    kinds: new Uint32Array(0),
    quantities: new Uint32Array(0),
    entries: new Uint32Array(0),
  }
}

/**
 * Reads the cells of some rows, which are in the table's order. A row may come several times, if the rows
 * before and behind it come too.
 */
export function readCells(
  into: ChunkCells,
  { offsets, kind, quantity }: Pick<CellColumns, 'offsets' | 'kind' | 'quantity'>,
  rows: Uint32Array,
): void {
  if (into.starts.length <= rows.length) into.starts = new Uint32Array(rows.length + 1)
  const { starts } = into
  const length = takeStarts(starts, offsets, rows)
  // One place more, for rows without cells at the end.
  if (into.owners.length <= length) {
    into.owners = new Uint32Array(length * 2 + 1)
    into.kinds = new Uint32Array(length * 2)
    into.quantities = new Uint32Array(length * 2)
    into.entries = new Uint32Array(length * 2)
  }
  takeOwners(into.owners, starts, rows.length, length)
  takeEntries(into, offsets, rows, length)
  const entries = into.entries.subarray(0, length)
  takeCodes(kind, entries, into.kinds, 0)
  takeCodes(quantity, entries, into.quantities, 0)
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

/** Says of each cell whose it is: one more than of the cell before for each row that starts there. */
function takeOwners(owners: Uint32Array, starts: Uint32Array, rows: number, length: number): void {
  owners.fill(0, 0, length + 1)
  for (let index = 0; index < rows; index++) {
    const start = starts[index] ?? 0
    owners[start] = (owners[start] ?? 0) + 1
  }
  let started = -1
  for (let cell = 0; cell < length; cell++) {
    started += owners[cell] ?? 0
    owners[cell] = started
  }
}

function takeEntries(
  { entries, owners, starts }: ChunkCells,
  offsets: Uint32Array,
  rows: Uint32Array,
  length: number,
): void {
  for (let cell = 0; cell < length; cell++) {
    const owner = owners[cell] ?? 0
    entries[cell] = cell + (offsets[rows[owner] ?? 0] ?? 0) - (starts[owner] ?? 0)
  }
}
