import { type DayNumber, dayNumberOf, isoDateOf, makeIssue } from '../primitives/index.ts'
import { oneWord, type Parameter, type Query } from '../query/index.ts'
import { askedBy } from './asked-toll.ts'
import {
  type Calendar,
  nameOfPeriod,
  type PeriodLength,
  periodLengths,
  startOfNextPeriod,
  startOfPeriod,
} from './calendar-period.ts'
import type { CasualtyRow } from './casualty-row.ts'
import { calendarOption, optionWithDefault } from './option-parameter.ts'
import { indexPeriods, periodsOfRows } from './period-index.ts'
import { findSlot, makeSlotIndex, setSlot } from './slot-index.ts'
import { defineStatistic } from './statistic-definition.ts'
import {
  addIncidents,
  casualtiesOfSum,
  emptyRunningSum,
  emptyTolls,
  mergeTolls,
  moveIntoSum,
  slotOf,
  type TollsByKey,
} from './tolls-by-key.ts'

/**
 * A series without gaps, one row a period; in a rolling series one row a window of periods.
 *
 * A row's key is the name of its (last) period, and the first and the last day that it covers. `periods`
 * is how many periods the series spans; above {@link longestSeries} it has no rows.
 */
export interface CasualtySeries {
  readonly rows: readonly CasualtyRow[]
  readonly periods: number
}

/** The most periods that a series may have: a century of days, or three thousand years of months. */
export const longestSeries = 40_000

/** What a series is told beside the query. */
export interface SeriesOptions {
  readonly by: PeriodLength
  readonly calendar: Calendar
  /** Over how many periods a row reaches back, its own included; `all` is every one so far. */
  readonly window: number | 'all'
}

/** The mergeable summary behind a series: tolls by the first day of the period. */
interface SeriesSummary {
  readonly tolls: TollsByKey<DayNumber>
  tooImprecise: number
}

/**
 * Killed and wounded by day, week, month, quarter or year, empty periods included.
 *
 * An incident counts in a period only when its whole date span lies in it; the others are counted in
 * `tooImprecise` and smeared over none. The series runs over the query's period; where that is open,
 * over the periods that have incidents. With a `window` of n periods each row is the sum over the last
 * n, and the first row is that of the n-th period: no row covers less than its window. `window=all` is
 * the sum of all periods so far.
 *
 * Source: METHODS.md, "series".
 */
export const series = defineStatistic({
  name: 'series',
  summary: 'Killed and wounded by day, week, month, quarter or year.',
  parameters: {
    by: optionWithDefault(
      oneWord<PeriodLength, 'month'>(
        { name: 'by', summary: 'The length of a period.', example: 'week' },
        periodLengths,
        'month',
      ),
      'month' as PeriodLength,
    ),
    calendar: calendarOption(),
    window: optionWithDefault(windowParameter(), 1),
  },
  init: (): SeriesSummary => ({ tolls: emptyTolls(), tooImprecise: 0 }),
  add: (summary, { table, selection: { rows } }, { query, options }) => {
    const periods = indexPeriods(table, rows, options.by, options.calendar)
    const slots = periodsOfRows(periods, table, rows)
    const index = makeSlotIndex(periods.starts.length, rows.length)
    for (let place = 0; place < slots.length; place++) {
      const number = slots[place] ?? -1
      if (number < 0) {
        summary.tooImprecise++
        continue
      }
      let slot = findSlot(index, number)
      if (slot < 0) {
        slot = slotOf(summary.tolls, periods.starts[number] ?? 0)
        setSlot(index, number, slot)
      }
      slots[place] = slot
    }
    addIncidents(summary.tolls, slots, table, rows, askedBy(query))
  },
  merge: (summary, other) => {
    mergeTolls(summary.tolls, other.tolls)
    summary.tooImprecise += other.tooImprecise
  },
  finish: ({ tolls, tooImprecise }, { query, options }) => {
    const starts = startsOf(tolls.slots.keys(), query, options)
    const result: CasualtySeries =
      starts.length > longestSeries
        ? { rows: [], periods: starts.length }
        : { rows: rowsOf(tolls, starts, query, options), periods: starts.length }
    return { result, tooImprecise }
  },
})

function rowsOf(
  tolls: TollsByKey<DayNumber>,
  starts: readonly DayNumber[],
  query: Query,
  { by, calendar, window }: SeriesOptions,
): readonly CasualtyRow[] {
  const asked = askedBy(query)
  const rows: CasualtyRow[] = []
  const sum = emptyRunningSum()
  starts.forEach((start, index) => {
    const first = window === 'all' ? 0 : index - window + 1
    const left = starts[first - 1]
    if (left !== undefined) moveIntoSum(sum, tolls, left, -1)
    moveIntoSum(sum, tolls, start, 1)
    if (first < 0) return
    const key = {
      period: nameOfPeriod(start, by, calendar),
      from: isoDateOf(starts[first] ?? start),
      to: isoDateOf(startOfNextPeriod(start, by, calendar) - 1),
    }
    rows.push({ key, ...casualtiesOfSum(sum, asked) })
  })
  return rows
}

function startsOf(
  filled: Iterable<DayNumber>,
  query: Query,
  { by, calendar }: SeriesOptions,
): readonly DayNumber[] {
  const known = [...filled].sort((a, b) => a - b)
  const first =
    query.from === null ? known[0] : startOfPeriod(dayNumberOf(query.from), by, calendar)
  const last = query.to === null ? known.at(-1) : dayNumberOf(query.to)
  const starts: DayNumber[] = []
  if (first === undefined || last === undefined) return starts
  for (let start = first; start <= last; start = startOfNextPeriod(start, by, calendar)) {
    starts.push(start)
  }
  return starts
}

function windowParameter(): Parameter<number | 'all'> {
  const expected = 'a number of periods from 1 to 1000, or all'
  return {
    name: 'window',
    summary: 'Over how many periods each row sums, its own included; all of them so far with all.',
    expected,
    example: '7',
    parse: (text) => {
      if (text === 'all') return { value: text, issues: [] }
      const periods = /^\d{1,4}$/.test(text) ? Number(text) : 0
      return periods >= 1 && periods <= 1000
        ? { value: periods, issues: [] }
        : { value: null, issues: [makeIssue('malformed-parameter', 'window', expected, text)] }
    },
    format: String,
  }
}
