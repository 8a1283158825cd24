import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { texts } from '../../test/arbitraries.ts'
import { foldText } from './fold-text.ts'

describe('foldText', () => {
  it.each([
    ['case', 'KABUL', 'kabul'],
    ['Latin accents', 'Jalālābād', 'jalalabad'],
    ['composed and decomposed letters', 'e\u0301', '\u00e9'],
    ['Arabic and Persian yeh', 'علي', 'علی'],
    ['Arabic and Persian kaf', 'كابل', 'کابل'],
    ['Pashto and Persian yeh at the end', 'کابلۍ', 'کابلی'],
    ['hamza on alef', 'أفغانستان', 'افغانستان'],
    ['teh marbuta and heh', 'مدرسة', 'مدرسه'],
    ['short vowels', 'مُحَمَّد', 'محمد'],
    ['lengthening', 'کـــابل', 'کابل'],
    ['the zero-width non-joiner', 'ده‌ها', 'دهها'],
    ['presentation forms', 'ﻛﺎﺑﻞ', 'کابل'],
    ['spaces', '  Fargh \t\n Shahr ', 'fargh shahr'],
    ['the no-break space', 'Fargh\u00a0Shahr', 'fargh shahr'],
  ])('takes two writings for one that differ in %s', (_, one, other) => {
    expect(foldText(one)).toBe(foldText(other))
  })

  it.each([
    ['Kabul', 'Kunar'],
    ['ببر', 'تبر'],
    ['ګل', 'کل'],
    ['ښار', 'سار'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(foldText(one)).not.toBe(foldText(other))
  })

  it('changes nothing when it is applied again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
      { numRuns: 1000 },
    )
  })
})
