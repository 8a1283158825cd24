import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWholeText, growingColumn, takeColumn } from './growing-column.ts'
import { bytesAt, textAt } from './text-column.ts'

const texts = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'grapheme-ascii' }),
    fc.constantFrom('', '\ufeffa mark in front', 'x'.repeat(5000)),
  ),
)

describe('a column of texts', () => {
  it('gives each text as it was added, and begins anew where it was taken', () => {
    const column = growingColumn()
    fc.assert(
      fc.property(texts, (added) => {
        for (const text of added) addWholeText(column, text)
        const taken = takeColumn(column)
        expect(added.map((_, index) => textAt(taken, index))).toEqual(added)
      }),
    )
  })

  it('gives the same texts in room that held others before, however much room there is', () => {
    const column = growingColumn()
    let room: ArrayBuffer | undefined
    fc.assert(
      fc.property(texts, fc.boolean(), (added, isGivenBack) => {
        for (const text of added) addWholeText(column, text)
        const taken = takeColumn(column, room)
        expect(added.map((_, index) => textAt(taken, index))).toEqual(added)
        room = isGivenBack ? taken.bytes.buffer : new ArrayBuffer(added.length)
      }),
    )
  })

  it('gives the bytes of a text as UTF-8', () => {
    const column = growingColumn()
    addWholeText(column, 'کابل')
    addWholeText(column, 'é')
    const taken = takeColumn(column)
    expect([...bytesAt(taken, 1)]).toEqual([0xc3, 0xa9])
  })

  it('throws for a text that it has not', () => {
    expect(() => textAt(takeColumn(growingColumn()), 0)).toThrow(RangeError)
  })
})
