import type { DayNumber } from '../../primitives/index.ts'
import { openEnd } from '../../table/index.ts'
import { type Adding, addRows } from './add-rows.ts'
import {
  type Period,
  placeOfDay,
  rowsOverBy,
  type TimeCourse,
  type VisitRows,
  visitBegun,
  visitDoubtful,
  visitOver,
} from './time-course.ts'
import { tollWidth } from './toll-sums.ts'

/** Running sums at some days, in the narrowest array that holds them. */
type Numbers = Int32Array | Float64Array

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
  readonly over: Numbers
  readonly underWay: Numbers
}

/** About so many numbers are kept for a view: it has more days where it has fewer groups. */
const mostNumbers = 8_000_000
const mostDays = 512
const leastRows = 8

/** Prepares the sums of a view. */
export function prepareSums(course: TimeCourse, adding: Adding): PreparedSums {
  const width = adding.keys.keys.length * tollWidth
  const days = chooseDays(course, Math.min(mostDays, Math.ceil(mostNumbers / (2 * width))))
  const [over, underWay] = [new Float64Array(width), new Float64Array(width)]
  const kept = {
    over: makeNumbers(adding, days.length * width),
    underWay: makeNumbers(adding, days.length * width),
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
    kept.over.set(over, place * width)
    kept.underWay.set(underWay, place * width)
  })
  const begunPlaces = Uint32Array.from(days, (day) => placeOfDay(course, day))
  return {
    overRows: Uint32Array.from(days, (day) => rowsOverBy(course, day)),
    begunRows: begunPlaces.map((place) => course.rowsBefore[place] ?? 0),
    begunPlaces,
    ...kept,
  }
}

/** How many rows lie between the ends of a period and the nearest days: what reading it costs. */
export function rowsBeside({ overRows, begunRows }: PreparedSums, { over, begun }: Period): number {
  const distance = (rows: Uint32Array, row: number) =>
    Math.abs((rows[nearest(rows, row)] ?? Number.POSITIVE_INFINITY) - row)
  return distance(overRows, over) + distance(begunRows, begun)
}

/** Writes the sums of a period that is not contained. */
export function readPrepared(
  sums: Float64Array,
  course: TimeCourse,
  prepared: PreparedSums,
  adding: Adding,
  period: Period,
): void {
  const { overRows, begunRows, begunPlaces } = prepared
  const first = nearest(overRows, period.over)
  const last = nearest(begunRows, period.begun)
  subtract(sums, prepared, first, last)
  const visit: VisitRows = (start, end, sign) => addRows(sums, adding, start, end, sign)
  visitOver(overRows[first] ?? 0, period.over, -1, visit)
  visitBegun(course, begunPlaces[last] ?? 0, period.begunPlace, 1, visit)
}

/**
 * What has begun by the last day without what was over by the first. A group with as many incidents at both
 * has had none between them, unless the two days have crossed: then some can be missing as well as left.
 */
function subtract(
  sums: Float64Array,
  { over, underWay }: PreparedSums,
  first: number,
  last: number,
): void {
  const [lessAt, moreAt] = [first * sums.length, last * sums.length]
  for (let at = 0; at < sums.length; at += tollWidth) {
    const more = (over[moreAt + at] ?? 0) + (underWay[moreAt + at] ?? 0)
    if (last >= first && more === over[lessAt + at] && sums[at] === 0) continue
    for (let field = at; field < at + tollWidth; field++) {
      const begun = (over[moreAt + field] ?? 0) + (underWay[moreAt + field] ?? 0)
      sums[field] = begun - (over[lessAt + field] ?? 0)
    }
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

/** Whole numbers of 32 bits, where no sum over all incidents is greater. */
function makeNumbers({ keys, tolls }: Adding, length: number): Numbers {
  const { greatest } = keys.kind === 'parts' ? keys.tolls : tolls
  return greatest < 2 ** 31 ? new Int32Array(length) : new Float64Array(length)
}
