import type { DateParts, DayNumber } from './calendar-date.ts'

/** Day number of 1 Farvardin of year 1, with which the arithmetic calendar starts. */
const epoch = -492268

/**
 * Year, month and day of month of a day number in the Solar Hijri calendar of Afghanistan and Iran.
 *
 * The arithmetic of the 33-year cycle. It agrees with the astronomical calendar from 1179 to 1502
 * (1800 to 2123 of the Gregorian calendar), which a test checks day by day.
 *
 * Source: Unicode ICU, `persncal.cpp`.
 *
 * @example
 * solarHijriPartsOfDay(19331) //=> { year: 1401, month: 9, dayOfMonth: 14 }
 */
export function solarHijriPartsOfDay(day: DayNumber): DateParts {
  const daysSinceEpoch = day - epoch
  const year = 1 + Math.floor((33 * daysSinceEpoch + 3) / 12053)
  const dayOfYear = daysSinceEpoch - daysBeforeYear(year)
  const month = dayOfYear < 216 ? Math.floor(dayOfYear / 31) : Math.floor((dayOfYear - 6) / 30)
  return { year, month: month + 1, dayOfMonth: dayOfYear - daysBeforeMonth(month) + 1 }
}

/**
 * Day number of a Solar Hijri year, month (1 to 12) and day of month, which are not checked.
 *
 * @example
 * dayNumberOfSolarHijri(1401, 9, 14) //=> 19331
 */
export function dayNumberOfSolarHijri(year: number, month: number, dayOfMonth: number): DayNumber {
  return epoch + daysBeforeYear(year) + daysBeforeMonth(month - 1) + dayOfMonth - 1
}

function daysBeforeYear(year: number): number {
  return 365 * (year - 1) + Math.floor((8 * year + 21) / 33)
}

function daysBeforeMonth(monthIndex: number): number {
  return monthIndex < 7 ? 31 * monthIndex : 30 * monthIndex + 6
}
