import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumberOf, isoDateOf } from '../primitives/index.ts'
import {
  calendars,
  nameOfPeriod,
  type PeriodLength,
  periodLengths,
  startOfNextPeriod,
  startOfPeriod,
  yearBefore,
} from './calendar-period.ts'

const millisecondsPerDay = 86_400_000
const weekdays = new Intl.DateTimeFormat('en', { timeZone: 'UTC', weekday: 'long' })
const from = dayNumberOf('1800-01-01')
const to = dayNumberOf('2123-12-31')
const lengths = fc.constantFrom(...periodLengths)
const someCalendar = fc.constantFrom(...calendars)
const days = fc.integer({ min: dayNumberOf('0002-01-01'), max: dayNumberOf('9998-12-31') })

describe('startOfPeriod and startOfNextPeriod', () => {
  it('cut Solar Hijri months, quarters and years where ICU does, from 1800 to 2123', () => {
    const icu = new Intl.DateTimeFormat('en-u-ca-persian', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    })
    const wrong: string[] = []
    let expected: Record<string, number> = {}
    for (let day = from; day <= to; day++) {
      const [month = 0, dayOfMonth] = icu
        .format(day * millisecondsPerDay)
        .split('/')
        .map((part) => Number.parseInt(part, 10))
      if (dayOfMonth === 1) expected = { ...expected, month: day }
      if (dayOfMonth === 1 && month % 3 === 1) expected = { ...expected, quarter: day }
      if (dayOfMonth === 1 && month === 1) expected = { ...expected, year: day }
      for (const [length, start] of Object.entries(expected)) {
        if (startOfPeriod(day, length as PeriodLength, 'persian') !== start) {
          wrong.push(`${length} of ${isoDateOf(day)}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('cut Gregorian months, quarters and years where the dates say so', () => {
    const wrong: string[] = []
    for (let day = from; day <= to; day++) {
      const date = isoDateOf(day)
      const month = Number(date.slice(5, 7))
      const quarter = String(month - ((month - 1) % 3)).padStart(2, '0')
      const expected = [`${date.slice(0, 7)}-01`, `${date.slice(0, 4)}-${quarter}-01`]
      const found = [
        startOfPeriod(day, 'month', 'gregory'),
        startOfPeriod(day, 'quarter', 'gregory'),
      ]
      if (found.map(isoDateOf).join() !== expected.join()) wrong.push(date)
      if (!isoDateOf(startOfPeriod(day, 'year', 'gregory')).endsWith('-01-01')) wrong.push(date)
    }
    expect(wrong).toEqual([])
  })

  it('put every day into exactly one period, and periods end to end', () => {
    fc.assert(
      fc.property(days, lengths, someCalendar, (day, length, calendar) => {
        const start = startOfPeriod(day, length, calendar)
        const next = startOfNextPeriod(start, length, calendar)
        expect(start).toBeLessThanOrEqual(day)
        expect(next).toBeGreaterThan(day)
        expect(startOfPeriod(start, length, calendar)).toBe(start)
        expect(startOfPeriod(next - 1, length, calendar)).toBe(start)
        expect(startOfPeriod(next, length, calendar)).toBe(next)
      }),
    )
  })
})

describe('nameOfPeriod', () => {
  it('names ISO weeks as counting Thursdays does', () => {
    const wrong: string[] = []
    for (let day = dayNumberOf('1999-01-01'); day < dayNumberOf('2030-01-01'); day++) {
      const name = nameOfPeriod(startOfPeriod(day, 'week', 'gregory'), 'week', 'gregory')
      if (name !== slowWeek(day)) wrong.push(`${isoDateOf(day)} ${name}`)
    }
    expect(wrong).toEqual([])
  })

  it.each([
    ['2018-12-31', '2019-W01'],
    ['2021-01-03', '2020-W53'],
    ['2022-12-05', '2022-W49'],
  ])('knows the week of %s', (date, week) => {
    const start = startOfPeriod(dayNumberOf(date), 'week', 'persian')
    expect(nameOfPeriod(start, 'week', 'persian')).toBe(week)
  })

  it.each([
    ['day', '2022-12-05', '2022-12-05'],
    ['month', '2022-12', '1401-09'],
    ['quarter', '2022-Q4', '1401-Q3'],
    ['year', '2022', '1401'],
  ] as const)('names a %s of either calendar', (length, gregorian, persian) => {
    const nameIn = (calendar: 'gregory' | 'persian') =>
      nameOfPeriod(startOfPeriod(dayNumberOf('2022-12-05'), length, calendar), length, calendar)
    expect([nameIn('gregory'), nameIn('persian')]).toEqual([gregorian, persian])
  })
})

describe('yearBefore', () => {
  it.each([
    ['2022-12-05', 'gregory', '2021-12-05'],
    ['2024-02-29', 'gregory', '2023-02-28'],
    ['2025-03-20', 'persian', '2024-03-19'],
    ['2022-03-21', 'persian', '2021-03-21'],
  ] as const)('of %s (%s) is %s', (date, calendar, before) => {
    expect(isoDateOf(yearBefore(dayNumberOf(date), calendar))).toBe(before)
  })

  it('is about a year back, and keeps the order of days', () => {
    fc.assert(
      fc.property(days, someCalendar, (day, calendar) => {
        expect(day - yearBefore(day, calendar)).toBeGreaterThanOrEqual(364)
        expect(day - yearBefore(day, calendar)).toBeLessThanOrEqual(366)
        expect(yearBefore(day + 1, calendar)).toBeGreaterThanOrEqual(yearBefore(day, calendar))
      }),
    )
  })
})

/** The week in whose year its Thursday lies, counted by walking over that year's Thursdays. */
function slowWeek(day: number): string {
  let thursday = day
  while (weekdayName(thursday) !== 'Monday') thursday--
  thursday += 3
  const year = isoDateOf(thursday).slice(0, 4)
  let week = 0
  for (let other = thursday; isoDateOf(other).startsWith(year); other -= 7) week++
  return `${year}-W${String(week).padStart(2, '0')}`
}

function weekdayName(day: number): string {
  return weekdays.format(day * millisecondsPerDay)
}
