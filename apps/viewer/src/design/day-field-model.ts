import {
  type DateParts,
  dayNumberOf,
  dayNumberOfParts,
  dayNumberOfSolarHijri,
  type IsoDate,
  isoDateOf,
  partsOfDay,
  solarHijriPartsOfDay,
} from '@recount/core/primitives'
import type { Calendar } from '@recount/core/statistics'

/** A day taken apart in a calendar. */
export function partsIn(calendar: Calendar, date: IsoDate): DateParts {
  const day = dayNumberOf(date)
  return calendar === 'gregory' ? partsOfDay(day) : solarHijriPartsOfDay(day)
}

/**
 * How many days a month has.
 *
 * @example
 * daysInMonth('persian', 1401, 12) //=> 29
 */
export function daysInMonth(calendar: Calendar, year: number, month: number): number {
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1]
  return dayOf(calendar, nextYear, nextMonth, 1) - dayOf(calendar, year, month, 1)
}

/**
 * The day put together from its parts; a day of month that the month does not have is its last.
 *
 * @example
 * dateOfParts('gregory', { year: 2023, month: 2, dayOfMonth: 31 }) //=> '2023-02-28'
 */
export function dateOfParts(calendar: Calendar, parts: DateParts): IsoDate {
  const { year, month, dayOfMonth } = parts
  const last = daysInMonth(calendar, year, month)
  return isoDateOf(dayOf(calendar, year, month, Math.min(dayOfMonth, last)))
}

function dayOf(calendar: Calendar, year: number, month: number, dayOfMonth: number): number {
  return calendar === 'gregory'
    ? dayNumberOfParts(year, month, dayOfMonth)
    : dayNumberOfSolarHijri(year, month, dayOfMonth)
}
