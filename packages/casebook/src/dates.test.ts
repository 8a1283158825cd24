import {
  dayNumberOf,
  dayNumberOfParts,
  dayNumberOfSolarHijri,
  isoDateOf,
  partsOfDay,
  solarHijriPartsOfDay,
} from '@recount/core'
import { describe, expect, test } from 'vitest'
import { article } from './documents.ts'
import { incidents } from './incidents/index.ts'

const published = dayNumberOf(article.published ?? '')

function weekdayOf(date: string | null | undefined): string | undefined {
  const names = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday']
  return names[dayNumberOf(date ?? '') % 7]
}

function whenOf(name: string) {
  return incidents.find(({ id }) => id === `afg-2022-${name}`)?.when
}

describe('dates', () => {
  test('start from the article’s own, a Monday three days after Friday 2 December', () => {
    expect(weekdayOf(article.published)).toBe('Monday')
    expect(isoDateOf(published - 3)).toBe('2022-12-02')
  })

  test.each([
    ['jalalabad', 'Saturday', '16:00'],
    ['pakistani-embassy', 'Friday', null],
    ['hizb-e-islami', 'Friday', null],
    ['aybak', 'Wednesday', null],
  ])('of %s is the last %s before publication', (name, weekday, timeOfDay) => {
    const when = whenOf(name)
    expect(weekdayOf(when?.earliest)).toBe(weekday)
    expect(published - dayNumberOf(when?.earliest ?? '')).toBeLessThan(7)
    expect(when).toMatchObject({
      latest: when?.earliest,
      precision: 'day',
      timeOfDay,
      zone: 'Asia/Kabul',
    })
  })

  test('of Kaj are two months and seven days back in the Gregorian and the Solar Hijri calendar', () => {
    const gregorian = partsOfDay(published)
    const solarHijri = solarHijriPartsOfDay(published)
    expect(whenOf('kaj')).toMatchObject({
      earliest: isoDateOf(
        dayNumberOfParts(gregorian.year, gregorian.month - 2, gregorian.dayOfMonth) - 7,
      ),
      latest: isoDateOf(
        dayNumberOfSolarHijri(solarHijri.year, solarHijri.month - 2, solarHijri.dayOfMonth) - 7,
      ),
      precision: 'days',
      wording: 'two months and seven days ago',
    })
    expect(whenOf('kaj')).toMatchObject({ earliest: '2022-09-28', latest: '2022-09-29' })
  })

  test.each([
    ['injil', null],
    ['herat-minibus', 'Before that'],
    ['fargh-shahr', null],
    ['wazir-akbar-khan', 'recent'],
  ])('of %s are open before and end with the article', (name, wording) => {
    expect(whenOf(name)).toMatchObject({
      earliest: null,
      latest: article.published,
      precision: 'unknown',
      wording,
    })
  })

  test('of the raid begin with the earliest day of Kaj', () => {
    expect(whenOf('kabul-raid')).toMatchObject({
      earliest: whenOf('kaj')?.earliest,
      latest: article.published,
      precision: 'unknown',
    })
  })
})
