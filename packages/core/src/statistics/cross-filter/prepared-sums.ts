import type { DayNumber } from '../../primitives/index.ts'
import { openEnd, timeIndexOf } from '../../table/index.ts'
import { type Adding, addRows } from './add-rows.ts'
import {
  type Period,
  rowsBegunBy,
  rowsOverBy,
  type TimeCourse,
  visitBegun,
  visitOver,
} from './time-course.ts'
import { tollWidth } from './toll-sums.ts'

/** Running sums at some days, in the narrowest array that holds them. */
type Numbers = Int32Array | Float64Array

/**
 * The sums of a view's groups up to each of some days: of all incidents that are over by it, and of all
 * that have begun by it. So the sums of any period are one difference, and the few incidents between its
 * ends and the nearest of these days.
 *
 * Source: D. Moritz, B. Howe, J. Heer, Falcon: Balancing Interactive Latency and Resolution Sensitivity for
 * Scalable Linked Visualizations, CHI 2019, section 4.
 */
export interface PreparedSums {
  readonly days: Int32Array
  readonly over: Numbers
  readonly begun: Numbers
}

/** About so many numbers are kept for a view: it has more days where it has fewer groups. */
const mostNumbers = 8_000_000
const mostDays = 512
const leastRows = 8

/** Prepares the sums of a view. */
export function prepareSums(course: TimeCourse, adding: Adding): PreparedSums {
  const width = adding.keys.keys.length * tollWidth
  const days = chooseDays(course, Math.min(mostDays, Math.ceil(mostNumbers / (2 * width))))
  const over = new Float64Array(width)
  const begunOnly = new Float64Array(width)
  const keep = makeNumbers(course, adding)
  const [keptOver, keptBegun] = [keep(days.length * width), keep(days.length * width)]
  const doubtful = startDoubtful(course)
  let row = 0
  days.forEach((day, place) => {
    const end = rowsOverBy(course, day)
    addRows(over, adding, row, end, 1)
    row = end
    doubtful(day, (start, stop, sign) => addRows(begunOnly, adding, start, stop, sign))
    const at = place * width
    for (let field = 0; field < width; field++) {
      const sum = over[field] ?? 0
      keptOver[at + field] = sum
      keptBegun[at + field] = sum + (begunOnly[field] ?? 0)
    }
  })
  return { days, over: keptOver, begun: keptBegun }
}

/** How many rows lie between the ends of a period and the nearest days: what reading it costs. */
export function rowsBeside(
  course: TimeCourse,
  { days }: PreparedSums,
  { from, to }: Period,
): number {
  const over = nearestDay(course, days, from - 1, rowsOverBy)
  const begun = nearestDay(course, days, to, rowsBegunBy)
  return over.rows + begun.rows
}

/** Writes the sums of a period that is not contained. */
export function readPrepared(
  sums: Float64Array,
  course: TimeCourse,
  { days, over, begun }: PreparedSums,
  adding: Adding,
  { from, to }: Period,
): void {
  const first = nearestDay(course, days, from - 1, rowsOverBy)
  const last = nearestDay(course, days, to, rowsBegunBy)
  subtract(sums, begun, last.place * sums.length, over, first.place * sums.length)
  const visit = (start: number, end: number, sign: number) =>
    addRows(sums, adding, start, end, sign)
  visitOver(course, days[first.place] ?? 0, from - 1, -1, visit)
  visitBegun(course, days[last.place] ?? 0, to, 1, visit)
}

function subtract(
  sums: Float64Array,
  more: Numbers,
  moreAt: number,
  less: Numbers,
  lessAt: number,
): void {
  for (let field = 0; field < sums.length; field++) {
    sums[field] = (more[moreAt + field] ?? 0) - (less[lessAt + field] ?? 0)
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

/** The prepared day with the fewest rows between it and a day. */
function nearestDay(
  course: TimeCourse,
  days: Int32Array,
  day: DayNumber,
  rowsBy: (course: TimeCourse, day: DayNumber) => number,
): { readonly place: number; readonly rows: number } {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((days[middle] ?? 0) <= day) low = middle + 1
    else high = middle
  }
  const rows = rowsBy(course, day)
  const rowsTo = (place: number) =>
    place < 0 || place >= days.length
      ? Number.POSITIVE_INFINITY
      : Math.abs(rowsBy(course, days[place] ?? 0) - rows)
  const [before, after] = [rowsTo(low - 1), rowsTo(low)]
  return before <= after ? { place: low - 1, rows: before } : { place: low, rows: after }
}

/**
 * Walks through time over the incidents that are not known to the day: each is visited with 1 when it may
 * have begun, and with −1 when it is over.
 */
function startDoubtful(course: TimeCourse) {
  const { earliest, latest } = course.table.when.entries
  const { starts } = timeIndexOf(course.table)
  const isDoubtful = (span: number) => earliest[span] !== latest[span]
  const begins = course.bySpan.filter(isDoubtful)
  const ends = Uint32Array.from(latest.keys()).filter(isDoubtful)
  let [begun, over] = [0, 0]
  return (day: DayNumber, visit: (start: number, end: number, sign: number) => void) => {
    for (; begun < begins.length && (earliest[begins[begun] ?? 0] ?? 0) <= day; begun++) {
      const span = begins[begun] ?? 0
      visit(starts[span] ?? 0, starts[span + 1] ?? 0, 1)
    }
    for (; over < ends.length && (latest[ends[over] ?? 0] ?? 0) <= day; over++) {
      const span = ends[over] ?? 0
      visit(starts[span] ?? 0, starts[span + 1] ?? 0, -1)
    }
  }
}

/** Whole numbers of 32 bits, where no sum over all incidents is greater. */
function makeNumbers({ table }: TimeCourse, adding: Adding): (length: number) => Numbers {
  const all = new Float64Array(adding.keys.keys.length * tollWidth)
  addRows(all, { ...adding, filters: 0 }, 0, table.length, 1)
  const isSmall = all.every((sum) => sum < 2 ** 31)
  return (length) => (isSmall ? new Int32Array(length) : new Float64Array(length))
}
