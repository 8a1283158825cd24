import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digitsIn, formatCount } from './format-count.ts'
import { directionOf, languages } from './languages.ts'

describe('formatCount', () => {
  it.each([
    [0, '0', '۰', '۰'],
    [96, '96', '۹۶', '۹۶'],
    [999, '999', '۹۹۹', '۹۹۹'],
    [1000, '1,000', '۱٬۰۰۰', '۱٬۰۰۰'],
    [20936, '20,936', '۲۰٬۹۳۶', '۲۰٬۹۳۶'],
    [1234567, '1,234,567', '۱٬۲۳۴٬۵۶۷', '۱٬۲۳۴٬۵۶۷'],
  ])('writes %d in English, Dari and Pashto', (count, ...expected) => {
    expect(languages.map((language) => formatCount(count, language))).toEqual(expected)
  })

  it('writes what the locale data of ICU writes, without using it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000_000 }), (count) => {
        expect(formatCount(count, 'en')).toBe(count.toLocaleString('en'))
        expect(formatCount(count, 'fa-AF')).toBe(count.toLocaleString('fa-u-nu-arabext'))
      }),
    )
  })
})

describe('digitsIn', () => {
  it('changes digits and nothing else', () => {
    expect(digitsIn('16:00, AF32', 'en')).toBe('16:00, AF32')
    expect(digitsIn('16:00, AF32', 'fa-AF')).toBe('۱۶:۰۰, AF۳۲')
  })
})

describe('directionOf', () => {
  it('writes Dari and Pashto from right to left', () => {
    expect(languages.map(directionOf)).toEqual(['ltr', 'rtl', 'rtl'])
  })
})
