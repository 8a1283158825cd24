import { dayNumberOf, type IsoDate } from '../../primitives/index.ts'
import { everything, type Query } from '../../query/index.ts'
import { type IncidentTable, openEnd, openStart } from '../../table/index.ts'
import { askedBy } from '../asked-toll.ts'
import type { Calendar } from '../calendar-period.ts'
import { overlappingDimensions } from '../dimension.ts'
import { everyFilter, type FilterMarks, filtersOf, markFilters } from './filter-marks.ts'
import { tollsOfRows } from './row-tolls.ts'
import { makePeriod, makeTimeCourse, type Period, type TimeCourse } from './time-course.ts'
import type { TollCodes } from './toll-sums.ts'
import { allRows, makeViewKeys, oneKeyEach } from './view-keys.ts'
import { isPeriodView, type ViewName, withoutFilterOf } from './view-name.ts'
import {
  forgetSums,
  makeViewState,
  moveToPeriod,
  prepareView,
  type ViewState,
} from './view-state.ts'

/**
 * A page of linked charts: views of one table, each of which answers the page's question without the
 * view's own filter, so that a reader sees what else could be chosen.
 *
 * `query` is the page's question. {@link setFilter} and {@link brush} change it; the rest is what the
 * session keeps so that the next answer is quick, and nobody else's business. A view is brought up to date
 * when it is read, so a view that nobody looks at costs nothing.
 */
export interface CrossFilter {
  readonly table: IncidentTable
  readonly calendar: Calendar
  query: Query
  readonly course: TimeCourse
  readonly marks: FilterMarks
  readonly views: Map<ViewName | 'total', ViewState>
  readonly allTime: Period
  period: Period
  tolls: TollCodes | null
}

/** What a session can be asked to change: not the rule, which made the table, and nothing of lists. */
export type CrossFilterChange = Partial<
  Omit<Query, 'rule' | 'asOf' | 'sort' | 'limit' | 'cursor' | 'from' | 'to'>
>

/**
 * Opens a session over a table that was counted by the query's rule. The views that are named are made
 * ready; others are when they are first read.
 *
 * @example
 * openCrossFilter(buildIncidentTable([]), ['month', 'country']).query.country //=> []
 */
export function openCrossFilter(
  table: IncidentTable,
  views: readonly ViewName[],
  query: Query = everything,
  calendar: Calendar = 'gregory',
): CrossFilter {
  const course = makeTimeCourse(table)
  const session: CrossFilter = {
    table,
    calendar,
    query,
    course,
    allTime: makePeriod(course, openStart, openEnd),
    period: periodOf(course, query),
    marks: new Uint16Array(table.length),
    views: new Map(),
    tolls: null,
  }
  markFilters(session.marks, table, query, everything)
  for (const name of views) stateOf(session, name)
  return session
}

/**
 * Changes filters, or what is counted: `{ country: ['AFG'] }`. What is not named stays. The period is
 * changed by {@link brush}.
 *
 * @example
 * const session = openCrossFilter(buildIncidentTable([]), ['country'])
 * setFilter(session, { country: ['AFG'] })
 * session.query.country //=> ['AFG']
 */
export function setFilter(session: CrossFilter, change: CrossFilterChange): void {
  const before = session.query
  session.query = { ...before, ...change }
  if (isOther(session.query, before, ['harm', 'group'])) {
    session.views.clear()
    session.tolls = null
  }
  if (isOther(session.query, before, ['attribution'])) session.views.delete('actor')
  if (isOther(session.query, before, ['actor'])) session.views.delete('attribution')
  const changed = markFilters(session.marks, session.table, session.query, before)
  for (const state of session.views.values()) {
    if ((state.adding.filters & changed) !== 0) forgetSums(state)
  }
}

/**
 * Chooses a period; `null` is no bound. An incident that may lie outside it counts as `precision` of the
 * query says.
 *
 * Sliding a brush costs as much as there are incidents between its old and its new ends, once prepared only
 * as much as there are groups of them, and never more than a jump; see {@link prepareBrush}.
 *
 * @throws {RangeError} where `from` is after `to`
 * @example
 * const session = openCrossFilter(buildIncidentTable([]), ['country'])
 * brush(session, '2022-10-05', '2022-12-05')
 * session.query.to //=> '2022-12-05'
 */
export function brush(session: CrossFilter, from: IsoDate | null, to: IsoDate | null): void {
  if (from !== null && to !== null && from > to) {
    throw new RangeError(`from: expected a day not after ${to}, received ${from}`)
  }
  session.query = { ...session.query, from, to }
  session.period = periodOf(session.course, session.query)
}

/**
 * Prepares views for a brush: from then on any period of theirs, near or far, is one difference of sums.
 * A session does this by itself when it has become worth it; a page that knows that a brush is about to
 * begin can do it while nothing moves. It takes some 16 MB for a view of 385,000 incidents. A change of
 * filters undoes it.
 *
 * @example
 * const session = openCrossFilter(buildIncidentTable([]), ['country'])
 * prepareBrush(session, ['country']) //=> undefined
 */
export function prepareBrush(session: CrossFilter, views: readonly ViewName[]): void {
  for (const name of views) {
    if (!isPeriodView(name)) prepareView(stateOf(session, name), session.course)
  }
}

/** A view brought to the session's period; `total` is everything that the question takes. */
export function upToDate(session: CrossFilter, name: ViewName | 'total'): ViewState {
  const state = stateOf(session, name)
  const isOverTime = name !== 'total' && isPeriodView(name)
  const isContained = session.query.precision === 'contained'
  const { course, allTime, period } = session
  const asked = isOverTime ? allTime : period
  moveToPeriod(state, course, asked, isContained && !isOverTime)
  return state
}

function periodOf(course: TimeCourse, { from, to }: Pick<Query, 'from' | 'to'>): Period {
  const first = from === null ? openStart : dayNumberOf(from)
  return makePeriod(course, first, to === null ? openEnd : dayNumberOf(to))
}

function stateOf(session: CrossFilter, name: ViewName | 'total'): ViewState {
  const known = session.views.get(name)
  if (known !== undefined) return known
  const { table, query, calendar, marks } = session
  session.tolls ??= tollsOfRows(table, allRows(table), askedBy(query))
  const question = name === 'total' ? query : withoutFilterOf(name, query)
  const state = makeViewState(
    {
      marks,
      tolls: session.tolls,
      filters: name === 'total' ? everyFilter : filtersOf(name),
      keys:
        name === 'total'
          ? oneKeyEach([null], new Uint32Array(table.length))
          : makeViewKeys(name, table, question, calendar),
    },
    askedBy(question),
    overlappingDimensions.some((dimension) => dimension === name),
  )
  session.views.set(name, state)
  return state
}

function isOther(query: Query, before: Query, fields: readonly (keyof Query)[]): boolean {
  return fields.some((field) => JSON.stringify(query[field]) !== JSON.stringify(before[field]))
}
