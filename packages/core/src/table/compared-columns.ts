import type { Codes } from './codes.ts'

/**
 * The cells on which at least two independent origins give a number, ordered by row. Cell `n` is of the
 * incident of row `row[n]`; what its origins say is at `offsets[n]` to before `offsets[n + 1]` of
 * `quantity`, an index into the table's quantities. Few incidents have such a cell.
 */
export interface ComparedColumns {
  readonly row: Uint32Array
  /** Index into `countableHarms`. */
  readonly harm: Uint8Array
  /** Index into `tollGroups`. */
  readonly group: Uint8Array
  readonly offsets: Uint32Array
  readonly quantity: Codes
}
