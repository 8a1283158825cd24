import type { CellKinds } from './cell-columns.ts'
import type { Codes } from './codes.ts'
import type { IncidentTable } from './incident-table.ts'

/** The cells of some rows, those of each row behind those of the one before it. */
export interface CellsOfRows {
  readonly kinds: CellKinds
  readonly kind: Codes
  readonly quantity: Codes
}

/** Reads the cells of some rows; `null` where reading all cells is better. */
export type CellReader = (rows: ArrayLike<number>) => CellsOfRows | null

const readers = new WeakMap<IncidentTable, CellReader>()

/** Keeps with a table how cells of few rows are read as long as its cells have not been decoded. */
export function keepCellReader(table: IncidentTable, reader: CellReader): void {
  readers.set(table, reader)
}

/** Lets go of what {@link keepCellReader} keeps. */
export function forgetCellReader(table: IncidentTable): void {
  readers.delete(table)
}

/**
 * The cells of some rows of a table that was read from a file, without decoding those of all rows; `null` where
 * these have been decoded, or had better be.
 */
export function cellsOfFewRows(table: IncidentTable, rows: ArrayLike<number>): CellsOfRows | null {
  return readers.get(table)?.(rows) ?? null
}
