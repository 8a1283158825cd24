import { type DayNumber, dayNumberOf, isoDateOf, makeIssue } from '../primitives/index.ts'
import { oneWord, type Parameter, type Query } from '../query/index.ts'
import { askedBy } from './asked-toll.ts'
import {
  type Calendar,
  countPeriods,
  nameOfPeriod,
  type PeriodLength,
  periodLengths,
  startOfNextPeriod,
  startOfPeriod,
} from './calendar-period.ts'
import type { CasualtyRow } from './casualty-row.ts'
import { isoDatesFrom } from './iso-dates.ts'
import { sumsOf } from './kept-sums.ts'
import {
  mergeNumbered,
  type NumberedTolls,
  nothingNumbered,
  numberedWithout,
  numberTolls,
} from './numbered-tolls.ts'
import { calendarOption, optionWithDefault } from './option-parameter.ts'
import { indexPeriods } from './period-index.ts'
import { defineStatistic, type SelectedTable } from './statistic-definition.ts'
import { casualtiesOfSlot, emptySums, moveSlot, type TollSums } from './toll-sums.ts'

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
  tolls: NumberedTolls
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
  init: (): SeriesSummary => ({ tolls: nothingNumbered, tooImprecise: 0 }),
  add: (summary, part, { query, options: { by, calendar } }) => {
    const { tolls, tooImprecise } = sumsOf(part, query, {
      name: `series ${by} ${calendar}`,
      reads: [],
      make: (selected) => sumPeriods(selected, query, by, calendar),
      without: (whole, others) => {
        const left = numberedWithout(whole.tolls, others.tolls)
        const tooImprecise = whole.tooImprecise - others.tooImprecise
        return left === null ? null : { tolls: left, tooImprecise }
      },
      bytesOf: ({ tolls: { numbers, sums } }) => numbers.byteLength + sums.numbers.byteLength,
    })
    summary.tolls = mergeNumbered(summary.tolls, tolls)
    summary.tooImprecise += tooImprecise
  },
  merge: (summary, other) => {
    summary.tolls = mergeNumbered(summary.tolls, other.tolls)
    summary.tooImprecise += other.tooImprecise
  },
  finish: ({ tolls, tooImprecise }, { query, options }) => {
    const bounds = boundsOf(tolls.numbers, query, options)
    if (bounds === null) return { result: { rows: [], periods: 0 }, tooImprecise }
    const periods = countPeriods(bounds.first, bounds.last, options.by, options.calendar)
    const result: CasualtySeries =
      periods > longestSeries
        ? { rows: [], periods }
        : { rows: rowsOf(tolls, startsOf(bounds, periods, options), query, options), periods }
    return { result, tooImprecise }
  },
})

/** The tolls of selected incidents by the first day of their period. */
function sumPeriods(
  { table, selection: { rows } }: SelectedTable,
  query: Query,
  by: PeriodLength,
  calendar: Calendar,
): ReturnType<typeof numberTolls> {
  const { starts, numberOfSpan } = indexPeriods(table, by, calendar)
  const column = {
    codes: table.when.codes,
    groupOfCode: numberOfSpan,
    groups: starts.length,
    numbers: starts,
  }
  return numberTolls(table, rows, column, askedBy(query))
}

function rowsOf(
  { numbers, sums }: NumberedTolls,
  starts: readonly DayNumber[],
  query: Query,
  { by, calendar, window }: SeriesOptions,
): readonly CasualtyRow[] {
  const asked = askedBy(query)
  const firstDays =
    by === 'day' ? isoDatesFrom(starts[0] ?? 0, starts.length) : starts.map(isoDateOf)
  const rows: CasualtyRow[] = []
  const sum = emptySums(1)
  // The next group to come into the window, and the next to leave it.
  let [coming, leaving] = [0, 0]
  for (let index = 0; index + 1 < starts.length; index++) {
    const [start = 0, next = 0] = [starts[index], starts[index + 1]]
    const first = window === 'all' ? 0 : index - window + 1
    const firstDay = starts[first] ?? Number.NEGATIVE_INFINITY
    for (; (numbers[leaving] ?? firstDay) < firstDay; leaving++) moveOut(sum, sums, leaving)
    for (; (numbers[coming] ?? next) < next; coming++) moveIn(sum, sums, coming)
    if (first < 0) continue
    const from = firstDays[first] ?? ''
    const key =
      by === 'day'
        ? { period: firstDays[index] ?? '', from, to: firstDays[index] ?? '' }
        : { period: nameOfPeriod(start, by, calendar), from, to: isoDateOf(next - 1) }
    const { killed, wounded, incidents, unknownToll } = casualtiesOfSlot(sum, 0, asked)
    rows.push({ key, killed, wounded, incidents, unknownToll })
  }
  return rows
}

function moveIn(sum: TollSums, { numbers }: TollSums, slot: number): void {
  moveSlot(sum.numbers, 0, numbers, slot)
}

function moveOut(sum: TollSums, { numbers }: TollSums, slot: number): void {
  moveSlot(sum.numbers, 0, numbers, slot, -1)
}

interface SeriesBounds {
  /** The first day of the first period. */
  readonly first: DayNumber
  /** A day of the last period. */
  readonly last: DayNumber
}

function boundsOf(
  filled: Float64Array,
  query: Query,
  { by, calendar }: SeriesOptions,
): SeriesBounds | null {
  const first =
    query.from === null ? filled[0] : startOfPeriod(dayNumberOf(query.from), by, calendar)
  const last = query.to === null ? filled.at(-1) : dayNumberOf(query.to)
  return first === undefined || last === undefined || last < first ? null : { first, last }
}

/** The first days of the periods, and of the one behind them. */
function startsOf(
  { first }: SeriesBounds,
  periods: number,
  { by, calendar }: SeriesOptions,
): readonly DayNumber[] {
  const starts = [first]
  for (let period = 0; period < periods; period++) {
    starts.push(startOfNextPeriod(starts[period] ?? first, by, calendar))
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
