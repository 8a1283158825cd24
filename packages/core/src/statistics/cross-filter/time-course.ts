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
  /** Where the rows of each span begin, and where the last ends. */
  readonly rowStarts: Uint32Array
  /** Spans by their earliest day, and these days. */
  readonly bySpan: Uint32Array
  readonly earliest: Int32Array
  /** How many rows there are before each place of `bySpan`, and in all. */
  readonly rowsBefore: Uint32Array
}

/**
 * Where a period begins and ends in the two orders: `over` rows are over before it, `begun` have begun by
 * its end. These are the spans before `overSpan`, and those before `begunPlace` of the other order.
 */
export interface Ends {
  readonly over: number
  readonly overSpan: number
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

/** Spans `first` to before `end`, that are added (1) or taken out (−1). */
export type VisitSpans = (first: number, end: number, sign: number) => void

/** Sorts the spans of a table by their earliest day. */
export function makeTimeCourse(table: IncidentTable): TimeCourse {
  const { earliest } = table.when.entries
  const rowStarts = timeIndexOf(table).starts
  const bySpan = Uint32Array.from(earliest, (_, span) => span)
  bySpan.sort((a, b) => (earliest[a] ?? 0) - (earliest[b] ?? 0) || a - b)
  const rowsBefore = new Uint32Array(bySpan.length + 1)
  bySpan.forEach((span, place) => {
    const rows = (rowStarts[span + 1] ?? 0) - (rowStarts[span] ?? 0)
    rowsBefore[place + 1] = (rowsBefore[place] ?? 0) + rows
  })
  return {
    table,
    rowStarts,
    bySpan,
    earliest: Int32Array.from(bySpan, (span) => earliest[span] ?? 0),
    rowsBefore,
  }
}

/** Finds a period in the two orders. */
export function makePeriod(course: TimeCourse, from: DayNumber, to: DayNumber): Period {
  const begunPlace = placeOfDay(course, to)
  const begun = course.rowsBefore[begunPlace] ?? 0
  const overSpan = spansOverBy(course, from - 1)
  return { from, to, over: course.rowStarts[overSpan] ?? 0, overSpan, begun, begunPlace }
}

/** Visits the spans that enter a period when it moves, and with −1 those that leave it. */
export function visitMoved(
  { bySpan }: TimeCourse,
  before: Ends,
  after: Ends,
  visit: VisitSpans,
): void {
  const isLater = before.begunPlace < after.begunPlace
  const end = isLater ? after.begunPlace : before.begunPlace
  for (let place = isLater ? before.begunPlace : after.begunPlace; place < end; place++) {
    const span = bySpan[place] ?? 0
    visit(span, span + 1, isLater ? 1 : -1)
  }
  // One call for both directions: a brush that turns back would meet code that was never compiled.
  const isOverLater = before.overSpan < after.overSpan
  const first = isOverLater ? before.overSpan : after.overSpan
  const last = isOverLater ? after.overSpan : before.overSpan
  if (first < last) visit(first, last, isOverLater ? -1 : 1)
}

/** How many spans are over by a day. */
export function spansOverBy({ table }: TimeCourse, day: DayNumber): number {
  const { latest } = table.when.entries
  if (day >= openEnd) return latest.length
  return day < openStart ? 0 : firstSpanEnding(latest, day + 1)
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
  const end = course.rowStarts[spansOverBy(course, period.to)] ?? 0
  if (period.over < end) visit(period.over, end, 1)
  visitPartly(course, period, (start, end, side) => {
    if (side === 'after' && !isContained) visit(start, end, 1)
    if (side === 'before' && isContained) visit(start, end, -1)
  })
}

/** Visits the rows that overlap a period and may lie outside it: before it, or after it. */
export function visitPartly(
  { table, rowStarts }: TimeCourse,
  { from, to }: Period,
  visit: (start: number, end: number, side: 'before' | 'after') => void,
): void {
  const { latest } = table.when.entries
  const visitSpan = (span: number, side: 'before' | 'after') =>
    visit(rowStarts[span] ?? 0, rowStarts[span + 1] ?? 0, side)
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
