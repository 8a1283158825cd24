import type { Issue } from '@recount/core/primitives'
import type { RecordKind, RecordSet } from '@recount/core/records'

/**
 * A part of a file as its reader hands it over: the records that its rows made, the rows themselves, and
 * what was wrong with them. Reading the file again gives the same batches in the same order.
 */
export interface ImportBatch {
  readonly records: RecordSet
  readonly originals: readonly ImportedRow[]
  readonly issues: readonly Issue[]
}

/** A row as it stands in a file, and the records that were made of it; none where it was refused. */
export interface ImportedRow {
  readonly line: number
  /** Its text, which may be in UTF-8 already. */
  readonly text: string | Uint8Array
  readonly records: readonly { readonly kind: RecordKind; readonly id: string }[]
}

/**
 * What became of the records of a batch, a chunk or a whole import.
 *
 * - `created`: new records. `revised`: a newer version of what an import had written before.
 * - `duplicates`: this content of the record had been imported before. `unchanged`: the record stands
 *   in the ledger as it is in the file.
 * - `kept`: somebody has edited the record since it was imported; their version stays.
 * - `refused`: the record holds what is never stored; nothing of it is kept.
 */
export interface ImportCounts {
  readonly created: number
  readonly revised: number
  readonly duplicates: number
  readonly unchanged: number
  readonly kept: number
  readonly refused: number
  /** Rows of the file, and the issues that their reader met in them. */
  readonly rows: number
  readonly issues: number
}

/** Nothing imported yet. */
export const noCounts: ImportCounts = {
  created: 0,
  revised: 0,
  duplicates: 0,
  unchanged: 0,
  kept: 0,
  refused: 0,
  rows: 0,
  issues: 0,
}

/** Counts of two parts of an import together. */
export function addCounts(a: ImportCounts, b: ImportCounts): ImportCounts {
  const sums = Object.keys(noCounts).map((name) => {
    const field = name as keyof ImportCounts
    return [field, a[field] + b[field]]
  })
  return Object.fromEntries(sums) as ImportCounts
}
