import { type DayNumber, type IsoDate, isoDateOf, partsOfDay } from '../primitives/index.ts'
import { startOfNextPeriod, startOfPeriod } from './calendar-period.ts'

/**
 * The dates of so many days from `first` on: what `isoDateOf` gives of each, the month written once.
 *
 * @example
 * isoDatesFrom(19356, 3) //=> ['2022-12-30', '2022-12-31', '2023-01-01']
 */
export function isoDatesFrom(first: DayNumber, count: number): readonly IsoDate[] {
  const dates: IsoDate[] = []
  for (let day = first; day < first + count; ) {
    const nextMonth = startOfNextPeriod(startOfPeriod(day, 'month', 'gregory'), 'month', 'gregory')
    const end = Math.min(nextMonth, first + count)
    const month = isoDateOf(day).slice(0, -2)
    for (let { dayOfMonth } = partsOfDay(day); day < end; day++, dayOfMonth++) {
      dates.push(`${month}${dayOfMonth < 10 ? '0' : ''}${dayOfMonth}`)
    }
  }
  return dates
}
