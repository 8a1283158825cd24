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
  /** Spans of more than one day, by their earliest day and by their latest. */
  readonly doubtfulByEarliest: Uint32Array
  readonly doubtfulByLatest: Uint32Array
}

/**
 * Where a period begins and ends in the two orders: `over` rows are over before it, `begun` have begun by
 * its end: the spans before `begunPlace`.
 */
export interface Ends {
  readonly over: number
  readonly begun: number
  readonly begunPlace: number
}

/** A period: its first and its last day, {@link openStart} and {@link openEnd} where there is no bound. */
export interface Period extends Ends {
  readonly from: DayNumber
  readonly to: DayNumber
}

/** Rows `start` to before `end`, that are added (1) or taken out (−1). */
export type VisitRows = (start: number, end: number, sign: number) => void

/** Sorts the spans of a table by their earliest day. */
export function makeTimeCourse(table: IncidentTable): TimeCourse {
  const { earliest, latest } = table.when.entries
  const { starts } = timeIndexOf(table)
  const inOrder = Uint32Array.from(earliest, (_, span) => span)
  const bySpan = inOrder.slice().sort((a, b) => (earliest[a] ?? 0) - (earliest[b] ?? 0) || a - b)
  const isDoubtful = (span: number) => earliest[span] !== latest[span]
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
    doubtfulByEarliest: bySpan.filter(isDoubtful),
    doubtfulByLatest: inOrder.filter(isDoubtful),
  }
}

/** Finds a period in the two orders. */
export function makePeriod(course: TimeCourse, from: DayNumber, to: DayNumber): Period {
  const begunPlace = placeOfDay(course, to)
  const begun = course.rowsBefore[begunPlace] ?? 0
  return { from, to, over: rowsOverBy(course, from - 1), begun, begunPlace }
}

/**
 * What enters and leaves a period that moves, in an array that is used again: the first `added` rows
 * enter, those from there to before `length` leave.
 */
export interface MovedRows {
  before: Ends | null
  after: Ends | null
  rows: Uint32Array
  added: number
  length: number
}

/** Nothing that moves. */
export function noMovedRows(): MovedRows {
  return { before: null, after: null, rows: new Uint32Array(256), added: 0, length: 0 }
}

/**
 * Finds the incidents that enter and leave when a period moves, once where it is asked for the same move
 * again. One that enters and leaves at once stands in both parts.
 */
export function findMovedRows(
  moved: MovedRows,
  course: TimeCourse,
  before: Ends,
  after: Ends,
): void {
  if (moved.before === before && moved.after === after) return
  const most = Math.abs(after.begun - before.begun) + Math.abs(after.over - before.over)
  if (moved.rows.length < most) moved.rows = new Uint32Array(2 * most)
  moved.before = before
  moved.after = after
  moved.length = 0
  listBegun(moved, course, before.begunPlace, after.begunPlace)
  listRows(moved, after.over, before.over)
  moved.added = moved.length
  listBegun(moved, course, after.begunPlace, before.begunPlace)
  listRows(moved, before.over, after.over)
}

function listBegun(
  moved: MovedRows,
  { table, bySpan }: TimeCourse,
  from: number,
  to: number,
): void {
  const { starts } = timeIndexOf(table)
  for (let place = from; place < to; place++) {
    const span = bySpan[place] ?? 0
    listRows(moved, starts[span] ?? 0, starts[span + 1] ?? 0)
  }
}

function listRows(moved: MovedRows, start: number, end: number): void {
  const { rows } = moved
  for (let row = start; row < end; row++) rows[moved.length++] = row
}

/** How many rows are over by a day. */
export function rowsOverBy({ table }: TimeCourse, day: DayNumber): number {
  if (day >= openEnd) return table.length
  const span = day < openStart ? 0 : firstSpanEnding(table.when.entries.latest, day + 1)
  return timeIndexOf(table).starts[span] ?? table.length
}

/** Visits the rows of one place after another; taken out where the second place comes first. */
export function visitOver(from: number, to: number, sign: number, visit: VisitRows): void {
  if (from < to) visit(from, to, sign)
  else if (to < from) visit(to, from, -sign)
}

/**
 * Visits the rows that are not known to the day: with 1 those that may begin after one day and by another,
 * with −1 those that are over by then.
 */
export function visitDoubtful(
  { table, doubtfulByEarliest, doubtfulByLatest }: TimeCourse,
  after: DayNumber,
  by: DayNumber,
  visit: VisitRows,
): void {
  const { earliest, latest } = table.when.entries
  const { starts } = timeIndexOf(table)
  const visitDays = (spans: Uint32Array, days: Int32Array, sign: number) => {
    for (let place = firstAfter(spans, days, after); place < spans.length; place++) {
      const span = spans[place] ?? 0
      if ((days[span] ?? 0) > by) return
      visit(starts[span] ?? 0, starts[span + 1] ?? 0, sign)
    }
  }
  visitDays(doubtfulByEarliest, earliest, 1)
  visitDays(doubtfulByLatest, latest, -1)
}

/** The first place of a list of spans, in order of some days of theirs, whose day is after a day. */
function firstAfter(spans: Uint32Array, days: Int32Array, after: DayNumber): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((days[spans[middle] ?? 0] ?? 0) <= after) low = middle + 1
    else high = middle
  }
  return low
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
  visitOver(period.over, rowsOverBy(course, period.to), 1, visit)
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
export function placeOfDay({ earliest }: TimeCourse, day: DayNumber): number {
  return day >= openEnd ? earliest.length : firstSpanEnding(earliest, day + 1)
}
