import { describe, expect, it } from 'vitest'
import { textIn } from './localized-text.ts'

describe('textIn', () => {
  it.each([
    ['the language itself', { en: 'Kabul', 'fa-AF': 'کابل' }, 'fa-AF', 'کابل'],
    ['the same language of another region', { en: 'Kabul', fa: 'کابل' }, 'fa-AF', 'کابل'],
    ['a region where only the language is asked for', { en: 'Kabul', 'fa-AF': 'ک' }, 'fa', 'ک'],
    ['English', { ps: 'کابل', en: 'Kabul' }, 'fa-AF', 'Kabul'],
    ['the first language there is', { ps: 'کابل', ru: 'Кабул' }, 'fa-AF', 'کابل'],
    ['nothing', {}, 'fa-AF', ''],
  ])('falls back to %s', (_, text, language, expected) => {
    expect(textIn(text, language)).toBe(expected)
  })

  it.each(['constructor', 'toString', '__proto__', ''])('takes %j for no language', (language) => {
    expect(textIn({ en: 'Kabul' }, language)).toBe('Kabul')
  })
})
