import type { DayNumber } from '../../primitives/index.ts'
import { type IncidentTable, openEnd, openStart } from '../../table/index.ts'
import {
  type Calendar,
  type PeriodLength,
  startOfNextPeriod,
  startOfPeriod,
} from '../calendar-period.ts'

/**
 * The periods that the days of some incidents lie in, numbered in their order.
 *
 * `numberOfDay` holds the number of the period of each day from `firstDay` on, so that a day's period is
 * looked up and not computed.
 */
export interface PeriodIndex {
  readonly starts: readonly DayNumber[]
  readonly firstDay: DayNumber
  readonly numberOfDay: Int32Array
}

/** Numbers the periods of selected incidents, as far as their days are known. */
export function indexPeriods(
  table: IncidentTable,
  rows: ArrayLike<number>,
  length: PeriodLength,
  calendar: Calendar,
): PeriodIndex {
  const { entries, codes } = table.when
  let first = openEnd
  let last = openStart
  for (let index = 0; index < rows.length; index++) {
    const span = codes[rows[index] ?? 0] ?? 0
    const earliest = entries.earliest[span] ?? openStart
    const latest = entries.latest[span] ?? openEnd
    if (earliest === openStart || latest === openEnd) continue
    if (earliest < first) first = earliest
    if (latest > last) last = latest
  }
  if (first > last) return { starts: [], firstDay: 0, numberOfDay: new Int32Array(0) }
  const starts: DayNumber[] = []
  const numberOfDay = new Int32Array(last - first + 1)
  for (let start = startOfPeriod(first, length, calendar); start <= last; ) {
    const next = startOfNextPeriod(start, length, calendar)
    numberOfDay.fill(starts.length, Math.max(0, start - first), next - first)
    starts.push(start)
    start = next
  }
  return { starts, firstDay: first, numberOfDay }
}

/**
 * The number of the period in which the whole date span of each incident lies; −1 where it lies in none.
 */
export function periodsOfRows(
  { firstDay, numberOfDay }: PeriodIndex,
  { when: { entries, codes } }: IncidentTable,
  rows: ArrayLike<number>,
): Int32Array {
  const numbers = new Int32Array(rows.length).fill(-1)
  for (let index = 0; index < rows.length; index++) {
    const span = codes[rows[index] ?? 0] ?? 0
    const first = entries.earliest[span] ?? openStart
    const last = entries.latest[span] ?? openEnd
    if (first === openStart || last === openEnd) continue
    const number = numberOfDay[first - firstDay] ?? -1
    if (number === numberOfDay[last - firstDay]) numbers[index] = number
  }
  return numbers
}
