import type { IsoDate } from '@recount/core/primitives'
import type { CellMemory } from '../cells/cell-memory.ts'
import { readDay } from '../cells/read-day.ts'
import { readDecimal } from '../cells/read-decimal.ts'
import { readWholeNumber } from '../cells/read-whole-number.ts'
import type { RowFault, TextRow } from './split-rows.ts'

/**
 * The row that is being read. Its cells are cut out of the file's text when they are asked for, and read as
 * what they are asked for: most cells of a table are asked for nothing.
 *
 * One view shows one row after another: what is to be kept of a row is taken before the next is looked at.
 */
export interface RowView {
  /** The line on which it begins, from 1. */
  readonly line: number
  /** The row as it stands in the file, without the break at its end. */
  readonly text: string
  /** The same in UTF-8. */
  readonly bytes: Uint8Array
  /** How many cells it has. */
  readonly width: number
  readonly fault: RowFault | null
  readonly recoded: boolean
  readonly unended: boolean
  /** Whether it holds a NUL. */
  readonly hasNul: boolean
  /** Whether it is known to be ASCII alone. */
  readonly isPlain: boolean
  /** The cell as it is written, quotes taken off; empty where the row has no such cell. */
  readonly cell: (position: number) => string
  /** The cell without outer spaces. */
  readonly trimmed: (position: number) => string
  /** Whether the cell without outer spaces is this text. */
  readonly is: (position: number, text: string) => boolean
  /** The cell as `readWholeNumber` reads it. */
  readonly wholeNumber: (position: number) => number | null
  /** The cell as `readDecimal` reads it. */
  readonly decimal: (position: number) => number | null
  /** The cell as `readDay` reads it. */
  readonly day: (position: number) => IsoDate | null
  /** What is remembered of the cell. */
  readonly known: <Answer>(position: number, memory: CellMemory<Answer>) => Answer
}

/** Rows that were read together, of which one at a time is looked at. */
export interface RowBlock {
  readonly length: number
  /** The view, on one of the rows. */
  readonly at: (index: number) => RowView
}

/** Rows whose cells are texts already. */
export function blockOfRows(rows: readonly TextRow[]): RowBlock {
  return {
    length: rows.length,
    at(index) {
      const row = rows[index]
      if (row === undefined) throw new RangeError(`${rows.length} rows have no row ${index}`)
      return viewOfRow(row)
    },
  }
}

const encoder = new TextEncoder()

/** The view on a row whose cells are texts. */
export function viewOfRow({ line, text, cells, fault, recoded, unended }: TextRow): RowView {
  const cell = (position: number) => cells[position] ?? ''
  return {
    line,
    text,
    get bytes() {
      return encoder.encode(text)
    },
    width: cells.length,
    fault,
    recoded,
    unended,
    hasNul: text.includes('\0'),
    isPlain: false,
    cell,
    trimmed: (position) => cell(position).trim(),
    is: (position, asked) => cell(position).trim() === asked,
    wholeNumber: (position) => readWholeNumber(cell(position)),
    decimal: (position) => readDecimal(cell(position)),
    day: (position) => readDay(cell(position)),
    known: (position, memory) => memory.ofText(cell(position)),
  }
}

/** The cells of a row, to be kept beyond it. */
export function cellsOf(row: RowView): readonly string[] {
  return Array.from({ length: row.width }, (_, position) => row.cell(position))
}

/** The row as it is, to be kept. */
export function rowOf(row: RowView): TextRow {
  const { line, text, fault, recoded, unended } = row
  return { line, text, cells: cellsOf(row), fault, recoded, unended }
}
