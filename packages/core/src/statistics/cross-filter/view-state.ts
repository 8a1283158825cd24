import type { Asked } from '../asked-toll.ts'
import {
  type Adding,
  addRows,
  forgetTouched,
  moveRows,
  type TouchedGroups,
  tollsOf,
  touchNone,
} from './add-rows.ts'
import {
  type CasualtyColumns,
  type CasualtySums,
  makeCasualtyColumns,
  makeCasualtySums,
  writeCasualties,
  writeSomeCasualties,
} from './casualty-columns.ts'
import { costOfPrepared, type PreparedSums, prepareSums, readNearest } from './prepared-sums.ts'
import {
  type Ends,
  findMovedRows,
  type MovedRows,
  type Period,
  type TimeCourse,
  visitPeriod,
} from './time-course.ts'

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
 * written. `moved` lists the incidents that move, once for all views.
 */
export function moveToPeriod(
  state: ViewState,
  course: TimeCourse,
  period: Period,
  isContained: boolean,
  moved: MovedRows,
): void {
  const { period: before, adding, view, summed, touched } = state
  if (before?.from === period.from && before.to === period.to) {
    if (state.isContained === isContained) return
  }
  const anew = isContained ? 0 : period.begun - period.over
  const between =
    before === null || isContained || state.isContained
      ? Number.POSITIVE_INFINITY
      : Math.abs(period.begun - before.begun) + Math.abs(period.over - before.over)
  const needed = Math.min(anew, between)
  if (state.prepared === null && state.visited + needed > course.table.length) {
    prepareView(state, course)
  }
  state.period = period
  state.isContained = isContained
  const { prepared } = state
  const move = (ends: Ends) => {
    findMovedRows(moved, course, ends, period)
    moveRows(summed.sums, adding, moved, touched)
    writeSomeCasualties(view, summed, touched.groups, touched.count)
    forgetTouched(touched)
  }
  if (prepared !== null && !isContained && costOfPrepared(prepared, period) < needed) {
    move(readNearest(summed.sums, prepared, period, touched))
  } else if (before !== null && between < anew) {
    state.visited += between
    move(before)
  } else {
    state.visited += anew
    summed.sums.fill(0)
    visitPeriod(course, period, isContained, (start, end, sign) =>
      addRows(summed.sums, adding, start, end, sign),
    )
    writeCasualties(view, summed)
  }
}
