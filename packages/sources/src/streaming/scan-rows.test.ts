import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rememberCells } from '../cells/cell-memory.ts'
import { readDay } from '../cells/read-day.ts'
import { readDecimal } from '../cells/read-decimal.ts'
import { readWholeNumber } from '../cells/read-whole-number.ts'
import { type TextPiece, textOf } from './decode-text.ts'
import { type RowBlock, rowOf } from './row-view.ts'
import { createScanner, scanRows } from './scan-rows.ts'
import { createSplitter, type TextRow } from './split-rows.ts'

const limits = { rowLength: 60, columns: 5 }

type Pusher<Rows, Piece> = {
  readonly push: (piece: Piece) => Rows
  readonly finish: () => Rows
}

/** All rows of a text in pieces, and what stopped the reading, if anything did. */
function readPieces<Rows, Piece>(
  { push, finish }: Pusher<Rows, Piece>,
  pieces: readonly Piece[],
  rowsOf: (rows: Rows) => readonly TextRow[],
) {
  const rows: TextRow[] = []
  try {
    for (const piece of pieces) rows.push(...rowsOf(push(piece)))
    rows.push(...rowsOf(finish()))
    return { rows, stopped: null }
  } catch (error) {
    return { rows, stopped: String(error) }
  }
}

const rowsOfBlock = (block: RowBlock) =>
  Array.from({ length: block.length }, (_, index) => rowOf(block.at(index)))

const piece = (text: string, recodedLines: readonly number[] = []): TextPiece => ({
  bytes: new TextEncoder().encode(text),
  encoding: 'utf-8',
  recodedLines,
})

const unit = fc.constantFrom('a', '7', '"', ',', ';', '\n', '\r', ' ', '\0', 'é', 'ی', '€', '😀')
const anyText = fc.string({ unit, maxLength: 60 })

describe('createScanner', () => {
  it('finds the rows that splitting finds, whatever the text is and however it is cut', () => {
    const pieces = fc.array(fc.tuple(anyText, fc.array(fc.nat(5), { maxLength: 2 })), {
      maxLength: 5,
    })
    fc.assert(
      fc.property(pieces, fc.constantFrom(',', ';', '\t', 'a'), (texts, delimiter) => {
        const read = texts.map(([text, recoded]) => piece(text, recoded))
        const scanned = readPieces(createScanner(delimiter, limits), read, rowsOfBlock)
        const decoded = read.map((one) => ({ ...one, text: textOf(one) }))
        const split = readPieces(createSplitter(delimiter, limits), decoded, (rows) => rows)
        expect(scanned).toEqual(split)
      }),
      { numRuns: 2000 },
    )
  })

  it('has room for more rows and cells than most pieces have', () => {
    const text = 'a,b,c\n'.repeat(20_000)
    const { rows } = readPieces(createScanner(',', limits), [piece(text)], rowsOfBlock)
    expect(rows).toHaveLength(20_000)
    expect(rows.at(-1)).toMatchObject({ line: 20_000, cells: ['a', 'b', 'c'] })
  })

  it.each([',', ';', '\t', '|', 'x', '§', '"'])('splits at the delimiter %j', async (delimiter) => {
    const pieces = async function* () {
      yield piece(`1${delimiter}é${delimiter}"3"\n`)
    }
    const rows: TextRow[] = []
    for await (const block of scanRows(pieces(), delimiter, limits)) {
      rows.push(...rowsOfBlock(block))
    }
    const split = readPieces(
      createSplitter(delimiter, limits),
      [{ text: `1${delimiter}é${delimiter}"3"\n`, recodedLines: [] }],
      (all) => all,
    )
    expect(rows).toEqual(split.rows)
  })
})

describe('the view on a scanned row', () => {
  const space = fc.string({ unit: fc.constantFrom(' ', '\t', '\u00a0'), maxLength: 2 })
  const number = fc.oneof(
    fc.double({ noDefaultInfinity: true, noNaN: true }).map(String),
    fc.double({ min: -180, max: 180, noNaN: true }).map((value) => value.toFixed(4)),
    fc.integer().map(String),
    fc.string({ unit: fc.constantFrom('0', '1', '9', '.', '-', '+', 'e', '٣'), maxLength: 18 }),
  )
  const day = fc.oneof(
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc
      .tuple(fc.date({ noInvalidDate: true }), fc.constantFrom('', ' 00:00:00.000', 'T', ' x', 'Z'))
      .map(([date, rest]) => date.toISOString().slice(0, 10) + rest),
    fc.string({ unit: fc.constantFrom('2', '0', '1', '-', '/', ' ', 'May'), maxLength: 12 }),
  )
  const word = fc.string({
    unit: fc.constantFrom('a', 'é', '"', ' ', '\u00a0', '😀'),
    maxLength: 9,
  })
  const cell = fc
    .tuple(space, fc.oneof(number, day, word), space, fc.boolean())
    .map(([before, text, after, isQuoted]) => ({ text: before + text + after, isQuoted }))

  it('reads each cell as its text is read', () => {
    const memory = rememberCells((text) => `<${text}>`)
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (cells, isAskedFirst) => {
          const written = cells.map(({ text, isQuoted }) =>
            isQuoted || /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text,
          )
          const text = `${written.join(',')}\n`
          const { push } = createScanner(',', { rowLength: 1000, columns: 20 })
          const block = push(piece(text))
          if (block.length === 0) return
          const row = block.at(0)
          // Some rows are asked for their text first, which their cells are then cut out of.
          if (isAskedFirst) expect(row.text).toBe(text.slice(0, -1))
          cells.forEach((one, position) => {
            expect(row.cell(position)).toBe(one.text)
            expect(row.trimmed(position)).toBe(one.text.trim())
            expect(row.wholeNumber(position)).toEqual(readWholeNumber(one.text))
            expect(row.decimal(position)).toEqual(readDecimal(one.text))
            expect(row.day(position)).toBe(readDay(one.text))
            expect(row.known(position, memory)).toBe(`<${one.text.trim()}>`)
            expect(row.is(position, one.text.trim())).toBe(true)
            expect(row.is(position, `${one.text.trim()}x`)).toBe(false)
          })
          expect(row.text).toBe(text.slice(0, -1))
          expect(textOf(row)).toBe(row.text)
          expect(row.cell(cells.length)).toBe('')
          expect(row.trimmed(-1)).toBe('')
          expect(row.wholeNumber(-1)).toBeNull()
          expect(row.decimal(cells.length)).toBeNull()
          expect(row.day(-1)).toBeNull()
          expect(row.known(-1, memory)).toBe('<>')
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('knows more different cells than it remembers', () => {
    const memory = rememberCells((text) => text.length)
    const { push } = createScanner(',', { rowLength: 1_000_000, columns: 5 })
    const names = Array.from({ length: 30_000 }, (_, index) => `${'n'.repeat(index % 300)}${index}`)
    for (const name of [...names, ...names.slice(0, 100)]) {
      expect(
        push(piece(`${name},\n`))
          .at(0)
          .known(0, memory),
      ).toBe(name.length)
    }
  })
})
