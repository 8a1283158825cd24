import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumberOf, isoDateOf } from './calendar-date.ts'
import { dayNumberOfSolarHijri, solarHijriPartsOfDay } from './solar-hijri-date.ts'

const millisecondsPerDay = 86_400_000

describe('solarHijriPartsOfDay', () => {
  it('agrees with ICU’s Persian calendar on every day from 1800 to 2123', () => {
    const format = new Intl.DateTimeFormat('en-u-ca-persian', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    })
    const wrong: string[] = []
    for (let day = dayNumberOf('1800-01-01'); day <= dayNumberOf('2123-12-31'); day++) {
      const { year, month, dayOfMonth } = solarHijriPartsOfDay(day)
      const [icuMonth, icuDay, icuYear] = format.format(day * millisecondsPerDay).split('/')
      const isSame =
        month === Number(icuMonth) &&
        dayOfMonth === Number(icuDay) &&
        year === Number.parseInt(icuYear ?? '', 10)
      if (!isSame) wrong.push(isoDateOf(day))
    }
    expect(wrong).toEqual([])
  })

  it.each([
    ['2022-03-21', [1401, 1, 1]],
    ['2022-12-05', [1401, 9, 14]],
    ['2021-03-20', [1399, 12, 30]],
    ['2021-03-21', [1400, 1, 1]],
    ['2022-03-20', [1400, 12, 29]],
    ['2025-03-20', [1403, 12, 30]],
  ])('reads %s as %j', (date, [year, month, dayOfMonth]) => {
    expect(solarHijriPartsOfDay(dayNumberOf(date))).toEqual({ year, month, dayOfMonth })
  })

  it('is the inverse of dayNumberOfSolarHijri', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (day) => {
        const { year, month, dayOfMonth } = solarHijriPartsOfDay(day)
        expect(dayNumberOfSolarHijri(year, month, dayOfMonth)).toBe(day)
      }),
    )
  })

  it('gives six months of 31 days, five of 30 and one of 29 or 30', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 1600 }), (year) => {
        const lengths = Array.from({ length: 12 }, (_, index) => {
          const next = index === 11 ? [year + 1, 1] : [year, index + 2]
          return (
            dayNumberOfSolarHijri(next[0] ?? 0, next[1] ?? 0, 1) -
            dayNumberOfSolarHijri(year, index + 1, 1)
          )
        })
        expect(lengths.slice(0, 11)).toEqual([31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30])
        expect([29, 30]).toContain(lengths[11])
      }),
    )
  })
})
