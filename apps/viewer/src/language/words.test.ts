import { describe, expect, it } from 'vitest'
import { describeWhen } from './describe-when.ts'
import { plainDisplay } from './display.ts'
import { dari, english, languages, pashto } from './languages.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { makeWords } from './words.ts'

const withoutMarks = (text: string) => text.replace(/[\u2066-\u2069]/g, '')
const [inEnglish, inDari, inPashto] = await Promise.all(
  [english, dari, pashto].map(async (language) =>
    makeWords(language, await loadCatalogue(language.tag), plainDisplay),
  ),
)
if (!inEnglish || !inDari || !inPashto) throw new Error('a language is missing')

describe('makeWords', () => {
  it('writes days in the calendar and the digits of the language', () => {
    expect(withoutMarks(inEnglish.day('2022-12-05'))).toBe('5 December 2022')
    expect(withoutMarks(inDari.day('2022-12-05'))).toBe('۱۴ قوس ۱۴۰۱')
    expect(withoutMarks(inPashto.day('2022-12-05'))).toBe('۱۴ لیندۍ ۱۴۰۱')
  })
  it('lets the reader choose another calendar and other digits', () => {
    const chosen = makeWords(dari, inDari.say, {
      ...plainDisplay,
      calendar: 'gregory',
      digits: 'latin',
    })
    expect(withoutMarks(chosen.day('2022-12-05'))).toMatch(/^5 \S+ 2022$/)
    expect(chosen.number(1234)).toBe('1,234')
  })
  it('tells an open quantity as a lower bound and a quantity without a number as unknown', () => {
    expect(inEnglish.interval({ low: 53, best: null, high: null })).toBe('at least 53')
    expect(inEnglish.interval({ low: 1, best: null, high: null })).toBe('unknown')
    expect(inDari.interval({ low: 53, best: null, high: null })).toBe('دست‌کم ۵۳')
  })
  it('signs differences', () => {
    expect(withoutMarks(inEnglish.difference(-53))).toBe('−53')
    expect(withoutMarks(inEnglish.difference(3))).toBe('+3')
    expect(withoutMarks(inEnglish.difference(0))).toBe('0')
  })
  it('leaves text that is no day as it is', () => {
    expect(inEnglish.day('undated')).toBe('undated')
  })
})

describe('describeWhen', () => {
  const when = { precision: 'unknown', timeOfDay: null, zone: null, wording: null } as const
  const tell = (earliest: string | null, latest: string | null) =>
    withoutMarks(describeWhen({ ...when, earliest, latest }, inEnglish))

  it('never tells a day more exactly than it is known', () => {
    expect(tell('2022-12-02', '2022-12-02')).toBe('2 December 2022')
    expect(tell('2022-09-28', '2022-09-29')).toBe('28 September 2022 to 29 September 2022')
    expect(tell(null, '2022-12-05')).toBe('on or before 5 December 2022')
    expect(tell('2022-12-05', null)).toBe('on or after 5 December 2022')
    expect(tell(null, null)).toBe('undated')
  })
  it('tells a whole month by its name', () => {
    expect(tell('2022-11-01', '2022-11-30')).toBe('November 2022')
    expect(tell('2022-11-01', '2022-11-29')).toBe('1 November 2022 to 29 November 2022')
  })
})

describe('the catalogues', () => {
  it('write every message of every language without a hole', async () => {
    for (const { tag } of languages) {
      const texts = textsOf(await loadCatalogue(tag))
      expect(texts.length).toBeGreaterThan(400)
      expect(texts.filter(([, text]) => /undefined|null|NaN|\[object/.test(text))).toEqual([])
      expect(texts.filter(([, text]) => text.trim() === '')).toEqual([])
    }
  })
  it('write Dari and Pashto in their own script, but for what is quoted from core', async () => {
    const quoted =
      /problem\.|digitSets|\.formats\.|site\.name|site\.titleOf|cite\.api|noNumber|separator|name$|\.api$/
    for (const tag of ['fa-AF', 'ps'] as const) {
      const foreign = textsOf(await loadCatalogue(tag)).filter(
        ([path, text]) =>
          !quoted.test(path) && /[A-Za-z]/.test(text) && !/[\u0600-\u06ff]/.test(text),
      )
      expect(foreign).toEqual([])
    }
  })
})

/** Every text of a catalogue with its path; messages are called with placeholders. */
function textsOf(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') {
    const list = path.endsWith('.list') || path.endsWith('.bridgePath')
    const placeholders = list ? [['2', '3']] : ['2', '3', '4', '5', '6', '7']
    return [[path, String(value(...placeholders))]]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, `${path}.${key}`))
}
