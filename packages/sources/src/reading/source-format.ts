import type { CountableHarm, Quantity, RecordKind, RecordOfKind } from '@recount/core/records'
import type { RowView } from '../streaming/row-view.ts'
import type { ColumnIndex } from './column-index.ts'
import type { SumOfTolls } from './import-report.ts'
import type { SourceManifest } from './source-manifest.ts'

/** A row of a table that is kept: its cells in the order of the columns, and the line on which it begins. */
export interface DataRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** What a reader knows of the file before its first row. */
export interface ReadContext {
  readonly columns: ColumnIndex
  /** The id of the document record that stands for the file: claims refer to it. */
  readonly document: string
}

/** Stands for a sink where it is only to be known again: what remembers it does not keep the sink in memory. */
export type SinkMark = Readonly<Record<never, never>>

/** Where a reader puts what it makes. What a refused row made is taken back. */
export interface RowSink {
  readonly mark: SinkMark
  /** Adds an incident or a reported total. An id that was used before refuses the rows. */
  readonly add: <Kind extends RecordKind>(kind: Kind, record: RecordOfKind[Kind]) => void
  /** Whether a record of the id was added before, by rows whose records are not taken back any more. */
  readonly holds: (kind: RecordKind, id: string) => boolean
  /** Adds a source, actor, place or document unless its id was added before. */
  readonly once: <Kind extends RecordKind>(
    kind: Kind,
    id: string,
    make: () => RecordOfKind[Kind],
  ) => void
  /** Tells of something in a row that is taken all the same. */
  readonly note: (effect: 'changed' | 'noted', row: Pick<DataRow, 'line'>, issue: CellIssue) => void
  /** Refuses a row: nothing of it is taken. */
  readonly refuse: (row: Pick<DataRow, 'line'>, issue: CellIssue) => void
  /** Counts a toll over all groups, as given and as taken; `null` where the row does not give one. */
  readonly countToll: (
    harm: CountableHarm,
    given: SumOfTolls | null,
    taken: Pick<Quantity, 'low' | 'best' | 'high'> | null,
  ) => void
}

/** What is wrong with a cell, or with a row where the column is `null`. */
export interface CellIssue {
  readonly code: string
  /** The column as the reader names it; it is reported as the file names it. */
  readonly column: string | null
  readonly expected: string
  readonly received: unknown
}

/** Reads the rows of one file into records, each row for itself. */
export interface RowReader {
  /** Reads one row. Never throws. */
  readonly read: (row: RowView, sink: RowSink) => void
}

/** Reads the rows of one file into records, of which several rows may make one. */
export interface GroupReader {
  /**
   * What rows that belong together have in common; rows that follow one another with the same key are
   * read together.
   */
  readonly groupOf: (row: DataRow) => string
  /** Reads the rows that make one incident together. Never throws. */
  readonly readTogether: (rows: readonly [DataRow, ...DataRow[]], sink: RowSink) => void
}

/** A format of tables: what it is, how its columns are recognised, and its reader. */
export interface TableFormat {
  readonly manifest: SourceManifest
  /** The source record of the dataset, and what else every file of the format needs. */
  readonly announce: (sink: RowSink) => void
  /** The id of the dataset's source; `null` where the file is nobody's dataset. */
  readonly dataset: string | null
  /** Columns without which nothing can be read; each is a name or several of which one will do. */
  readonly required: readonly (string | readonly string[])[]
  /** Whether empty cells at the end of a row may be left out, as hand-made tables do. */
  readonly shortRows?: boolean
  /** The columns of a file without a header, if its first row looks like one of the format. */
  readonly columnsWithoutHeader?: (cells: readonly string[]) => readonly string[] | null
  readonly open: (context: ReadContext) => RowReader | GroupReader
}
