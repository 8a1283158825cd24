import { describe, expect, it } from 'vitest'
import { piecesOf } from '../../test/read-all.ts'
import { decodeText, textOf } from './decode-text.ts'
import { recogniseEncoding } from './encoding.ts'

const limits = { rowLength: 1000 }
const utf8 = (text: string) => new TextEncoder().encode(text)
const bytes = (...parts: readonly (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : [part])))

async function decode(input: Uint8Array, pieceLength: number) {
  const recognised = recogniseEncoding(input.subarray(0, 16))
  let text = ''
  let lines = 0
  const recoded: number[] = []
  let encoding: string | null = null
  for await (const piece of decodeText(piecesOf(input, pieceLength), recognised, limits)) {
    text += textOf(piece)
    recoded.push(...piece.recodedLines.map((line) => line + lines))
    lines += textOf(piece).split('\n').length - 1
    encoding = piece.encoding
  }
  return { text, recoded, encoding }
}

describe.each([1, 2, 3, 7, 1000])('decodeText in pieces of %i bytes', (pieceLength) => {
  it('reads UTF-8, with a byte order mark or without', async () => {
    expect(await decode(utf8('a,é\nکابل,€\n'), pieceLength)).toEqual({
      text: 'a,é\nکابل,€\n',
      recoded: [],
      encoding: 'utf-8',
    })
    expect((await decode(bytes(0xef, 0xbb, 0xbf, 'a,é\n'), pieceLength)).text).toBe('a,é\n')
  })

  it('reads UTF-16 by its byte order mark', async () => {
    const little = Uint8Array.from([0xff, 0xfe, ...Buffer.from('a,é\n', 'utf16le')])
    expect((await decode(little, pieceLength)).text).toBe('a,é\n')
    const big = Uint8Array.from([0xfe, 0xff, ...Buffer.from('a,é\n', 'utf16le').swap16()])
    expect((await decode(big, pieceLength)).text).toBe('a,é\n')
  })

  it('reads Windows-1252 and Latin-1', async () => {
    expect(await decode(bytes('it', 0x92, 's\n'), pieceLength)).toMatchObject({
      text: 'it’s\n',
      encoding: 'windows-1252',
    })
    expect(await decode(bytes('n', 0xe3, 'o\n'), pieceLength)).toMatchObject({
      text: 'não\n',
      encoding: 'iso-8859-1',
    })
  })

  it('reads as Windows-1252 from where a file of plain ASCII breaks the rules of UTF-8', async () => {
    const input = bytes('plain text\n'.repeat(4), 'it', 0x92, 's\n', 0x93, 'x\n')
    expect(await decode(input, pieceLength)).toMatchObject({
      text: `${'plain text\n'.repeat(4)}it’s\n“x\n`,
      recoded: [],
      encoding: 'windows-1252',
    })
  })

  it('reads a stray line of a UTF-8 file as Windows-1252, and names it', async () => {
    const input = bytes('é first line\n', 'é second\n', 'caf', 0xe9, '\n', 'é last\n')
    expect(await decode(input, pieceLength)).toEqual({
      text: 'é first line\né second\ncafé\né last\n',
      recoded: [2],
      encoding: 'utf-8',
    })
  })

  it('keeps a replacement character that stands in the file', async () => {
    expect(await decode(utf8('é\ufffd\n'), pieceLength)).toMatchObject({
      text: 'é\ufffd\n',
      recoded: [],
    })
  })
})

describe('decodeText', () => {
  it('stops at a line without an end', async () => {
    const endless = piecesOf(utf8('x'.repeat(100_000)), 500)
    const read = async () => {
      for await (const _ of decodeText(endless, recogniseEncoding(new Uint8Array(0)), limits));
    }
    await expect(read()).rejects.toThrow('lines of at most 1000 characters')
  })
})

describe('recogniseEncoding', () => {
  it('does not let a few wrong lines make another encoding of a file', () => {
    expect(recogniseEncoding(bytes('é\né\né\ncaf', 0xe9, '\n')).encoding).toBe('utf-8')
    expect(recogniseEncoding(bytes('é\ncaf', 0xe9, '\ncaf', 0xe9, '\n')).encoding).toBe(
      'iso-8859-1',
    )
  })

  it('is not misled by a letter that the sample cuts', () => {
    expect(recogniseEncoding(utf8('a\né').subarray(0, 3)).encoding).toBe('utf-8')
    expect(recogniseEncoding(utf8('aé').subarray(0, 2)).encoding).toBe('utf-8')
  })
})
