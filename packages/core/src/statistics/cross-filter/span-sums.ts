import { type Adding, addRows, tollsOf } from './add-rows.ts'
import type { TimeCourse } from './time-course.ts'
import { forgetTouched, type TouchedGroups, touch, touchNone } from './touched-groups.ts'

/**
 * What the incidents of each span come to in the groups of a view, of those that pass the filters: only the
 * groups that they touch, and of each only the first numbers, behind which all are 0.
 *
 * The entries of span `n` are the numbers from `starts[n]` to before `starts[n + 1]`. An entry is a head and
 * its numbers, at least two: the head is sixteen times the group, and how many numbers follow. They stand
 * in one array, because a step reads few entries of many spans, and waits for memory once for each.
 */
export interface SpanSums {
  readonly width: number
  /** How many entries there are in all. */
  readonly entries: number
  readonly starts: Uint32Array
  readonly numbers: Float64Array
}

/** The lowest bits of a head say how many numbers follow. */
export const lengthBits = 4
export const lengthMask = (1 << lengthBits) - 1

/** Adds up a view span by span. */
export function sumSpans({ rowStarts }: TimeCourse, adding: Adding): SpanSums {
  const { width } = tollsOf(adding)
  const { length } = adding.keys.keys
  const sums = new Float64Array(length * width)
  const touched = touchNone(length)
  const starts = new Uint32Array(rowStarts.length)
  let entries = 0
  let numbers = new Float64Array(4096)
  for (let span = 0; span + 1 < rowStarts.length; span++) {
    addRows(sums, adding, rowStarts[span] ?? 0, rowStarts[span + 1] ?? 0, 1, touched)
    const start = starts[span] ?? 0
    const most = start + touched.count * (width + 1)
    if (most > numbers.length) numbers = longer(numbers, 2 * most)
    starts[span + 1] = takeOut(sums, width, touched, numbers, start)
    entries += touched.count
    forgetTouched(touched)
  }
  return { width, entries, starts, numbers: numbers.slice(0, starts.at(-1)) }
}

/** Moves the sums of touched groups into entries, and says where these end. */
function takeOut(
  sums: Float64Array,
  width: number,
  { groups, count }: TouchedGroups,
  numbers: Float64Array,
  start: number,
): number {
  let at = start
  for (let index = 0; index < count; index++) {
    const group = groups[index] ?? 0
    const first = group * width
    let end = first + width
    while (end > first + 2 && sums[end - 1] === 0) end--
    numbers[at++] = (group << lengthBits) | (end - first)
    for (let place = first; place < end; place++) {
      numbers[at++] = sums[place] ?? 0
      sums[place] = 0
    }
  }
  return at
}

function longer(numbers: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(length)
  longer.set(numbers)
  return longer
}

/** Adds the spans from `first` to before `end`, or takes them out where `sign` is −1. */
export function addSpans(
  sums: Float64Array,
  { width, starts, numbers }: SpanSums,
  first: number,
  end: number,
  sign: number,
  touched: TouchedGroups,
): void {
  const last = starts[end] ?? 0
  let at = starts[first] ?? 0
  while (at < last) {
    const head = numbers[at++] ?? 0
    const length = head & lengthMask
    const group = head >>> lengthBits
    const to = group * width
    sums[to] = (sums[to] ?? 0) + sign * (numbers[at] ?? 0)
    sums[to + 1] = (sums[to + 1] ?? 0) + sign * (numbers[at + 1] ?? 0)
    for (let place = 2; place < length; place++) {
      sums[to + place] = (sums[to + place] ?? 0) + sign * (numbers[at + place] ?? 0)
    }
    at += length
    touch(touched, group)
  }
}
