import type { DayNumber } from '../../primitives/index.ts'
import { openEnd } from '../../table/index.ts'
import { type Adding, addRows, type TouchedGroups, tollsOf, touch } from './add-rows.ts'
import {
  type Ends,
  type Period,
  placeOfDay,
  rowsOverBy,
  type TimeCourse,
  type VisitRows,
  visitDoubtful,
} from './time-course.ts'

/**
 * The sums of a view's groups up to each of some days: of all incidents that are over by it, and of those
 * that may have begun by it and are not over. So the sums of any period are one difference, and the few
 * incidents between its ends and the nearest of these days.
 *
 * Source: D. Moritz, B. Howe, J. Heer, Falcon: Balancing Interactive Latency and Resolution Sensitivity for
 * Scalable Linked Visualizations, CHI 2019, section 4.
 */
export interface PreparedSums {
  /** How many rows are over by each day, how many have begun, and before which span these are. */
  readonly overRows: Uint32Array
  readonly begunRows: Uint32Array
  readonly begunPlaces: Uint32Array
  readonly groups: number
  /** How many numbers a group has. */
  readonly width: number
  readonly over: Float64Array
  readonly begun: Float64Array
}

/**
 * So many numbers of eight bytes are kept for a view: one with few groups has every day, so that a step of
 * a day is one difference too.
 */
const mostNumbers = 2_500_000
const leastRows = 8

/** Prepares the sums of a view. */
export function prepareSums(course: TimeCourse, adding: Adding): PreparedSums {
  const { width } = tollsOf(adding)
  const length = adding.keys.keys.length * width
  const days = chooseDays(course, Math.ceil(mostNumbers / (2 * length)))
  const [over, underWay] = [new Float64Array(length), new Float64Array(length)]
  const kept = {
    over: new Float64Array(days.length * length),
    begun: new Float64Array(days.length * length),
  }
  const addUnderWay: VisitRows = (start, end, sign) => addRows(underWay, adding, start, end, sign)
  let row = 0
  let before = Number.NEGATIVE_INFINITY
  days.forEach((day, place) => {
    const end = rowsOverBy(course, day)
    addRows(over, adding, row, end, 1)
    row = end
    visitDoubtful(course, before, day, addUnderWay)
    before = day
    kept.over.set(over, place * length)
    for (let at = 0; at < length; at++) {
      kept.begun[place * length + at] = (over[at] ?? 0) + (underWay[at] ?? 0)
    }
  })
  const begunPlaces = Uint32Array.from(days, (day) => placeOfDay(course, day))
  return {
    overRows: Uint32Array.from(days, (day) => rowsOverBy(course, day)),
    begunRows: begunPlaces.map((place) => course.rowsBefore[place] ?? 0),
    begunPlaces,
    groups: adding.keys.keys.length,
    width,
    ...kept,
  }
}

/** What reading a period costs, in rows: those between its ends and the nearest days, and the groups. */
export function costOfPrepared(
  { overRows, begunRows, groups }: PreparedSums,
  { over, begun }: Ends,
): number {
  const distance = (rows: Uint32Array, row: number) =>
    Math.abs((rows[nearest(rows, row)] ?? Number.POSITIVE_INFINITY) - row)
  return distance(overRows, over) + distance(begunRows, begun) + groups
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
  const { overRows, begunRows, begunPlaces } = prepared
  const first = nearest(overRows, period.over)
  const last = nearest(begunRows, period.begun)
  subtract(sums, prepared, first, last, touched)
  return {
    over: overRows[first] ?? 0,
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
  { over, begun, width }: PreparedSums,
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
