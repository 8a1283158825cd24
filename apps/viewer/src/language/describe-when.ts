import { dayNumberOf, type IsoDate, isoDateOf, partsOfDay } from '@recount/core/primitives'
import type { Incident } from '@recount/core/records'
import type { Words } from './words.ts'

/**
 * When an incident was, in words and never more exactly than it is known: "2 December 2022", "28 to 29
 * September 2022", "November 2022", "on or before 5 December 2022".
 */
export function describeWhen(
  when: Pick<Incident['when'], 'earliest' | 'latest'>,
  words: Words,
): string {
  const { earliest, latest } = when
  const { say } = words
  if (earliest === null && latest === null) return say.date.undated
  if (earliest === null) return say.date.onOrBefore(words.day(latest ?? ''))
  if (latest === null) return say.date.onOrAfter(words.day(earliest))
  if (earliest === latest) return words.day(earliest)
  if (words.calendar === 'gregory' && isWholeMonth(earliest, latest)) return words.month(earliest)
  return say.date.between(words.day(earliest), words.day(latest))
}

function isWholeMonth(earliest: IsoDate, latest: IsoDate): boolean {
  const first = partsOfDay(dayNumberOf(earliest))
  const last = partsOfDay(dayNumberOf(latest))
  const afterLast = isoDateOf(dayNumberOf(latest) + 1)
  const sameMonth = first.year === last.year && first.month === last.month
  return sameMonth && first.dayOfMonth === 1 && afterLast.endsWith('-01')
}
