import type { Asked } from '../asked-toll.ts'
import { type Adding, addRows, moveRows } from './add-rows.ts'
import {
  type CasualtyColumns,
  makeCasualtyColumns,
  writeCasualties,
  writeGroup,
} from './casualty-columns.ts'
import { type PreparedSums, prepareSums, readPrepared, rowsBeside } from './prepared-sums.ts'
import {
  type MovedRows,
  type Period,
  type TimeCourse,
  type VisitRows,
  visitBegun,
  visitOver,
  visitPeriod,
} from './time-course.ts'
import { tollWidth } from './toll-sums.ts'

/**
 * A view as it stands: the sums of its groups, and the period that they are of.
 *
 * `period` is `null` where sums and columns have to be made anew. `visited` is how many incidents have
 * been looked at since the filters changed.
 */
export interface ViewState {
  readonly adding: Adding
  readonly asked: Asked
  readonly sums: Float64Array
  readonly columns: CasualtyColumns
  period: Period | null
  isContained: boolean
  prepared: PreparedSums | null
  visited: number
}

/** A view with nothing in it yet. */
export function makeViewState(adding: Adding, asked: Asked): ViewState {
  const { keys } = adding.keys
  return {
    adding,
    asked,
    sums: new Float64Array(keys.length * tollWidth),
    columns: makeCasualtyColumns(keys, asked),
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
 * pays more than twice for not having known how long the brush would move. Where few incidents move, only
 * their groups are written; `movedRows` finds them, once for all views.
 */
export function moveToPeriod(
  state: ViewState,
  course: TimeCourse,
  period: Period,
  isContained: boolean,
  movedRows: (before: Period, after: Period) => MovedRows,
): void {
  const { period: before, sums, adding } = state
  if (before?.from === period.from && before.to === period.to) {
    if (state.isContained === isContained) return
  }
  const groups = sums.length / tollWidth
  const visit: VisitRows = (start, end, sign) => addRows(sums, adding, start, end, sign)
  const anew = isContained ? 0 : period.begun - period.over
  const moved =
    before === null || isContained || state.isContained
      ? Number.POSITIVE_INFINITY
      : Math.abs(period.begun - before.begun) + Math.abs(period.over - before.over)
  const needed = Math.min(anew, moved)
  if (state.prepared === null && state.visited + needed > course.table.length) {
    prepareView(state, course)
  }
  state.period = period
  state.isContained = isContained
  const { prepared } = state
  if (prepared !== null && !isContained && rowsBeside(prepared, period) + groups < needed) {
    readPrepared(sums, course, prepared, adding, period)
  } else if (before !== null && moved < anew) {
    state.visited += moved
    if (moved < groups) {
      const { rows, added } = movedRows(before, period)
      moveRows(sums, adding, rows, added, writeGroup(state.columns, sums, state.asked))
      return
    }
    visitBegun(course, before.begunPlace, period.begunPlace, 1, visit)
    visitOver(before.over, period.over, -1, visit)
  } else {
    state.visited += anew
    sums.fill(0)
    visitPeriod(course, period, isContained, visit)
  }
  writeCasualties(state.columns, sums, state.asked)
}
