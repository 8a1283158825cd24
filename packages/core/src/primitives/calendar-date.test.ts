import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dayNumberOf,
  dayNumberOfParts,
  isIsoDate,
  isoDateOf,
  partsOfDay,
  weekdayOf,
} from './calendar-date.ts'

const millisecondsPerDay = 86_400_000
const firstDay = dayNumberOf('0001-01-01')
const lastDay = dayNumberOf('9999-12-31')
const anyDay = fc.integer({ min: firstDay, max: lastDay })

describe('isIsoDate', () => {
  it.each(['2022-12-05', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])(
    'takes %s',
    (text) => {
      expect(isIsoDate(text)).toBe(true)
    },
  )

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2022-04-31',
    '2022-13-01',
    '2022-00-10',
    '2022-10-00',
    '0000-01-01',
    '2022-1-5',
    '22-10-05',
    '2022-10-05T00:00',
    ' 2022-10-05',
    '2022-10-05\n',
    '٢٠٢٢-١٠-٠٥',
    '',
  ])('refuses %j', (text) => {
    expect(isIsoDate(text)).toBe(false)
  })

  it('takes every text that isoDateOf writes', () => {
    fc.assert(fc.property(anyDay, (day) => isIsoDate(isoDateOf(day))))
  })
})

describe('dayNumberOf and isoDateOf', () => {
  it('are inverse from the first day of year 1 to the last of year 9999', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayNumberOf(isoDateOf(day))).toBe(day)
      }),
    )
  })

  it('agree with the ECMAScript calendar every eleventh day of ten thousand years', () => {
    const wrong: number[] = []
    for (let day = firstDay; day <= lastDay; day += 11) {
      const expected = new Date(day * millisecondsPerDay).toISOString().slice(0, 10)
      if (isoDateOf(day) !== expected) wrong.push(day)
    }
    expect(wrong).toEqual([])
  })

  it('agree with ICU’s Gregorian calendar on every day from 1800 to 2123', () => {
    const format = new Intl.DateTimeFormat('en-u-ca-gregory', {
      timeZone: 'UTC',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    const wrong: number[] = []
    for (let day = dayNumberOf('1800-01-01'); day <= dayNumberOf('2123-12-31'); day++) {
      const [month, dayOfMonth, year] = format.format(day * millisecondsPerDay).split('/')
      if (isoDateOf(day) !== `${year}-${month}-${dayOfMonth}`) wrong.push(day)
    }
    expect(wrong).toEqual([])
  })

  it('count from 1970-01-01, which is day 0', () => {
    expect(dayNumberOf('1970-01-01')).toBe(0)
    expect(dayNumberOf('1969-12-31')).toBe(-1)
    expect(dayNumberOf('2022-12-05')).toBe(19331)
  })

  it('order days as their texts are ordered', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(isoDateOf(a) < isoDateOf(b)).toBe(a < b)
      }),
    )
  })

  it('throws for a day that does not exist', () => {
    expect(() => dayNumberOf('2023-02-29')).toThrow(RangeError)
  })
})

describe('partsOfDay and dayNumberOfParts', () => {
  it('are inverse, far outside written dates too', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (day) => {
        const { year, month, dayOfMonth } = partsOfDay(day)
        expect(dayNumberOfParts(year, month, dayOfMonth)).toBe(day)
        expect(month).toBeGreaterThanOrEqual(1)
        expect(month).toBeLessThanOrEqual(12)
      }),
    )
  })
})

describe('weekdayOf', () => {
  it('calls Monday 1 and Sunday 7, before 1970 too', () => {
    expect(weekdayOf(dayNumberOf('2022-12-05'))).toBe(1)
    expect(weekdayOf(dayNumberOf('2022-12-04'))).toBe(7)
    expect(weekdayOf(dayNumberOf('1969-12-28'))).toBe(7)
  })

  it('agrees with ECMAScript’s day of the week', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const sundayIsZero = new Date(day * millisecondsPerDay).getUTCDay()
        expect(weekdayOf(day)).toBe(sundayIsZero === 0 ? 7 : sundayIsZero)
      }),
    )
  })
})
