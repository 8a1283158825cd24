import { createDayOfBytes } from '../cells/day-of-bytes.ts'
import { decimalOfBytes, wholeNumberOfBytes } from '../cells/number-of-bytes.ts'
import { readDay } from '../cells/read-day.ts'
import { readDecimal } from '../cells/read-decimal.ts'
import type { RowBlock, RowView } from './row-view.ts'
import type { RowFault } from './split-rows.ts'
import { textCutter } from './text-cutter.ts'

/** What is told of a row: line, start and end, first cell, cells, fault, its column, marks. */
export const rowInts = 8
/** What is told of a cell: start and end; `~end` where quotes in it are doubled. */
export const cellInts = 2

/** The faults by the numbers with which they are told; 0 is none. */
export const rowFaults: readonly (RowFault['code'] | null)[] = [
  null,
  'text-after-quote',
  'quote-not-closed',
  'too-many-columns',
]

const firstRows = 256
const firstCells = 8192

/** What may hold of a row, as bits: the last without a break, read from another encoding, with a NUL, with letters outside ASCII. */
export const rowMarks = { unended: 1, recoded: 2, nul: 4, other: 8 } as const

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] }

/**
 * The rows of one piece of text, as a scanner found them: where their cells stand in its bytes.
 * One is used for all pieces of a file.
 */
export function createScannedRows() {
  let bytes: Uint8Array = new Uint8Array(0)
  let cut = textCutter(bytes)
  let rows = new Int32Array(firstRows * rowInts)
  let cells = new Int32Array(firstCells * cellInts)
  let length = 0
  // Of the row that is looked at.
  let rowStart = 0
  let rowEnd = 0
  let firstCell = 0
  let width = 0
  let rowText: string | null = null
  let cellsCut = 0
  // Of the cell that is looked for.
  let start = 0
  let end = 0
  let isDoubled = false
  const readDayOfBytes = createDayOfBytes()

  function find(position: number): boolean {
    if (position < 0 || position >= width) return false
    const at = (firstCell + position) * cellInts
    const told = cells[at + 1] ?? 0
    start = cells[at] ?? 0
    isDoubled = told < 0
    end = isDoubled ? ~told : told
    return true
  }

  function cutCell(): string {
    const text = view.isPlain ? cutPlain() : cut(start, end)
    return isDoubled ? text.replaceAll('""', '"') : text
  }

  /** Where a letter is a byte, a cell is a part of the row's text, which is made for the second cell that is cut. */
  function cutPlain(): string {
    cellsCut++
    if (rowText === null && cellsCut < 2) return cut(start, end)
    rowText ??= cut(rowStart, rowEnd)
    return rowText.slice(start - rowStart, end - rowStart)
  }

  function trimmedCell(): string {
    const cell = cutCell()
    const first = bytes[start] ?? 0
    const last = bytes[end - 1] ?? 0
    return first > 0x20 && first < 0x80 && last > 0x20 && last < 0x80 ? cell : cell.trim()
  }

  const view: Mutable<RowView> = {
    line: 0,
    get text() {
      rowText ??= cut(rowStart, rowEnd)
      return rowText
    },
    get bytes() {
      return bytes.subarray(rowStart, rowEnd)
    },
    width: 0,
    fault: null,
    recoded: false,
    unended: false,
    hasNul: false,
    isPlain: true,
    cell: (position) => (find(position) ? cutCell() : ''),
    trimmed: (position) => (find(position) && end > start ? trimmedCell() : ''),
    is(position, asked) {
      if (!find(position)) return asked === ''
      const { length: askedLength } = asked
      if (end - start === askedLength) {
        let index = 0
        while (index < askedLength && asked.charCodeAt(index) === bytes[start + index]) index++
        if (index === askedLength) return true
      }
      return (end > start ? trimmedCell() : '') === asked
    },
    wholeNumber: (position) => (find(position) ? wholeNumberOfBytes(bytes, start, end) : null),
    decimal(position) {
      if (!find(position)) return null
      return decimalOfBytes(bytes, start, end) ?? readDecimal(cutCell())
    },
    day(position) {
      if (!find(position)) return readDay('')
      return readDayOfBytes(bytes, start, end, cutCell)
    },
    known(position, memory) {
      if (!find(position)) return memory.ofText('')
      return isDoubled ? memory.ofText(cutCell()) : memory.ofBytes(bytes, start, end, cutCell)
    },
  }

  const block: Mutable<RowBlock> = {
    length: 0,
    at(index) {
      if (index < 0 || index >= length) throw new RangeError(`${length} rows have no row ${index}`)
      const row = index * rowInts
      firstCell = rows[row + 3] ?? 0
      width = rows[row + 4] ?? 0
      const code = rowFaults[rows[row + 5] ?? 0] ?? null
      const marks = rows[row + 7] ?? 0
      view.line = rows[row] ?? 0
      rowStart = rows[row + 1] ?? 0
      rowEnd = rows[row + 2] ?? 0
      rowText = null
      cellsCut = 0
      view.width = width
      view.fault = code === null ? null : { code, column: rows[row + 6] ?? 0 }
      view.unended = (marks & rowMarks.unended) !== 0
      view.recoded = (marks & rowMarks.recoded) !== 0
      view.hasNul = (marks & rowMarks.nul) !== 0
      view.isPlain = (marks & rowMarks.other) === 0
      return view
    },
  }

  return {
    /** Begins a piece; what was scanned before is gone. */
    begin(nextBytes: Uint8Array) {
      bytes = nextBytes
      cut = textCutter(bytes)
      length = 0
      return { rows, cells }
    },
    growRows() {
      rows = twiceAsLong(rows)
      return rows
    },
    growCells() {
      cells = twiceAsLong(cells)
      return cells
    },
    /** Ends the piece with so many rows. */
    end(rowCount: number): RowBlock {
      length = rowCount
      block.length = rowCount
      return block
    },
  }
}

function twiceAsLong(ints: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(ints.length * 2)
  longer.set(ints)
  return longer
}
