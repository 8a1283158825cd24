import type { IsoDate } from '@recount/core/primitives'
import type { ColumnIndex } from '../reading/column-index.ts'
import type { RowSink } from '../reading/source-format.ts'
import { type RowView, viewOfRow } from '../streaming/row-view.ts'
import type { CellMemory } from './cell-memory.ts'

/** A column of a file: the name by which the reader knows it, and its position, -1 if there is none. */
export interface Column {
  readonly name: string
  readonly position: number
}

/**
 * Reads and checks the cells of one row after another. A cell that cannot be read refuses its row; the
 * reading goes on, so that every wrong cell of a row is told.
 */
export interface RowCells {
  readonly begin: (row: RowView, sink: RowSink) => void
  /** Whether nothing was refused since the row began. */
  readonly sound: () => boolean
  /** The cell without outer spaces; empty where there is no such column. */
  readonly text: (column: Column) => string
  /** Whether the cell without outer spaces is this text. */
  readonly is: (column: Column, text: string) => boolean
  /** What is remembered of the cell without outer spaces. */
  readonly known: <Answer>(column: Column, memory: CellMemory<Answer>) => Answer
  /** A whole number, as `readWholeNumber` reads it. */
  readonly wholeNumber: (column: Column) => number | null
  /** A whole number from 0; `null` for an empty cell. */
  readonly count: (column: Column) => number | null
  /** A whole number from 0 that must be there. */
  readonly requiredCount: (column: Column) => number
  /** A decimal between bounds; `null` for an empty cell. */
  readonly decimal: (column: Column, least: number, most: number) => number | null
  /** A day that must be there. */
  readonly requiredDay: (column: Column) => IsoDate
  /** Refuses the row for a cell. */
  readonly refuse: (column: Column, expected: string) => void
  /** Notes something about a cell of a row that is taken. */
  readonly note: (
    effect: 'changed' | 'noted',
    code: string,
    column: Column | null,
    expected: string,
    received: unknown,
  ) => void
}

/** Finds a column once for all rows: the first of these names that the file has. */
export function columnOf(columns: ColumnIndex, name: string, ...others: readonly string[]): Column {
  const names = [name, ...others]
  const present = names.find((candidate) => columns.find(candidate) >= 0) ?? name
  return { name: present, position: columns.find(present) }
}

const noRow = viewOfRow({
  line: 0,
  text: '',
  cells: [],
  fault: null,
  recoded: false,
  unended: false,
})

/** Starts the reading of rows. */
export function createRowCells(): RowCells {
  let row: RowView = noRow
  let sink: RowSink | null = null
  let isSound = true

  const text = ({ position }: Column) => row.trimmed(position)
  const refuse = (column: Column, expected: string) => {
    isSound = false
    const received = text(column)
    sink?.refuse(row, { code: 'malformed-cell', column: column.name, expected, received })
  }

  return {
    begin(nextRow, nextSink) {
      row = nextRow
      sink = nextSink
      isSound = true
    },
    sound: () => isSound,
    text,
    is: (column, asked) => row.is(column.position, asked),
    known: (column, memory) => row.known(column.position, memory),
    wholeNumber: (column) => row.wholeNumber(column.position),
    count(column) {
      const number = row.wholeNumber(column.position)
      if (number === null || number >= 0) return number
      refuse(column, 'a whole number from 0')
      return null
    },
    requiredCount(column) {
      const number = row.wholeNumber(column.position)
      if (number !== null && number >= 0) return number
      refuse(column, 'a whole number from 0')
      return 0
    },
    decimal(column, least, most) {
      const number = row.decimal(column.position)
      if (number === null || (number >= least && number <= most)) return number
      refuse(column, `a number from ${least} to ${most}`)
      return null
    },
    requiredDay(column) {
      const day = row.day(column.position)
      if (day === null) refuse(column, 'a day that exists, as YYYY-MM-DD')
      return day ?? ''
    },
    refuse,
    note(effect, code, column, expected, received) {
      sink?.note(effect, row, { code, column: column?.name ?? null, expected, received })
    },
  }
}
