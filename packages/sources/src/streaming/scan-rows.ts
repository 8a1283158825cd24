import { type TextPiece, textOf } from './decode-text.ts'
import { joinBytes } from './peek-bytes.ts'
import type { ReadLimits } from './read-limits.ts'
import { blockOfRows, type RowBlock } from './row-view.ts'
import { cellInts, createScannedRows, rowFaults, rowInts, rowMarks } from './scanned-rows.ts'
import { createSplitter } from './split-rows.ts'
import { UnreadableInput } from './unreadable-input.ts'

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d

/** What a byte means outside of quotes and within them; most mean nothing. */
const nothing = 0
const delimits = 1
const breaksLine = 2
const isNul = 3
const isOther = 4
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
    push: (piece: TextPiece) =>
      blockOfRows(splitter.push({ text: textOf(piece), recodedLines: piece.recodedLines })),
    finish: () => blockOfRows(splitter.finish()),
  }
}

/** A scanner that is pushed pieces of text; what does not end a row yet is kept for the next. */
export function createScanner(
  delimiter: string,
  limits: Pick<ReadLimits, 'rowLength' | 'columns'>,
) {
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
  let rest: Uint8Array = new Uint8Array(0)
  let line = 1
  let recoded: number[] = []
  // Of the piece that is scanned.
  let { rows, cells } = scanned.begin(rest)
  let bytes = rest
  let rowCount = 0
  let cellCount = 0

  function scan(nextBytes: Uint8Array, isLast: boolean): RowBlock {
    const piece = scanned.begin(nextBytes)
    bytes = nextBytes
    rows = piece.rows
    cells = piece.cells
    rowCount = 0
    cellCount = 0
    let position = 0
    while (position < bytes.length) {
      const next = scanRow(position, isLast)
      if (next < 0) break
      position = next
    }
    return keep(position)
  }

  /** Where the row ends that begins at a position, with the break after it; -1 where it does not end. */
  function scanRow(rowStart: number, isLast: boolean): number {
    const data = bytes
    const length = data.length
    const plain = outside
    const quoted = inQuotes
    const firstCell = cellCount
    let held = cells
    let at = firstCell * cellInts
    let position = rowStart
    let fault = 0
    let faultColumn = 0
    let breaks = 0
    let marks = 0
    let width = 0
    for (;;) {
      let start = position
      let end = position
      let isDoubled = false
      let inUnquoted = true
      if (position < length && data[position] === quote) {
        let close = position + 1
        let isOpen = true
        while (close < length) {
          const byte = data[close] ?? 0
          const meaning = quoted[byte]
          if (meaning === nothing) close++
          else if (meaning === isOther) {
            marks |= rowMarks.other
            close++
          } else if (meaning === quotes) {
            if (close + 1 >= length || data[close + 1] !== quote) {
              isOpen = false
              break
            }
            isDoubled = true
            close += 2
          } else {
            if (meaning === breaksLine) breaks++
            else marks |= rowMarks.nul
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
          else if (meaning === isOther) {
            marks |= rowMarks.other
            position++
          } else if (meaning === isNul) {
            marks |= rowMarks.nul
            position++
          } else break
        }
        end = position
      }
      if (width < mostColumns) {
        if (at + cellInts > held.length) held = growCells()
        held[at] = start
        held[at + 1] = isDoubled ? ~end : end
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
    if (position < length) {
      if (data[position] === carriageReturn) {
        if (position + 1 >= length && !isLast) return -1
        if (position + 1 < length && data[position + 1] === lineFeed) position++
      }
      position++
    } else marks |= rowMarks.unended
    const lastLine = line + breaks
    if (rowEnd > rowStart) {
      const row = rowCount * rowInts
      if (row + rowInts > rows.length) rows = scanned.growRows()
      rows[row] = line
      rows[row + 1] = rowStart
      rows[row + 2] = rowEnd
      rows[row + 3] = firstCell
      rows[row + 4] = width
      rows[row + 5] = fault
      rows[row + 6] = faultColumn
      rows[row + 7] = isRecoded(line, lastLine) ? marks | rowMarks.recoded : marks
      rowCount++
      cellCount += width
    }
    line = lastLine + 1
    return position
  }

  function growCells(): Int32Array<ArrayBuffer> {
    cells = scanned.growCells()
    return cells
  }

  function isRecoded(first: number, last: number): boolean {
    return recoded.length > 0 && recoded.some((at) => at >= first && at <= last)
  }

  function keep(from: number): RowBlock {
    rest = bytes.slice(from)
    // Of letters there are no more than of bytes.
    if (rest.length > limits.rowLength && textOf({ bytes: rest }).length > limits.rowLength) {
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
    push({ bytes: added, recodedLines }: Pick<TextPiece, 'bytes' | 'recodedLines'>): RowBlock {
      if (recodedLines.length > 0 || recoded.length > 0) {
        const firstLine = line + countBreaks(rest)
        recoded = [
          ...recoded.filter((at) => at >= line),
          ...recodedLines.map((index) => firstLine + index),
        ]
      }
      return scan(rest.length === 0 ? added : joinBytes([rest, added]), false)
    },
    /** What is left when the text has ended. */
    finish: (): RowBlock => scan(rest, true),
  }
}

function countBreaks(bytes: Uint8Array): number {
  let breaks = 0
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) breaks++
  return breaks
}

function meanings(entries: readonly (readonly [byte: number, meaning: number])[]): Uint8Array {
  const table = new Uint8Array(256).fill(isOther, 0x80)
  for (const [byte, meaning] of entries) table[byte] = meaning
  return table
}
