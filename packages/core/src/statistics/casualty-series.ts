import { type DayNumber, dayNumberOf, isoDateOf } from '../primitives/index.ts'
import type { Query } from '../query/index.ts'
import { type IncidentTable, openEnd, openStart, spanOfRow } from '../table/index.ts'
import {
  type Calendar,
  nameOfPeriod,
  type PeriodLength,
  startOfNextPeriod,
  startOfPeriod,
} from './calendar-period.ts'
import { type CasualtyRow, finishRow } from './casualty-row.ts'
import { addToTotal, type CasualtyTotalSummary, emptyTotal } from './casualty-total.ts'

/** A series, one row a period, without gaps. A row's key is its name, its first and its last day. */
export interface CasualtySeries {
  readonly rows: readonly CasualtyRow[]
}

/** The most periods that a series may have: a thousand years of months, or 33 of days. */
export const longestSeries = 12_000

/**
 * Killed and wounded by day, week, month, quarter or year, empty periods included.
 *
 * An incident counts in a period only when its whole date span lies in it; the others are counted in
 * `tooImprecise` and smeared over none. The series runs over the query's period; where that is open,
 * over the periods that have incidents. A series of more than {@link longestSeries} periods is not
 * computed: `rows` is empty.
 *
 * Source: METHODS.md, "series".
 */
export function casualtySeries(
  table: IncidentTable,
  rows: Iterable<number>,
  query: Query,
  length: PeriodLength,
  calendar: Calendar,
): CasualtySeries & { readonly tooImprecise: number } {
  const periods = new Map<DayNumber, CasualtyTotalSummary>()
  let tooImprecise = 0
  for (const row of rows) {
    const start = periodOf(table, row, length, calendar)
    if (start === null) {
      tooImprecise++
      continue
    }
    const summary = periods.get(start) ?? emptyTotal()
    addToTotal(summary, table, row, query)
    periods.set(start, summary)
  }
  const starts = startsOf(periods, query, length, calendar)
  return { rows: starts.map((start) => rowOf(start)), tooImprecise }

  function rowOf(start: DayNumber): CasualtyRow {
    const key = {
      period: nameOfPeriod(start, length, calendar),
      from: isoDateOf(start),
      to: isoDateOf(startOfNextPeriod(start, length, calendar) - 1),
    }
    return finishRow(key, periods.get(start) ?? emptyTotal(), query)
  }
}

/** The start of the period in which the whole date span of an incident lies, or `null`. */
export function periodOf(
  table: IncidentTable,
  row: number,
  length: PeriodLength,
  calendar: Calendar,
): DayNumber | null {
  const { earliest, latest } = spanOfRow(table.when, row)
  if (earliest === openStart || latest === openEnd) return null
  const start = startOfPeriod(earliest, length, calendar)
  return start === startOfPeriod(latest, length, calendar) ? start : null
}

function startsOf(
  periods: ReadonlyMap<DayNumber, unknown>,
  query: Query,
  length: PeriodLength,
  calendar: Calendar,
): readonly DayNumber[] {
  const filled = [...periods.keys()].sort((a, b) => a - b)
  const first =
    query.from === null ? filled[0] : startOfPeriod(dayNumberOf(query.from), length, calendar)
  const last = query.to === null ? filled.at(-1) : dayNumberOf(query.to)
  if (first === undefined || last === undefined) return []
  const starts: DayNumber[] = []
  for (let start = first; start <= last; start = startOfNextPeriod(start, length, calendar)) {
    if (starts.length === longestSeries) return []
    starts.push(start)
  }
  return starts
}
