import type { Asked } from '../asked-toll.ts'
import { type Adding, addRows, tollsOf } from './add-rows.ts'
import {
  type CasualtyColumns,
  type CasualtySums,
  makeCasualtyColumns,
  makeCasualtySums,
  writeCasualties,
} from './casualty-columns.ts'
import { costOfPrepared, type PreparedSums, prepareSums, readNearest } from './prepared-sums.ts'
import { slideSpans } from './slide-spans.ts'
import { type Ends, type Period, type TimeCourse, visitMoved, visitPeriod } from './time-course.ts'
import { type TouchedGroups, touch, touchNone } from './touched-groups.ts'

/**
 * What a view shows: a group at each place, in the order of their names or of time, those without a key
 * last; groups without incidents too. Groups of an `overlapping` view share incidents.
 */
export interface CrossFilterView extends CasualtyColumns {
  readonly overlapping: boolean
}

/**
 * A view as it stands: the sums of its groups, and the period that they are of.
 *
 * `period` is `null` where sums and columns have to be made anew. `visited` is how many incidents have
 * been looked at since the filters changed.
 */
export interface ViewState {
  readonly adding: Adding
  readonly summed: CasualtySums
  readonly view: CrossFilterView
  readonly touched: TouchedGroups
  period: Period | null
  isContained: boolean
  prepared: PreparedSums | null
  visited: number
}

/** A view with nothing in it yet. */
export function makeViewState(adding: Adding, asked: Asked, overlapping: boolean): ViewState {
  const { keys } = adding.keys
  return {
    adding,
    summed: makeCasualtySums(keys.length, tollsOf(adding).width, asked),
    view: { ...makeCasualtyColumns(keys, asked), overlapping },
    touched: touchNone(keys.length),
    period: null,
    isContained: false,
    prepared: null,
    visited: 0,
  }
}

/** Forgets what a view has summed: who passes the filters has changed. */
export function forgetSums(state: ViewState): void {
  state.period = null
  state.prepared = null
  state.visited = 0
}

/** Prepares a view, so that any period costs the same. */
export function prepareView(state: ViewState, course: TimeCourse): void {
  state.prepared ??= prepareSums(course, state.adding)
}

/**
 * Moves a view to a period, in the cheapest of three ways: the incidents between the old and the new ends
 * are added and taken out; all of the period are added up; or the difference of prepared sums is taken.
 *
 * Sums are prepared when as many incidents have been looked at one by one as preparing would take: nobody
 * pays more than twice for not having known how long the brush would move. Only groups that change are
 * written.
 */
export function moveToPeriod(
  state: ViewState,
  course: TimeCourse,
  period: Period,
  isContained: boolean,
): void {
  const { period: before } = state
  if (before?.from === period.from && before.to === period.to) {
    if (state.isContained === isContained) return
  }
  const isSimilar = before !== null && !isContained && !state.isContained
  state.period = period
  state.isContained = isContained
  if (isSimilar && isNear(state.prepared, before, period)) move(state, course, before, period)
  else moveFar(state, course, isSimilar ? before : null, period)
  writeCasualties(state.view, state.summed, state.touched)
}

/** Whether two periods are so near that nothing but moving comes into question. */
function isNear(prepared: PreparedSums | null, before: Ends, after: Ends): boolean {
  return (
    prepared !== null &&
    rowsBetween(before, after) * prepared.entriesPerRow < prepared.entriesPerJump
  )
}

function moveFar(
  state: ViewState,
  course: TimeCourse,
  before: Period | null,
  period: Period,
): void {
  const { summed, touched, view, isContained } = state
  const anew = isContained ? 0 : period.begun - period.over
  const between = before === null ? Number.POSITIVE_INFINITY : rowsBetween(before, period)
  const needed = Math.min(anew, between)
  if (state.prepared === null && state.visited + needed > course.table.length) {
    prepareView(state, course)
  }
  const { prepared } = state
  if (
    prepared !== null &&
    !isContained &&
    costOfPrepared(prepared, period) < needed * prepared.entriesPerRow
  ) {
    move(state, course, readNearest(summed.sums, prepared, period, touched), period)
  } else if (before !== null && between < anew) {
    state.visited += between
    move(state, course, before, period)
  } else {
    state.visited += anew
    summed.sums.fill(0)
    for (let group = 0; group < view.incidents.length; group++) {
      if (view.incidents[group] !== 0) touch(touched, group)
    }
    visitPeriod(course, period, isContained, (start, end, sign) =>
      addRows(summed.sums, state.adding, start, end, sign, touched),
    )
  }
}

function rowsBetween(before: Ends, after: Ends): number {
  return Math.abs(after.begun - before.begun) + Math.abs(after.over - before.over)
}

/** Moves the sums of a view from one period to another: span by span where these are added up, or row by row. */
function move(
  { prepared, adding, summed, touched }: ViewState,
  course: TimeCourse,
  before: Ends,
  after: Period,
): void {
  if (prepared !== null) {
    slideSpans(summed.sums, prepared.spans, course, before, after, touched)
    return
  }
  const { rowStarts } = course
  visitMoved(course, before, after, (first, end, sign) =>
    addRows(summed.sums, adding, rowStarts[first] ?? 0, rowStarts[end] ?? 0, sign, touched),
  )
}
