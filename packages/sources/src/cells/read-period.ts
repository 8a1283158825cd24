import {
  dayNumberOfSolarHijri,
  type IsoDate,
  isIsoDate,
  isoDateOf,
  solarHijriPartsOfDay,
} from '@recount/core/primitives'
import { latinDigits } from './latin-digits.ts'
import { monthAround } from './month-around.ts'
import { readDay } from './read-day.ts'

/** The first and last day of what a cell names, and how exactly that is. */
export interface ReadPeriod {
  readonly earliest: IsoDate
  readonly latest: IsoDate
  readonly precision: 'day' | 'month' | 'year'
}

/**
 * A day, a month (`2022-11`) or a year (`2022`), as newsrooms write them; a day whose year is before
 * 1700 is of the Solar Hijri calendar. `null` for anything else.
 *
 * @example
 * readPeriod('2022-11') //=> { earliest: '2022-11-01', latest: '2022-11-30', precision: 'month' }
 * @example
 * readPeriod('۱۴۰۱-۰۹-۱۱').earliest //=> '2022-12-02'
 */
export function readPeriod(cell: string): ReadPeriod | null {
  const text = latinDigits(cell.trim())
  const solar = /^(1[2-6]\d\d)[-/](\d{1,2})[-/](\d{1,2})$/.exec(text)
  if (solar) return dayPeriod(gregorianOf(Number(solar[1]), Number(solar[2]), Number(solar[3])))
  const year = /^\d{4}$/.test(text)
  if (year) return { earliest: `${text}-01-01`, latest: `${text}-12-31`, precision: 'year' }
  const month = /^(\d{4})-(\d{1,2})$/.exec(text)
  if (month) {
    const first = `${month[1]}-${(month[2] ?? '').padStart(2, '0')}-01`
    return isIsoDate(first) ? { ...monthAround(first), precision: 'month' } : null
  }
  return dayPeriod(readDay(text))
}

function dayPeriod(day: IsoDate | null): ReadPeriod | null {
  return day === null ? null : { earliest: day, latest: day, precision: 'day' }
}

function gregorianOf(year: number, month: number, dayOfMonth: number): IsoDate | null {
  const day = dayNumberOfSolarHijri(year, month, dayOfMonth)
  const parts = solarHijriPartsOfDay(day)
  const exists = parts.year === year && parts.month === month && parts.dayOfMonth === dayOfMonth
  return exists ? isoDateOf(day) : null
}
