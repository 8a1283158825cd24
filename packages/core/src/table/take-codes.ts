import type { Codes } from './codes.ts'

/** How many rows are read at a time: their codes fit into the fastest cache of a processor. */
export const chunkLength = 4096

/**
 * The codes that a column has in some rows, in 32 bits each, written to the beginning of `into`.
 *
 * `rows` are in the table's order, each once; so rows that follow one another are copied as a block. A
 * loop over the result always meets the same kind of array, which makes it several times faster than a
 * loop over the column itself. A column without any codes has the code `none` in every row.
 *
 * @example
 * const codes = new Uint32Array(2)
 * takeCodes(Uint8Array.of(7, 8, 9), Uint32Array.of(0, 2), codes, 0)
 * codes //=> new Uint32Array([7, 9])
 */
export function takeCodes(codes: Codes, rows: Uint32Array, into: Uint32Array, none: number): void {
  const first = rows[0]
  if (first === undefined) return
  if (codes.length === 0) into.fill(none, 0, rows.length)
  else if ((rows[rows.length - 1] ?? 0) - first === rows.length - 1) {
    into.set(codes.subarray(first, first + rows.length))
  } else if (codes instanceof Uint8Array) {
    for (let index = 0; index < rows.length; index++) into[index] = codes[rows[index] ?? 0] ?? none
  } else if (codes instanceof Uint16Array) {
    for (let index = 0; index < rows.length; index++) into[index] = codes[rows[index] ?? 0] ?? none
  } else {
    for (let index = 0; index < rows.length; index++) into[index] = codes[rows[index] ?? 0] ?? none
  }
}
