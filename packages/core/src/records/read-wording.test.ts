import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intervals, texts } from '../../test/arbitraries.ts'
import { isUnknownNumber } from './is-unknown-number.ts'
import { quantitySchema } from './quantity.ts'
import { readWording } from './read-wording.ts'
import { vagueWords } from './vague-words.ts'

const rows = vagueWords.entries.flatMap((entry) => entry.words.map((word) => ({ word, entry })))
const twenty = { low: 20, high: 20 }

describe('readWording', () => {
  it.each([
    ['53', { low: 53, best: 53, high: 53, wording: null }],
    ['0', { low: 0, best: 0, high: 0, wording: null }],
    ['at least 53', { low: 53, best: null, high: null, wording: 'at least 53' }],
    ['no fewer than 5', { low: 5, best: null, high: null, wording: 'no fewer than 5' }],
    ['more than 20', { low: 21, best: null, high: null, wording: 'more than 20' }],
    ['over 20', { low: 21, best: null, high: null, wording: 'over 20' }],
    ['up to 10', { low: 0, best: null, high: 10, wording: 'up to 10' }],
    ['as many as 10', { low: 0, best: null, high: 10, wording: 'as many as 10' }],
    ['fewer than 10', { low: 0, best: null, high: 9, wording: 'fewer than 10' }],
    ['about 10', { low: 8, best: 10, high: 12, wording: 'about 10' }],
    ['some 11', { low: 8, best: 11, high: 14, wording: 'some 11' }],
    ['around 1', { low: 0, best: 1, high: 2, wording: 'around 1' }],
    ['4-5', { low: 4, best: null, high: 5, wording: '4-5' }],
    ['12–24', { low: 12, best: null, high: 24, wording: '12–24' }],
    ['between 4 and 5', { low: 4, best: null, high: 5, wording: 'between 4 and 5' }],
    ['1,200', { low: 1200, best: 1200, high: 1200, wording: '1,200' }],
    ['1,200–1,500', { low: 1200, best: null, high: 1500, wording: '1,200–1,500' }],
    ['more than 12,345,678', { low: 12_345_679, best: null, high: null }],
    ['دست‌کم ۵۳', { low: 53, best: null, high: null, wording: 'دست‌کم ۵۳' }],
    ['حداقل ۵', { low: 5, best: null, high: null }],
    ['لږ تر لږه ۵', { low: 5, best: null, high: null }],
    ['بیش از ۲۰', { low: 21, best: null, high: null }],
    ['تا ۱۰', { low: 0, best: null, high: 10 }],
    ['کمتر از ۱۰', { low: 0, best: null, high: 9 }],
    ['شاوخوا ۱۰', { low: 8, best: 10, high: 12 }],
    ['۱۲ تا ۲۴', { low: 12, best: null, high: 24 }],
    ['بین ۴ و ۵', { low: 4, best: null, high: 5 }],
    ['1,20', null],
    ['0,123', null],
    ['1,2000', null],
    ['12,34,567', null],
    ['1234,567', null],
    ['four or five', null],
    ['5 to 4', null],
    ['fewer than 0', null],
    ['1.5', null],
    ['-3', null],
    ['many people', null],
    ['', null],
  ])('reads %j as %j', (wording, expected) => {
    const read = readWording(wording)
    expect(read).toEqual(expected && { wording, ...expected })
  })

  it.each(rows.filter(({ entry }) => entry.low !== undefined))(
    'reads the row of $word in the table',
    ({ word, entry }) => {
      const { low, high } = { high: null, ...entry }
      expect(readWording(word)).toEqual({ low, best: null, high, wording: word })
      expect(readWording(`  ${word.toUpperCase()}\n`)).toMatchObject({ low, high })
    },
  )

  it.each(rows.filter(({ entry }) => entry.low === undefined).map(({ word }) => word))(
    'reads %j as more than half, up to all, of the whole it refers to',
    (word) => {
      expect(readWording(word, twenty)).toMatchObject({ low: 11, best: null, high: 20 })
      expect(readWording(word, { low: 53, high: null })).toMatchObject({ low: 27, high: null })
      expect(readWording(word, { low: 1, high: 1 })).toMatchObject({ low: 1, high: 1 })
    },
  )

  it('is null for words that need a whole without one, and for most of nobody', () => {
    expect(readWording('most of them')).toBeNull()
    expect(readWording('most of them', { low: 0, high: 0 })).toBeNull()
  })

  it.each([
    ['۵۳', 53],
    ['٥٣', 53],
    ['۱۰', 10],
    ['٠', 0],
  ])('reads the digits of %s and keeps them as printed', (wording, count) => {
    expect(readWording(wording)).toEqual({ low: count, best: count, high: count, wording })
  })

  it('reads words and digits of other scripts together', () => {
    expect(readWording('at least ۵۳')).toEqual({
      low: 53,
      best: null,
      high: null,
      wording: 'at least ۵۳',
    })
  })

  it('keeps the wording as printed but for its spaces', () => {
    expect(readWording('  At  least\n 53 ')?.wording).toBe('At least 53')
  })

  it.each([
    ['an unknown number', true],
    ['a number of', true],
    ['شماری', true],
    ['at least 1', true],
    ['at least 2', false],
    ['several', false],
  ])('says of %j whether it tells a number at all', (wording, isUnknown) => {
    const quantity = readWording(wording)
    expect(quantity !== null && isUnknownNumber(quantity)).toBe(isUnknown)
  })

  it('never throws, and what it reads is a quantity', () => {
    const wordings = fc.oneof(
      texts,
      fc
        .tuple(
          fc.constantFrom('', 'at least ', 'about ', 'up to ', 'fewer than ', 'more than '),
          fc.nat(),
        )
        .map(([words, count]) => `${words}${count}`),
      fc.tuple(fc.nat(), fc.nat()).map(([low, high]) => `${low}-${high}`),
      fc.constantFrom(...rows.map(({ word }) => word)),
    )
    fc.assert(
      fc.property(wordings, fc.option(intervals, { nil: null }), (wording, whole) => {
        const quantity = readWording(wording, whole)
        fc.pre(quantity === null || (quantity.high ?? quantity.low) <= 100_000_000)
        if (quantity !== null) expect(quantitySchema.safeParse(quantity).success).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('vagueWords', () => {
  it('has every wording once, in the form in which it is looked up', () => {
    const words = rows.map(({ word }) => word)
    expect(new Set(words).size).toBe(words.length)
    expect(words.filter((word) => word !== word.toLowerCase().trim())).toEqual([])
  })

  it('has no prefix in two lists of prefixes', () => {
    const { atLeast, moreThan, atMost, fewerThan, about } = vagueWords
    const prefixes = [atLeast, moreThan, atMost, fewerThan, about].flat()
    expect(new Set(prefixes).size).toBe(prefixes.length)
  })
})
