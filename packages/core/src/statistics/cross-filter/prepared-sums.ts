import type { DayNumber } from '../../primitives/index.ts'
import { openEnd } from '../../table/index.ts'
import type { Adding } from './add-rows.ts'
import { addSpans, type SpanSums, sumSpans } from './span-sums.ts'
import { type Ends, type Period, placeOfDay, spansOverBy, type TimeCourse } from './time-course.ts'
import { type TouchedGroups, touch, touchNone } from './touched-groups.ts'

/**
 * The sums of a view's groups up to each of some days: of all incidents that are over by it, and of those
 * that may have begun by it. So the sums of any period are one difference, and the few spans between its
 * ends and the nearest of these days, which are added up too.
 *
 * Source: D. Moritz, B. Howe, J. Heer, Falcon: Balancing Interactive Latency and Resolution Sensitivity for
 * Scalable Linked Visualizations, CHI 2019, section 4.
 */
export interface PreparedSums {
  readonly spans: SpanSums
  /** How many rows are over by each day and how many have begun, and before which span these are. */
  readonly overRows: Uint32Array
  readonly begunRows: Uint32Array
  readonly begunPlaces: Uint32Array
  readonly overSpans: Uint32Array
  /** How many entries of spans there are to a row, and how many cost as much as one difference. */
  readonly entriesPerRow: number
  readonly entriesPerJump: number
  readonly over: Float64Array
  readonly begun: Float64Array
}

/** So many numbers of eight bytes are kept of days for a view, however many groups it has. */
const mostNumbers = 1_000_000
const leastRows = 8

/** Prepares the sums of a view. */
export function prepareSums(course: TimeCourse, adding: Adding): PreparedSums {
  const spans = sumSpans(course, adding)
  const groups = adding.keys.keys.length
  const length = groups * spans.width
  const touched = touchNone(groups)
  const days = chooseDays(course, Math.ceil(mostNumbers / (2 * length)))
  const begunPlaces = Uint32Array.from(days, (day) => placeOfDay(course, day))
  const overSpans = Uint32Array.from(days, (day) => spansOverBy(course, day))
  return {
    spans,
    overSpans,
    overRows: overSpans.map((span) => course.rowStarts[span] ?? 0),
    begunPlaces,
    begunRows: begunPlaces.map((place) => course.rowsBefore[place] ?? 0),
    entriesPerRow: spans.entries / Math.max(1, course.table.length),
    entriesPerJump: 32 + 4 * groups,
    over: accumulate(length, overSpans, (sums, from, to) =>
      addSpans(sums, spans, from, to, 1, touched),
    ),
    begun: accumulate(length, begunPlaces, (sums, from, to) => {
      for (let place = from; place < to; place++) {
        const span = course.bySpan[place] ?? 0
        addSpans(sums, spans, span, span + 1, 1, touched)
      }
    }),
  }
}

/** The sums of all spans before each of some places, which rise. */
function accumulate(
  length: number,
  places: Uint32Array,
  add: (sums: Float64Array, from: number, to: number) => void,
): Float64Array {
  const sums = new Float64Array(length)
  const kept = new Float64Array(places.length * length)
  places.forEach((to, index) => {
    add(sums, places[index - 1] ?? 0, to)
    kept.set(sums, index * length)
  })
  return kept
}

/** What reading a period costs, in entries of spans between its ends and the nearest days. */
export function costOfPrepared(
  { overRows, begunRows, entriesPerRow, entriesPerJump }: PreparedSums,
  { over, begun }: Ends,
): number {
  const distance = (rows: Uint32Array, row: number) =>
    Math.abs((rows[nearest(rows, row)] ?? Number.POSITIVE_INFINITY) - row)
  return (distance(overRows, over) + distance(begunRows, begun)) * entriesPerRow + entriesPerJump
}

/**
 * Writes the sums of the prepared days nearest to a period, and lists the groups that it writes. Gives
 * back the ends that the sums are of: what lies between these and the period has still to be moved.
 */
export function readNearest(
  sums: Float64Array,
  prepared: PreparedSums,
  period: Period,
  touched: TouchedGroups,
): Ends {
  const { overRows, overSpans, begunRows, begunPlaces } = prepared
  const first = nearest(overRows, period.over)
  const last = nearest(begunRows, period.begun)
  subtract(sums, prepared, first, last, touched)
  return {
    over: overRows[first] ?? 0,
    overSpan: overSpans[first] ?? 0,
    begun: begunRows[last] ?? 0,
    begunPlace: begunPlaces[last] ?? 0,
  }
}

/**
 * What has begun by the last day without what was over by the first. A group with as many incidents at both
 * has had none between them, unless the two days have crossed: then some can be missing as well as left.
 */
function subtract(
  sums: Float64Array,
  { over, begun, spans: { width } }: PreparedSums,
  first: number,
  last: number,
  touched: TouchedGroups,
): void {
  const [lessAt, moreAt] = [first * sums.length, last * sums.length]
  const isCrossed = last < first
  for (let at = 0, group = 0; at < sums.length; at += width, group++) {
    if (!isCrossed && begun[moreAt + at] === over[lessAt + at] && sums[at] === 0) continue
    for (let place = at; place < at + width; place++) {
      sums[place] = (begun[moreAt + place] ?? 0) - (over[lessAt + place] ?? 0)
    }
    touch(touched, group)
  }
}

/** Days with about equally many rows between them. */
function chooseDays({ table }: TimeCourse, most: number): Int32Array {
  const { entries, codes } = table.when
  const step = Math.max(leastRows, Math.ceil(table.length / most))
  const days = new Set<DayNumber>()
  for (let row = 0; row < table.length; row += step) {
    const day = entries.latest[codes[row] ?? 0] ?? openEnd
    if (day < openEnd) days.add(day)
  }
  return Int32Array.from(days)
}

/** The place of the number nearest to one, in a list that only rises. */
function nearest(rising: Uint32Array, number: number): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rising[middle] ?? 0) < number) low = middle + 1
    else high = middle
  }
  const after = (rising[low] ?? Number.POSITIVE_INFINITY) - number
  const before = number - (rising[low - 1] ?? Number.NEGATIVE_INFINITY)
  return before < after ? low - 1 : low
}
