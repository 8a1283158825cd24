import { describe, expect, it } from 'vitest'
import { dari, english, languageOfPath, languages, pashto, pathInLanguage } from './languages.ts'

describe('languageOfPath', () => {
  it('knows the prefix of each language, and takes everything else for English', () => {
    expect(languageOfPath('/fa/incidents/x')).toBe(dari)
    expect(languageOfPath('/fa?q=1')).toBe(dari)
    expect(languageOfPath('/ps')).toBe(pashto)
    expect(languageOfPath('/')).toBe(english)
    expect(languageOfPath('/families')).toBe(english)
    expect(languageOfPath('/incidents/fa')).toBe(english)
  })
})

describe('pathInLanguage', () => {
  it('leads from every page in every language to the same page in every other, and back', () => {
    for (const path of [
      '/',
      '/?q=1',
      '/methods',
      '/incidents/a?rule=un-only#show=wounded',
      '/#by=day',
    ])
      for (const first of languages)
        for (const second of languages) {
          const there = pathInLanguage(pathInLanguage(path, first), second)
          expect(languageOfPath(there)).toBe(second)
          expect(pathInLanguage(there, english)).toBe(path)
        }
  })
  it('puts no slash between a prefix and a query', () => {
    expect(pathInLanguage('/?q=1', dari)).toBe('/fa?q=1')
    expect(pathInLanguage('/', pashto)).toBe('/ps')
  })
})
