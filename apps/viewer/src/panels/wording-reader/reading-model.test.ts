import { vagueWords } from '@recount/core/records'
import { beforeAll, describe, expect, it } from 'vitest'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeWords, type Words } from '../../language/words.ts'
import { readingModel, vagueWordsTable } from './reading-model.ts'

let words: Words
beforeAll(async () => {
  words = makeWords(english, await loadCatalogue('en'), plainDisplay)
})

describe('readingModel', () => {
  it.each([
    ['at least 53', 'at least 53'],
    ['dozens', '24 to 99'],
    ['۲۳', '23'],
    ['about 50', '50 (40 to 60)'],
    ['unknown number', 'unknown'],
  ])('reads “%s” as %s', (wording, read) => {
    expect(readingModel(wording, words)).toEqual({ kind: 'quantity', text: read })
  })
  it('tells a share from words that are in no table', () => {
    expect(readingModel('most of them', words)?.kind).toBe('share')
    expect(readingModel('a great sorrow', words)?.kind).toBe('unread')
  })
  it('reads nothing where nothing was said', () => {
    expect(readingModel('  ', words)).toBeNull()
  })
})

describe('vagueWordsTable', () => {
  it('has every word that core reads, and reads it alike', () => {
    const shown = vagueWordsTable(words)
      .rows.map(({ cells }) => cells[0]?.text ?? '')
      .join(', ')
    for (const word of vagueWords.entries.flatMap((entry) => entry.words)) {
      expect(shown).toContain(word)
    }
    const dozens = vagueWordsTable(words).rows.find(({ key }) => key === 'dozens')
    expect(dozens?.cells.map(({ text }) => text).slice(1)).toEqual([
      '24 to 99',
      expect.stringContaining('[24, 99]'),
    ])
  })
})
