import { type DayNumber, dayNumberOf } from '../primitives/index.ts'
import {
  firstSpanEnding,
  type IncidentTable,
  openEnd,
  openStart,
  spansAcross,
  timeIndexOf,
} from '../table/index.ts'
import type { Query } from './query.ts'

/** Rows `start` to before `end`. */
export interface RowRange {
  readonly start: number
  readonly end: number
}

/**
 * The rows that a period meets: all of `slice`, whose latest day lies in it, and all of `after`, which
 * begin in it and may have ended after it. Of the slice, `before` may have been before it.
 */
export interface PeriodRows {
  readonly slice: RowRange
  readonly before: readonly RowRange[]
  readonly after: readonly RowRange[]
}

/** Finds the rows of a period by the table's order, without looking at a row. */
export function rowsOfPeriod(table: IncidentTable, query: Pick<Query, 'from' | 'to'>): PeriodRows {
  const from = query.from === null ? openStart : dayNumberOf(query.from)
  const to = query.to === null ? openEnd : dayNumberOf(query.to)
  return rowsBetween(table, from, to)
}

/** {@link rowsOfPeriod} by day numbers; {@link openStart} and {@link openEnd} are no bound. */
export function rowsBetween(table: IncidentTable, from: DayNumber, to: DayNumber): PeriodRows {
  const { starts } = timeIndexOf(table)
  const { latest } = table.when.entries
  const rowsOf = (span: number): RowRange => ({
    start: starts[span] ?? 0,
    end: starts[span + 1] ?? 0,
  })
  const first = from === openStart ? 0 : firstSpanEnding(latest, from)
  const end = to === openEnd ? latest.length : firstSpanEnding(latest, to + 1)
  return {
    slice: { start: starts[first] ?? 0, end: Math.max(starts[first] ?? 0, starts[end] ?? 0) },
    before:
      from === openStart
        ? []
        : spansAcross(table, from - 1)
            .filter((span) => span < end)
            .map(rowsOf),
    after:
      to === openEnd
        ? []
        : spansAcross(table, to)
            .filter((span) => span >= first)
            .map(rowsOf),
  }
}
