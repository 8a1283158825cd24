import type { IsoDate } from '@recount/core/primitives'
import type { ColumnIndex } from '../reading/column-index.ts'
import type { DataRow, RowSink } from '../reading/source-format.ts'
import { readDay } from './read-day.ts'
import { readDecimal } from './read-decimal.ts'
import { readWholeNumber } from './read-whole-number.ts'

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
  readonly begin: (row: DataRow, sink: RowSink) => void
  /** Whether nothing was refused since the row began. */
  readonly sound: () => boolean
  /** The cell without outer spaces; empty where there is no such column. */
  readonly text: (column: Column) => string
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

/** Starts the reading of rows. */
export function createRowCells(): RowCells {
  let row: DataRow = { line: 0, cells: [] }
  let sink: RowSink | null = null
  let isSound = true

  const text = ({ position }: Column) => (position < 0 ? '' : (row.cells[position]?.trim() ?? ''))
  const refuse = (column: Column, expected: string) => {
    isSound = false
    const received = text(column)
    sink?.refuse(row, { code: 'malformed-cell', column: column.name, expected, received })
  }
  const count = (column: Column) => {
    const number = column.position < 0 ? null : readWholeNumber(row.cells[column.position] ?? '')
    if (number === null || number >= 0) return number
    refuse(column, 'a whole number from 0')
    return null
  }

  return {
    begin(nextRow, nextSink) {
      row = nextRow
      sink = nextSink
      isSound = true
    },
    sound: () => isSound,
    text,
    count,
    requiredCount(column) {
      const number = readWholeNumber(row.cells[column.position] ?? '')
      if (number !== null && number >= 0) return number
      refuse(column, 'a whole number from 0')
      return 0
    },
    decimal(column, least, most) {
      const number = readDecimal(text(column))
      if (number === null || (number >= least && number <= most)) return number
      refuse(column, `a number from ${least} to ${most}`)
      return null
    },
    requiredDay(column) {
      const day = readDay(row.cells[column.position] ?? '')
      if (day === null) refuse(column, 'a day that exists, as YYYY-MM-DD')
      return day ?? ''
    },
    refuse,
    note(effect, code, column, expected, received) {
      sink?.note(effect, row, { code, column: column?.name ?? null, expected, received })
    },
  }
}
