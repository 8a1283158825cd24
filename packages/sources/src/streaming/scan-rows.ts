import type { TextPiece } from './decode-text.ts'
import { joinBytes } from './peek-bytes.ts'
import type { ReadLimits } from './read-limits.ts'
import { blockOfRows, type RowBlock } from './row-view.ts'
import { cellInts, createScannedRows, rowFaults, rowInts } from './scanned-rows.ts'
import { createSplitter } from './split-rows.ts'
import { UnreadableInput } from './unreadable-input.ts'

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d
const newLine = /\n/g

/** What a byte means outside of quotes and within them; most mean nothing. */
const nothing = 0
const delimits = 1
const breaksLine = 2
const isNul = 3
const isLead = 4
const quotes = 5

/**
 * Splits text into rows as `createSplitter` does, by the same rules, and leaves the cells where they stand: over a
 * table of which most cells are not read that takes a fraction of the time.
 *
 * @throws UnreadableInput when a row is longer than allowed: where its quote ends is not known then.
 */
export async function* scanRows(
  pieces: AsyncIterable<TextPiece>,
  delimiter: string,
  limits: Pick<ReadLimits, 'rowLength' | 'columns'>,
): AsyncGenerator<RowBlock> {
  const { push, finish } = canScan(delimiter)
    ? createScanner(delimiter, limits)
    : splitInBlocks(delimiter, limits)
  for await (const piece of pieces) {
    const block = push(piece)
    if (block.length > 0) yield block
  }
  const last = finish()
  if (last.length > 0) yield last
}

/** The scanner looks at bytes of UTF-8, one of which the delimiter has to be. */
function canScan(delimiter: string): boolean {
  return /^[ -~\t]$/.test(delimiter) && delimiter !== '"'
}

function splitInBlocks(delimiter: string, limits: Pick<ReadLimits, 'rowLength' | 'columns'>) {
  const splitter = createSplitter(delimiter, limits)
  return {
    push: (piece: TextPiece) => blockOfRows(splitter.push(piece)),
    finish: () => blockOfRows(splitter.finish()),
  }
}

