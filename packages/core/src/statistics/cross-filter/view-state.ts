import type { Asked } from '../asked-toll.ts'
import { type Adding, addRows } from './add-rows.ts'
import { type CasualtyColumns, makeCasualtyColumns, writeCasualties } from './casualty-columns.ts'
import { type PreparedSums, prepareSums, readPrepared, rowsBeside } from './prepared-sums.ts'
import {
  type Period,
  rowsBegunBy,
  rowsOverBy,
  type TimeCourse,
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
    columns: makeCasualtyColumns(keys),
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
 * pays more than twice for not having known how long the brush would move.
 */
export function moveToPeriod(
  state: ViewState,
  course: TimeCourse,
  period: Period,
  isContained: boolean,
): void {
  const { period: before, sums, adding } = state
  if (before !== null && isSamePeriod(before, period) && state.isContained === isContained) return
  const visit = (start: number, end: number, sign: number) =>
    addRows(sums, adding, start, end, sign)
  const anew = isContained ? 0 : rowsOfPeriod(course, period)
  const moved =
    before === null || isContained || state.isContained
      ? Number.POSITIVE_INFINITY
      : rowsMoved(course, before, period)
  const needed = Math.min(anew, moved)
  if (state.prepared === null && state.visited + needed > course.table.length) {
    prepareView(state, course)
  }
  const { prepared } = state
  const beside =
    prepared === null || isContained
      ? Number.POSITIVE_INFINITY
      : rowsBeside(course, prepared, period) + sums.length / tollWidth
  if (prepared !== null && beside < needed) {
    readPrepared(sums, course, prepared, adding, period)
  } else if (before !== null && moved < anew) {
    visitBegun(course, before.to, period.to, 1, visit)
    visitOver(course, before.from - 1, period.from - 1, -1, visit)
    state.visited += moved
  } else {
    sums.fill(0)
    visitPeriod(course, period, isContained, visit)
    state.visited += anew
  }
  state.period = period
  state.isContained = isContained
  writeCasualties(state.columns, sums, state.asked)
}

function isSamePeriod(a: Period, b: Period): boolean {
  return a.from === b.from && a.to === b.to
}

function rowsOfPeriod(course: TimeCourse, { from, to }: Period): number {
  return rowsBegunBy(course, to) - rowsOverBy(course, from - 1)
}

function rowsMoved(course: TimeCourse, before: Period, after: Period): number {
  return (
    Math.abs(rowsBegunBy(course, after.to) - rowsBegunBy(course, before.to)) +
    Math.abs(rowsOverBy(course, after.from - 1) - rowsOverBy(course, before.from - 1))
  )
}
