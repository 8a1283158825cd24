import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSplitter, type TextRow } from './split-rows.ts'

const limits = { rowLength: 1000, columns: 20 }

function splitAll(text: string, pieceLength = text.length, delimiter = ','): readonly TextRow[] {
  const splitter = createSplitter(delimiter, limits)
  const rows: TextRow[] = []
  for (let start = 0; start < text.length; start += Math.max(1, pieceLength)) {
    const piece = text.slice(start, start + Math.max(1, pieceLength))
    rows.push(...splitter.push({ text: piece, recodedLines: [] }))
  }
  return [...rows, ...splitter.finish()]
}

const cellsOf = (text: string) => splitAll(text).map(({ cells }) => cells)

describe('createSplitter', () => {
  it('takes quotes off, and one of two quotes in quotes', () => {
    expect(cellsOf('a,"b,""c""",d\n')).toEqual([['a', 'b,"c"', 'd']])
  })

  it('keeps line breaks in quotes, and counts lines over them', () => {
    const rows = splitAll('a,"b\r\nc"\r\nd,e\r\n')
    expect(rows.map(({ line, cells }) => [line, cells])).toEqual([
      [1, ['a', 'b\r\nc']],
      [3, ['d', 'e']],
    ])
  })

  it('ends rows at CRLF, LF and a CR alone', () => {
    expect(cellsOf('a\r\nb\nc\rd')).toEqual([['a'], ['b'], ['c'], ['d']])
  })

  it('skips empty lines and counts them', () => {
    expect(splitAll('a\n\n\r\nb\n').map(({ line }) => line)).toEqual([1, 4])
  })

  it('keeps empty cells, the last one too', () => {
    expect(cellsOf(',a,\n,\n"",')).toEqual([
      ['', 'a', ''],
      ['', ''],
      ['', ''],
    ])
  })

  it('keeps a quote within an unquoted cell', () => {
    expect(cellsOf('5" pipe,b\n')).toEqual([['5" pipe', 'b']])
  })

  it('splits at another delimiter', () => {
    expect(splitAll('a;"b;c";d', 3, ';')[0]?.cells).toEqual(['a', 'b;c', 'd'])
  })

  it('keeps the row as it stands in the file', () => {
    expect(splitAll('a,"b""\r\nc" \r\n')[0]?.text).toBe('a,"b""\r\nc" ')
  })

  it('names text after a closing quote, and goes on in the next row', () => {
    const rows = splitAll('a,"b"c,d\ne,f,g\n')
    expect(rows[0]).toMatchObject({ fault: { code: 'text-after-quote', column: 2 } })
    expect(rows[1]).toMatchObject({ fault: null, cells: ['e', 'f', 'g'] })
  })

  it('names a quote that is open when the file ends', () => {
    expect(splitAll('a,b\nc,"d\ne,f\n')[1]).toMatchObject({
      line: 2,
      fault: { code: 'quote-not-closed', column: 2 },
      unended: true,
    })
  })

  it('names a row with more cells than allowed, and keeps no more than those', () => {
    const [row] = splitAll(','.repeat(200))
    expect(row?.fault).toEqual({ code: 'too-many-columns', column: 21 })
    expect(row?.cells).toHaveLength(20)
  })

  it('stops at a row that is longer than allowed, with its line', () => {
    expect(() => splitAll(`a\n"${'b'.repeat(3000)}`, 100)).toThrow('a longer one')
  })

  it('tells that the last row has no line break', () => {
    expect(splitAll('a\nb').map(({ unended }) => unended)).toEqual([false, true])
  })

  it('marks the rows whose lines were in another encoding', () => {
    const splitter = createSplitter(',', limits)
    const rows = [
      ...splitter.push({ text: 'a\n"b\n', recodedLines: [] }),
      ...splitter.push({ text: 'c"\nd\ne\n', recodedLines: [0, 2] }),
      ...splitter.finish(),
    ]
    expect(rows.map(({ text, recoded }) => [text, recoded])).toEqual([
      ['a', false],
      ['"b\nc"', true],
      ['d', false],
      ['e', true],
    ])
  })

  it('reads what was written, wherever the text is cut into pieces', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ' ', '=') })
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 6 }), { maxLength: 8 })
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 40 }), (table, pieceLength) => {
        const text = table
          .map((cells) => `${cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')}\r\n`)
          .join('')
        expect(splitAll(text, pieceLength).map(({ cells }) => cells)).toEqual(table)
      }),
    )
  })

  it('gives the same rows for any text, however it is cut into pieces', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é') })
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (any, pieceLength) => {
        expect(splitAll(any, pieceLength)).toEqual(splitAll(any))
      }),
    )
  })
})
