import type { RecordKind, RecordSet } from '@recount/core/records'
import type { RowIssue } from './row-issue.ts'

/** A part of a file: the records that its rows made, the rows themselves, and what was wrong with them. */
export interface ImportBatch {
  /**
   * The records of the batch. What they refer to stands in this batch or an earlier one. Sources,
   * actors, places and documents are told once, as the file knows them; after very many of them one may
   * be told again, unchanged.
   */
  readonly records: RecordSet
  /** The rows as they stand in the file, so that nothing is lost. */
  readonly originals: readonly OriginalRow[]
  readonly issues: readonly RowIssue[]
}

/** A row as it stands in a file, and what became of it. */
export interface OriginalRow {
  /** The line on which it begins, from 1; for a spreadsheet its row. */
  readonly line: number
  /** Its text in UTF-8: mostly a view on a larger piece of the file, to be copied where it is to stay. */
  readonly text: Uint8Array
  readonly role: 'preamble' | 'header' | 'tags' | 'row'
  /** The records that were made of it, or to which it added; empty where it was refused. */
  readonly records: readonly { readonly kind: RecordKind; readonly id: string }[]
}
