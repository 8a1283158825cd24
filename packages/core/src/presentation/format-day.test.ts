import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumberOf, isoDateOf } from '../primitives/index.ts'
import { digitsIn } from './format-count.ts'
import { formatDay, monthNames } from './format-day.ts'
import { languages } from './languages.ts'

const calendars = ['gregory', 'persian'] as const

describe('formatDay', () => {
  it.each([
    ['en', 'gregory', '5 December 2022'],
    ['fa-AF', 'gregory', '۵ دسامبر ۲۰۲۲'],
    ['ps', 'gregory', '۵ ډسمبر ۲۰۲۲'],
    ['en', 'persian', '14 Qaws 1401'],
    ['fa-AF', 'persian', '۱۴ قوس ۱۴۰۱'],
    ['ps', 'persian', '۱۴ لیندۍ ۱۴۰۱'],
  ] as const)('writes 2022-12-05 in %s and the calendar %s', (language, calendar, expected) => {
    expect(formatDay('2022-12-05', language, calendar)).toBe(expected)
  })

  it('writes day, month and year as ICU numbers them, in both calendars', () => {
    const parts = (calendar: string) =>
      new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
        timeZone: 'UTC',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
      })
    const formats = { gregory: parts('gregory'), persian: parts('persian') }
    const anyDay = fc.integer({ min: dayNumberOf('1800-01-01'), max: dayNumberOf('2123-12-31') })
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom(...calendars),
        fc.constantFrom(...languages),
        (day, calendar, language) => {
          const [month, dayOfMonth, year] = formats[calendar].format(day * 86_400_000).split('/')
          const name = monthNames[calendar][language][Number(month) - 1]
          const expected = `${dayOfMonth} ${name} ${Number.parseInt(year ?? '', 10)}`
          expect(formatDay(isoDateOf(day), language, calendar)).toBe(digitsIn(expected, language))
        },
      ),
    )
  })

  it('throws for a day that does not exist', () => {
    expect(() => formatDay('2022-02-30', 'en', 'gregory')).toThrow(RangeError)
  })
})

describe('monthNames', () => {
  it('has twelve different names in every language and calendar', () => {
    for (const calendar of calendars) {
      for (const language of languages) {
        expect(new Set(monthNames[calendar][language]).size).toBe(12)
      }
    }
  })

  it('begins the Solar Hijri year with Hamal, which Pashto calls Wray', () => {
    expect(languages.map((language) => monthNames.persian[language][0])).toEqual([
      'Hamal',
      'حمل',
      'وری',
    ])
  })
})