/** A scanner that is pushed pieces of text; what does not end a row yet is kept for the next. */
export function createScanner(
  delimiter: string,
  limits: Pick<ReadLimits, 'rowLength' | 'columns'>,
) {
  const encoder = new TextEncoder()
  const outside = meanings([
    [delimiter.charCodeAt(0), delimits],
    [lineFeed, breaksLine],
    [carriageReturn, breaksLine],
    [0, isNul],
  ])
  const inQuotes = meanings([
    [quote, quotes],
    [lineFeed, breaksLine],
    [0, isNul],
  ])
  const { columns: mostColumns } = limits
  const scanned = createScannedRows()
  let rest = { bytes: new Uint8Array(0), text: '' }
  let line = 1
  let recoded: number[] = []
  // Of the piece that is scanned.
  let { rows, cells } = scanned.begin(rest.bytes, '')
  let bytes: Uint8Array = rest.bytes
  let rowCount = 0
  let cellCount = 0
  let shiftBefore = 0

  function scan(nextBytes: Uint8Array, text: string, isLast: boolean): RowBlock {
    const piece = scanned.begin(nextBytes, text)
    bytes = nextBytes
    rows = piece.rows
    cells = piece.cells
    rowCount = 0
    cellCount = 0
    shiftBefore = 0
    let position = 0
    while (position < bytes.length) {
      const next = scanRow(position, isLast)
      if (next < 0) break
      position = next
    }
    return keep(position, text)
  }

  /** Where the row ends that begins at a position, with the break after it; -1 where it does not end. */
  function scanRow(rowStart: number, isLast: boolean): number {
    const data = bytes
    const length = data.length
    const plain = outside
    const quoted = inQuotes
    const rowShift = shiftBefore
    const firstCell = cellCount
    let held = cells
    let at = firstCell * cellInts
    let position = rowStart
    // How many bytes more than characters there are before the position.
    let shift = rowShift
    let fault = 0
    let faultColumn = 0
    let breaks = 0
    let hasNul = 0
    let width = 0
    for (;;) {
      let start = position
      const startShift = shift
      let end = position
      let endShift = shift
      let isDoubled = false
      let inUnquoted = true
      if (position < length && data[position] === quote) {
        let close = position + 1
        let isOpen = true
        while (close < length) {
          const byte = data[close] ?? 0
          const meaning = quoted[byte]
          if (meaning === nothing) close++
          else if (meaning === isLead) {
            shift += byte < 0xe0 ? 1 : 2
            close += byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
          } else if (meaning === quotes) {
            if (close + 1 >= length || data[close + 1] !== quote) {
              isOpen = false
              break
            }
            isDoubled = true
            close += 2
          } else {
            if (meaning === breaksLine) breaks++
            else hasNul = 1
            close++
          }
        }
        if (isOpen) {
          if (!isLast) return -1
          if (fault === 0) {
            fault = rowFaults.indexOf('quote-not-closed')
            faultColumn = width + 1
          }
        }
        end = close
        endShift = shift
        position = Math.min(close + 1, length)
        const next = position < length ? plain[data[position] ?? 0] : breaksLine
        if (next === delimits || next === breaksLine) {
          start++
          inUnquoted = false
        } else {
          if (fault === 0) {
            fault = rowFaults.indexOf('text-after-quote')
            faultColumn = width + 1
          }
          isDoubled = false
        }
      }
      if (inUnquoted) {
        while (position < length) {
          const byte = data[position] ?? 0
          const meaning = plain[byte]
          if (meaning === nothing) position++
          else if (meaning === isLead) {
            shift += byte < 0xe0 ? 1 : 2
            position += byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
          } else if (meaning === isNul) {
            hasNul = 1
            position++
          } else break
        }
        end = position
        endShift = shift
      }
      if (width < mostColumns) {
        if (at + cellInts > held.length) held = growCells()
        held[at] = start
        held[at + 1] = end
        held[at + 2] = start - startShift
        held[at + 3] = isDoubled ? ~(end - endShift) : end - endShift
        at += cellInts
        width++
      } else if (fault === 0) {
        fault = rowFaults.indexOf('too-many-columns')
        faultColumn = mostColumns + 1
      }
      if (position >= length) {
        if (!isLast) return -1
        break
      }
      if (plain[data[position] ?? 0] !== delimits) break
      position++
      if (position >= length && !isLast) return -1
    }
    const rowEnd = position
    const rowEndShift = shift
    let hasBreak = false
    if (position < length) {
      hasBreak = true
      if (data[position] === carriageReturn) {
        if (position + 1 >= length && !isLast) return -1
        if (position + 1 < length && data[position + 1] === lineFeed) position++
      }
      position++
    }
    const lastLine = line + breaks
    if (rowEnd > rowStart) {
      const row = rowCount * rowInts
      if (row + rowInts > rows.length) rows = scanned.growRows()
      rows[row] = line
      rows[row + 1] = rowStart - rowShift
      rows[row + 2] = rowEnd - rowEndShift
      rows[row + 3] = firstCell
      rows[row + 4] = width
      rows[row + 5] = fault
      rows[row + 6] = faultColumn
      rows[row + 7] =
        (hasBreak ? 0 : 1) |
        (isRecoded(line, lastLine) ? 2 : 0) |
        (hasNul === 0 ? 0 : 4) |
        (rowEndShift === rowShift ? 0 : 8)
      rowCount++
      cellCount += width
    }
    line = lastLine + 1
    shiftBefore = shift
    return position
  }

  function growCells(): Int32Array<ArrayBuffer> {
    cells = scanned.growCells()
    return cells
  }

  function isRecoded(first: number, last: number): boolean {
    return recoded.length > 0 && recoded.some((at) => at >= first && at <= last)
  }

  function keep(from: number, text: string): RowBlock {
    rest = { bytes: bytes.slice(from), text: text.slice(from - shiftBefore) }
    if (rest.text.length > limits.rowLength) {
      throw new UnreadableInput(
        'row-too-long',
        `rows of at most ${limits.rowLength} characters (is a quote left open?)`,
        'a longer one',
        line,
      )
    }
    return scanned.end(rowCount)
  }

  return {
    /** The rows that end in this piece. */
    push({ text, bytes = encoder.encode(text), recodedLines }: TextPiece): RowBlock {
      if (recodedLines.length > 0 || recoded.length > 0) {
        const firstLine = line + (rest.text.match(newLine)?.length ?? 0)
        recoded = [
          ...recoded.filter((at) => at >= line),
          ...recodedLines.map((index) => firstLine + index),
        ]
      }
      if (rest.bytes.length === 0) return scan(bytes, text, false)
      return scan(joinBytes([rest.bytes, bytes]), rest.text + text, false)
    },
    /** What is left when the text has ended. */
    finish: (): RowBlock => scan(rest.bytes, rest.text, true),
  }
}

function meanings(entries: readonly (readonly [byte: number, meaning: number])[]): Uint8Array {
  const table = new Uint8Array(256).fill(isLead, 0xc0)
  for (const [byte, meaning] of entries) table[byte] = meaning
  return table
}
