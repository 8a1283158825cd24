/** A day of the proleptic Gregorian calendar as `YYYY-MM-DD`, years 0001 to 9999 (ISO 8601-1, 5.2.2). */
export type IsoDate = string

/** Days since 1970-01-01, which is day 0; earlier days are negative. */
export type DayNumber = number

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * Whether a text is a day that exists, written as ISO 8601 asks.
 *
 * @example
 * isIsoDate('2023-02-29') //=> false
 * @example
 * isIsoDate('2024-02-29') //=> true
 */
export function isIsoDate(text: string): text is IsoDate {
  const match = pattern.exec(text)
  if (!match) return false
  const year = Number(match[1])
  const month = Number(match[2])
  const day = Number(match[3])
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/**
 * The day's number, for arithmetic and typed arrays.
 *
 * @throws RangeError when the text is no day (check with {@link isIsoDate} first).
 * @example
 * dayNumberOf('1970-01-02') //=> 1
 */
export function dayNumberOf(date: IsoDate): DayNumber {
  if (!isIsoDate(date)) throw new RangeError(`not a calendar date: ${date}`)
  return dayNumberOfParts(
    Number(date.slice(0, 4)),
    Number(date.slice(5, 7)),
    Number(date.slice(8, 10)),
  )
}

/**
 * The day with a given number, as text.
 *
 * @example
 * isoDateOf(19331) //=> '2022-12-05'
 */
export function isoDateOf(day: DayNumber): IsoDate {
  const { year, month, dayOfMonth } = partsOfDay(day)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
}

/**
 * Day number of a Gregorian year, month (1 to 12) and day of month, which are not checked.
 *
 * Source: H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
 *
 * @example
 * dayNumberOfParts(2000, 3, 1) //=> 11017
 */
export function dayNumberOfParts(year: number, month: number, dayOfMonth: number): DayNumber {
  const shiftedYear = month <= 2 ? year - 1 : year
  const era = Math.floor(shiftedYear / 400)
  const yearOfEra = shiftedYear - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** A day taken apart: year, month (1 to 12), day of month (1 to 31). */
export interface DateParts {
  readonly year: number
  readonly month: number
  readonly dayOfMonth: number
}

/**
 * Year, month and day of month of a day number in the Gregorian calendar.
 *
 * Source: H. Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
 *
 * @example
 * partsOfDay(0) //=> { year: 1970, month: 1, dayOfMonth: 1 }
 */
export function partsOfDay(day: DayNumber): DateParts {
  const shifted = day + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

/**
 * Day of the week, Monday 1 to Sunday 7 (ISO 8601-1, 5.2.2.4).
 *
 * @example
 * weekdayOf(0) //=> 4
 */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
