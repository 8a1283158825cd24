import { createDayOfBytes } from '../cells/day-of-bytes.ts'
import { decimalOfBytes, wholeNumberOfBytes } from '../cells/number-of-bytes.ts'
import { readDay } from '../cells/read-day.ts'
import { readDecimal } from '../cells/read-decimal.ts'
import type { RowBlock, RowView } from './row-view.ts'
import type { RowFault } from './split-rows.ts'

/** What is told of a row: line, start and end in characters, first cell, cells, fault, its column, marks. */
export const rowInts = 8
/** What is told of a cell: start and end in bytes, start in characters, end in characters; `~end` where quotes in it are doubled. */
export const cellInts = 4

/** The faults by the numbers with which they are told; 0 is none. */
export const rowFaults: readonly (RowFault['code'] | null)[] = [
  null,
  'text-after-quote',
  'quote-not-closed',
  'too-many-columns',
]

const firstRows = 256
const firstCells = 8192
const isUnended = 1
const isRecoded = 2
const hasNul = 4
const hasOther = 8

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] }

/**
 * The rows of one piece of text, as a scanner found them: where their cells stand in the piece and in its bytes.
 * One is used for all pieces of a file.
 */
export function createScannedRows() {
  let bytes: Uint8Array = new Uint8Array(0)
  let text = ''
  let rows = new Int32Array(firstRows * rowInts)
  let cells = new Int32Array(firstCells * cellInts)
  let length = 0
  // Of the row that is looked at.
  let firstCell = 0
  let width = 0
  // Of the cell that is looked for.
  let start = 0
  let end = 0
  let at = 0
  const readDayOfBytes = createDayOfBytes()

  function find(position: number): boolean {
    if (position < 0 || position >= width) return false
    at = (firstCell + position) * cellInts
    start = cells[at] ?? 0
    end = cells[at + 1] ?? 0
    return true
  }

  function cutCell(): string {
    const from = cells[at + 2] ?? 0
    const to = cells[at + 3] ?? 0
    return to < 0 ? text.slice(from, ~to).replaceAll('""', '"') : text.slice(from, to)
  }

  function trimmedCell(): string {
    const cell = cutCell()
    const first = bytes[start] ?? 0
    const last = bytes[end - 1] ?? 0
    return first > 0x20 && first < 0x80 && last > 0x20 && last < 0x80 ? cell : cell.trim()
  }

  const view: Mutable<RowView> = {
    line: 0,
    text: '',
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
      const isDoubled = (cells[at + 3] ?? 0) < 0
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
      view.text = text.slice(rows[row + 1], rows[row + 2])
      view.width = width
      view.fault = code === null ? null : { code, column: rows[row + 6] ?? 0 }
      view.unended = (marks & isUnended) !== 0
      view.recoded = (marks & isRecoded) !== 0
      view.hasNul = (marks & hasNul) !== 0
      view.isPlain = (marks & hasOther) === 0
      return view
    },
  }

  return {
    /** Begins a piece; what was scanned before is gone. */
    begin(nextBytes: Uint8Array, nextText: string) {
      bytes = nextBytes
      text = nextText
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
