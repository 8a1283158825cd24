import type { DayNumber } from '../../primitives/index.ts'
import {
  firstSpanEnding,
  type IncidentTable,
  openEnd,
  openStart,
  spansAcross,
  timeIndexOf,
} from '../../table/index.ts'

/**
 * The incidents of a table in the two orders that a period asks for: by the latest day, which is the
 * table's own, and by the earliest.
 *
 * An incident overlaps a period when it is not over before it and has begun by its end. So the incidents
 * of a period are those begun by its last day, without those over before its first: two counts from the
 * beginning of time, each of which moves with one end of the period only.
 */
export interface TimeCourse {
  readonly table: IncidentTable
  /** Spans by their earliest day, and these days. */
  readonly bySpan: Uint32Array
  readonly earliest: Int32Array
  /** How many rows there are before each place of `bySpan`, and in all. */
  readonly rowsBefore: Uint32Array
}

/** The days of a period, its first and its last; {@link openStart} and {@link openEnd} are no bound. */
export interface Period {
  readonly from: DayNumber
  readonly to: DayNumber
}

/** Rows `start` to before `end`, that are added (1) or taken out (−1). */
export type VisitRows = (start: number, end: number, sign: number) => void

/** Every day there is. */
export const allTime: Period = { from: openStart, to: openEnd }

/** Sorts the spans of a table by their earliest day. */
export function makeTimeCourse(table: IncidentTable): TimeCourse {
  const { earliest } = table.when.entries
  const { starts } = timeIndexOf(table)
  const bySpan = Uint32Array.from(earliest.keys()).sort(
    (a, b) => (earliest[a] ?? 0) - (earliest[b] ?? 0) || a - b,
  )
  const rowsBefore = new Uint32Array(bySpan.length + 1)
  bySpan.forEach((span, place) => {
    const rows = (starts[span + 1] ?? 0) - (starts[span] ?? 0)
    rowsBefore[place + 1] = (rowsBefore[place] ?? 0) + rows
  })
  return {
    table,
    bySpan,
    earliest: Int32Array.from(bySpan, (span) => earliest[span] ?? 0),
    rowsBefore,
  }
}

/** How many rows are over by a day. */
export function rowsOverBy({ table }: TimeCourse, day: DayNumber): number {
  if (day >= openEnd) return table.length
  const span = day < openStart ? 0 : firstSpanEnding(table.when.entries.latest, day + 1)
  return timeIndexOf(table).starts[span] ?? table.length
}

/** How many rows have begun by a day. */
export function rowsBegunBy(course: TimeCourse, day: DayNumber): number {
  return course.rowsBefore[placeOfDay(course, day)] ?? 0
}

/** Visits the rows that are over after one day and by another; taken out where the second comes first. */
export function visitOver(
  course: TimeCourse,
  after: DayNumber,
  by: DayNumber,
  sign: number,
  visit: VisitRows,
): void {
  const [start, end] = [rowsOverBy(course, after), rowsOverBy(course, by)]
  if (start < end) visit(start, end, sign)
  else if (end < start) visit(end, start, -sign)
}

/** Visits the rows that begin after one day and by another; taken out where the second comes first. */
export function visitBegun(
  course: TimeCourse,
  after: DayNumber,
  by: DayNumber,
  sign: number,
  visit: VisitRows,
): void {
  const { starts } = timeIndexOf(course.table)
  const [start, end] = [placeOfDay(course, after), placeOfDay(course, by)]
  const signHere = start < end ? sign : -sign
  for (let place = Math.min(start, end); place < Math.max(start, end); place++) {
    const span = course.bySpan[place] ?? 0
    visit(starts[span] ?? 0, starts[span + 1] ?? 0, signHere)
  }
}

/**
 * Visits the rows that overlap a period, or with `contained` those that surely lie in it: all that end in
 * it, with those that began by its end and end after it, or without those that began before it.
 */
export function visitPeriod(
  course: TimeCourse,
  period: Period,
  isContained: boolean,
  visit: VisitRows,
): void {
  visitOver(course, period.from - 1, period.to, 1, visit)
  visitPartly(course, period, (start, end, side) => {
    if (side === 'after' && !isContained) visit(start, end, 1)
    if (side === 'before' && isContained) visit(start, end, -1)
  })
}

/** Visits the rows that overlap a period and may lie outside it: before it, or after it. */
export function visitPartly(
  { table }: TimeCourse,
  { from, to }: Period,
  visit: (start: number, end: number, side: 'before' | 'after') => void,
): void {
  const { starts } = timeIndexOf(table)
  const { latest } = table.when.entries
  const visitSpan = (span: number, side: 'before' | 'after') =>
    visit(starts[span] ?? 0, starts[span + 1] ?? 0, side)
  if (from > openStart) {
    for (const span of spansAcross(table, from - 1)) {
      if ((latest[span] ?? openEnd) <= to) visitSpan(span, 'before')
    }
  }
  if (to < openEnd) {
    for (const span of spansAcross(table, to)) {
      if ((latest[span] ?? openEnd) >= from) visitSpan(span, 'after')
    }
  }
}

/** The first place whose span begins after a day. */
function placeOfDay({ earliest }: TimeCourse, day: DayNumber): number {
  return day >= openEnd ? earliest.length : firstSpanEnding(earliest, day + 1)
}
