import type { DayNumber } from '../primitives/index.ts'
import { type IncidentTable, openEnd, openStart, type SpanColumn } from '../table/index.ts'
import {
  type Calendar,
  nameOfPeriod,
  type PeriodLength,
  startOfNextPeriod,
  startOfPeriod,
} from './calendar-period.ts'

/**
 * The periods in which the latest days of a table's date spans lie, numbered in their order, with their
 * first days and names.
 *
 * `numberOfSpan` holds the number of the period in which a whole span lies; the number of periods where
 * it lies in none, or an end of it is not known.
 */
export interface PeriodIndex {
  readonly starts: Int32Array
  readonly names: readonly string[]
  readonly numberOfSpan: Uint32Array
}

const indexesOfSpans = new WeakMap<SpanColumn, Map<string, PeriodIndex>>()

/** The periods of a table, made once and kept with it. */
export function indexPeriods(
  { when }: IncidentTable,
  length: PeriodLength,
  calendar: Calendar,
): PeriodIndex {
  const indexes = indexesOfSpans.get(when) ?? new Map<string, PeriodIndex>()
  indexesOfSpans.set(when, indexes)
  const name = `${length} ${calendar}`
  const index = indexes.get(name) ?? makeIndex(when, length, calendar)
  indexes.set(name, index)
  return index
}

/** Spans are in order of their latest day: so each begins a new period, or lies in the last one. */
function makeIndex({ entries }: SpanColumn, length: PeriodLength, calendar: Calendar): PeriodIndex {
  const { earliest, latest } = entries
  const numberOfSpan = new Uint32Array(latest.length).fill(none)
  const starts: DayNumber[] = []
  let [start, next] = [0, Number.NEGATIVE_INFINITY]
  for (let span = 0; span < latest.length; span++) {
    const [first = openStart, last = openEnd] = [earliest[span], latest[span]]
    if (first === openStart || last === openEnd) continue
    if (last >= next) {
      start = startOfPeriod(last, length, calendar)
      next = startOfNextPeriod(start, length, calendar)
      starts.push(start)
    }
    if (first >= start) numberOfSpan[span] = starts.length - 1
  }
  for (let span = 0; span < numberOfSpan.length; span++) {
    if (numberOfSpan[span] === none) numberOfSpan[span] = starts.length
  }
  const names = length === 'day' ? [] : starts.map((day) => nameOfPeriod(day, length, calendar))
  return { starts: Int32Array.from(starts), names, numberOfSpan }
}

const none = 0xffff_ffff
