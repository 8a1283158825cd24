import type { ReadLimits } from './read-limits.ts'
import { UnreadableInput } from './unreadable-input.ts'

/** One row of a delimited text. */
export interface TextRow {
  /** The line on which it begins, from 1. A quoted cell may hold line breaks. */
  readonly line: number
  /** The row as it stands in the file, without the break at its end. */
  readonly text: string
  /** Its cells, quotes taken off. */
  readonly cells: readonly string[]
  /** What makes the row unreadable as RFC 4180 asks, else `null`. */
  readonly fault: RowFault | null
  /** Whether a line of it was not in the encoding of the file. */
  readonly recoded: boolean
  /** Whether the file ended with it, without a line break: it may have been cut. */
  readonly unended: boolean
}

/** What is wrong with the form of a row. `column` counts from 1. */
export interface RowFault {
  readonly code: 'text-after-quote' | 'quote-not-closed' | 'too-many-columns'
  readonly column: number
}

/** A piece of text, and the lines of it, from 0, that were not in the encoding of the file. */
export interface DecodedPiece {
  readonly text: string
  readonly recodedLines: readonly number[]
}

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d

/**
 * Splits text into rows, after RFC 4180 and its common departures: LF or CR alone at the end of a line,
 * a quote inside an unquoted cell (kept as it is), no break after the last row. Empty lines are skipped. It is
 * pushed pieces of text; what does not end a row yet is kept for the next.
 *
 * It is our own because rows must come with their line, their verbatim text and their faults, out of
 * bounded memory; see README.md for the libraries that were measured. `scanRows` finds the same rows without
 * cutting their cells out, where the delimiter is one byte; elsewhere, and as its oracle, this one does.
 *
 * @throws UnreadableInput when a row is longer than allowed: where its quote ends is not known then.
 */
export function createSplitter(
  delimiter: string,
  limits: Pick<ReadLimits, 'rowLength' | 'columns'>,
) {
  const comma = delimiter.charCodeAt(0)
  let rest = ''
  let line = 1
  let recoded: number[] = []

  function split(text: string, isLast: boolean): readonly TextRow[] {
    const rows: TextRow[] = []
    const length = text.length
    let position = 0
    let rowStart = 0
    let nextBreak = -1
    while (position < length) {
      rowStart = position
      const cells: string[] = []
      let fault: RowFault | null = null
      let breaks = 0
      let ended = false
      while (!ended) {
        const start = position
        let cell: string
        if (text.charCodeAt(position) === quote) {
          let close = position + 1
          let doubled = false
          for (;;) {
            close = text.indexOf('"', close)
            if (close < 0 || text.charCodeAt(close + 1) !== quote) break
            doubled = true
            close += 2
          }
          if (close < 0) {
            if (!isLast) return keep(text, rowStart, rows)
            fault ??= { code: 'quote-not-closed', column: cells.length + 1 }
            close = length
          }
          cell = text.slice(start + 1, close)
          if (doubled) cell = cell.replaceAll('""', '"')
          if (nextBreak < start) nextBreak = text.indexOf('\n', start)
          while (nextBreak >= 0 && nextBreak < close) {
            breaks++
            nextBreak = text.indexOf('\n', nextBreak + 1)
          }
          if (nextBreak < 0) nextBreak = length
          position = Math.min(close + 1, length)
          const next = text.charCodeAt(position)
          if (position < length && next !== comma && next !== lineFeed && next !== carriageReturn) {
            fault ??= { code: 'text-after-quote', column: cells.length + 1 }
            position = endOfCell(text, position)
            cell = text.slice(start, position)
          }
        } else {
          position = endOfCell(text, position)
          cell = text.slice(start, position)
        }
        if (cells.length < limits.columns) cells.push(cell)
        else fault ??= { code: 'too-many-columns', column: limits.columns + 1 }
        if (position >= length) {
          if (!isLast) return keep(text, rowStart, rows)
          ended = true
        } else if (text.charCodeAt(position) === comma) {
          position++
          if (position >= length && !isLast) return keep(text, rowStart, rows)
        } else ended = true
      }
      const rowEnd = position
      let hasBreak = false
      if (position < length) {
        hasBreak = true
        if (text.charCodeAt(position) === carriageReturn) {
          if (position + 1 >= length && !isLast) return keep(text, rowStart, rows)
          if (text.charCodeAt(position + 1) === lineFeed) position++
        }
        position++
      }
      const lastLine = line + breaks
      if (rowEnd > rowStart) {
        rows.push({
          line,
          text: text.slice(rowStart, rowEnd),
          cells,
          fault,
          recoded: recoded.length > 0 && recoded.some((at) => at >= line && at <= lastLine),
          unended: !hasBreak,
        })
      }
      line = lastLine + 1
    }
    return keep(text, length, rows)
  }

  function endOfCell(text: string, from: number): number {
    const length = text.length
    let position = from
    while (position < length) {
      const character = text.charCodeAt(position)
      if (character === comma || character === lineFeed || character === carriageReturn) break
      position++
    }
    return position
  }

  function keep(text: string, from: number, rows: readonly TextRow[]): readonly TextRow[] {
    rest = text.slice(from)
    if (rest.length > limits.rowLength) {
      throw new UnreadableInput(
        'row-too-long',
        `rows of at most ${limits.rowLength} characters (is a quote left open?)`,
        'a longer one',
        line,
      )
    }
    return rows
  }

  return {
    /** The rows that end in this piece. */
    push({ text, recodedLines }: DecodedPiece): readonly TextRow[] {
      if (recodedLines.length > 0 || recoded.length > 0) {
        const firstLine = line + countBreaks(rest)
        recoded = [
          ...recoded.filter((at) => at >= line),
          ...recodedLines.map((index) => firstLine + index),
        ]
      }
      return split(rest + text, false)
    },
    /** What is left when the text has ended. */
    finish(): readonly TextRow[] {
      return split(rest, true)
    },
  }
}

function countBreaks(text: string): number {
  let breaks = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks++
  return breaks
}
