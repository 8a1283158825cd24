import { dayNumberOfParts, type IsoDate, isoDateOf } from '@recount/core/primitives'

/**
 * The first and the last day of the month of a day.
 *
 * @example
 * monthAround('2024-02-10') //=> { earliest: '2024-02-01', latest: '2024-02-29' }
 */
export function monthAround(day: IsoDate): {
  readonly earliest: IsoDate
  readonly latest: IsoDate
} {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  return {
    earliest: isoDateOf(dayNumberOfParts(year, month, 1)),
    latest: isoDateOf(dayNumberOfParts(year + Math.floor(month / 12), (month % 12) + 1, 1) - 1),
  }
}
