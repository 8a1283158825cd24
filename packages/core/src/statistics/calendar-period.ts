import {
  type DayNumber,
  dayNumberOfParts,
  dayNumberOfSolarHijri,
  isoDateOf,
  partsOfDay,
  solarHijriPartsOfDay,
  weekdayOf,
} from '../primitives/index.ts'

/** Calendars in which periods are counted, by their Unicode names (`persian` is the Solar Hijri one). */
export const calendars = ['gregory', 'persian'] as const
export type Calendar = (typeof calendars)[number]

/** Lengths of period. Weeks are ISO weeks, Monday to Sunday, in either calendar. */
export const periodLengths = ['day', 'week', 'month', 'quarter', 'year'] as const
export type PeriodLength = (typeof periodLengths)[number]

/**
 * The first day of the period of a given length that a day lies in.
 *
 * @example
 * isoDateOf(startOfPeriod(dayNumberOf('2022-12-05'), 'quarter', 'gregory')) //=> '2022-10-01'
 */
export function startOfPeriod(day: DayNumber, length: PeriodLength, calendar: Calendar): DayNumber {
  if (length === 'day') return day
  if (length === 'week') return day - weekdayOf(day) + 1
  const { year, month } = partsIn(calendar, day)
  if (length === 'year') return dayOf(calendar, year, 1)
  return dayOf(calendar, year, length === 'month' ? month : month - ((month - 1) % 3))
}

/**
 * The first day of the next period after the one that starts on `start`.
 *
 * @example
 * isoDateOf(startOfNextPeriod(dayNumberOf('2022-12-01'), 'month', 'gregory')) //=> '2023-01-01'
 */
export function startOfNextPeriod(
  start: DayNumber,
  length: PeriodLength,
  calendar: Calendar,
): DayNumber {
  if (length === 'day') return start + 1
  if (length === 'week') return start + 7
  const { year, month } = partsIn(calendar, start)
  if (length === 'year') return dayOf(calendar, year + 1, 1)
  const next = month + (length === 'month' ? 1 : 3)
  return next > 12 ? dayOf(calendar, year + 1, next - 12) : dayOf(calendar, year, next)
}

/**
 * How many periods there are from the one that starts on `first` to the one that a later day lies in.
 *
 * @example
 * countPeriods(dayNumberOf('2022-10-01'), dayNumberOf('2023-01-15'), 'month', 'gregory') //=> 4
 */
export function countPeriods(
  first: DayNumber,
  last: DayNumber,
  length: PeriodLength,
  calendar: Calendar,
): number {
  if (length === 'day') return last - first + 1
  if (length === 'week') return Math.floor((last - first) / 7) + 1
  const [from, to] = [partsIn(calendar, first), partsIn(calendar, last)]
  if (length === 'year') return to.year - from.year + 1
  const months = (to.year - from.year) * 12 + to.month - from.month
  return length === 'month' ? months + 1 : Math.floor(months / 3) + 1
}

/**
 * The name of the period that starts on a day: `2022-12-05`, `2022-W49`, `2022-12`, `2022-Q4`, `2022`;
 * in the Solar Hijri calendar with that calendar's numbers. Days and weeks keep their ISO names.
 *
 * Source: ISO 8601-1, 5.2; quarters are a common extension.
 * @example
 * nameOfPeriod(19331, 'week', 'gregory') //=> '2022-W49'
 */
export function nameOfPeriod(start: DayNumber, length: PeriodLength, calendar: Calendar): string {
  if (length === 'day') return isoDateOf(start)
  if (length === 'week') return nameOfWeek(start)
  const { year, month } = partsIn(calendar, start)
  const yearName = String(year).padStart(4, '0')
  if (length === 'year') return yearName
  if (length === 'quarter') return `${yearName}-Q${Math.ceil(month / 3)}`
  return `${yearName}-${String(month).padStart(2, '0')}`
}

/**
 * The same date a year before; the last day of its month where that year has no such date.
 *
 * @example
 * isoDateOf(yearBefore(dayNumberOf('2024-02-29'), 'gregory')) //=> '2023-02-28'
 */
export function yearBefore(day: DayNumber, calendar: Calendar): DayNumber {
  const { year, month, dayOfMonth } = partsIn(calendar, day)
  const first = dayOf(calendar, year - 1, month)
  const last = startOfNextPeriod(first, 'month', calendar) - 1
  return Math.min(first + dayOfMonth - 1, last)
}

function nameOfWeek(day: DayNumber): string {
  const thursday = day - weekdayOf(day) + 4
  const { year } = partsOfDay(thursday)
  const week = Math.floor((thursday - dayNumberOfParts(year, 1, 1)) / 7) + 1
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`
}

function partsIn(calendar: Calendar, day: DayNumber) {
  return calendar === 'gregory' ? partsOfDay(day) : solarHijriPartsOfDay(day)
}

function dayOf(calendar: Calendar, year: number, month: number): DayNumber {
  return calendar === 'gregory'
    ? dayNumberOfParts(year, month, 1)
    : dayNumberOfSolarHijri(year, month, 1)
}
