import { type Adding, addRows, tollsOf } from './add-rows.ts'
import type { TimeCourse } from './time-course.ts'
import { forgetTouched, type TouchedGroups, touch, touchNone } from './touched-groups.ts'

/**
 * What the incidents of each span come to in the groups of a view, of those that pass the filters: only the
 * groups that they touch, and of each only the first numbers, behind which all are 0.
 *
 * The entries of span `n` are `starts[n]` to before `starts[n + 1]`, their numbers begin at
 * `numberStarts[n]`. A head is sixteen times the group, and how many numbers it has: at least two.
 */
export interface SpanSums {
  readonly width: number
  readonly starts: Uint32Array
  readonly heads: Uint32Array
  readonly numberStarts: Uint32Array
  readonly numbers: Float64Array
}

const headUnit = 16

/** Adds up a view span by span. */
export function sumSpans({ rowStarts }: TimeCourse, adding: Adding): SpanSums {
  const { width } = tollsOf(adding)
  const { length } = adding.keys.keys
  const sums = new Float64Array(length * width)
  const touched = touchNone(length)
  const starts = new Uint32Array(rowStarts.length)
  const numberStarts = new Uint32Array(rowStarts.length)
  let heads = new Uint32Array(1024)
  let numbers = new Float64Array(4096)
  for (let span = 0; span + 1 < rowStarts.length; span++) {
    addRows(sums, adding, rowStarts[span] ?? 0, rowStarts[span + 1] ?? 0, 1, touched)
    const entry = starts[span] ?? 0
    const number = numberStarts[span] ?? 0
    const end = entry + touched.count
    if (end > heads.length) heads = longer(heads, new Uint32Array(2 * end))
    const most = number + touched.count * width
    if (most > numbers.length) numbers = longer(numbers, new Float64Array(2 * most))
    starts[span + 1] = end
    numberStarts[span + 1] = takeOut(sums, width, touched, heads, entry, numbers, number)
    forgetTouched(touched)
  }
  return {
    width,
    starts,
    heads: heads.slice(0, starts.at(-1)),
    numberStarts,
    numbers: numbers.slice(0, numberStarts.at(-1)),
  }
}

/** Moves the sums of touched groups into lists, and says where the numbers end. */
function takeOut(
  sums: Float64Array,
  width: number,
  { groups, count }: TouchedGroups,
  heads: Uint32Array,
  entry: number,
  numbers: Float64Array,
  number: number,
): number {
  let at = number
  for (let index = 0; index < count; index++) {
    const group = groups[index] ?? 0
    const start = group * width
    let end = start + width
    while (end > start + 2 && sums[end - 1] === 0) end--
    heads[entry + index] = group * headUnit + end - start
    for (let place = start; place < end; place++) {
      numbers[at++] = sums[place] ?? 0
      sums[place] = 0
    }
  }
  return at
}

function longer<Numbers extends Uint32Array | Float64Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from)
  return to
}

/** Adds the spans from `first` to before `end`, or takes them out where `sign` is −1. */
export function addSpans(
  sums: Float64Array,
  { width, starts, heads, numberStarts, numbers }: SpanSums,
  first: number,
  end: number,
  sign: number,
  touched: TouchedGroups,
): void {
  const last = starts[end] ?? 0
  let at = numberStarts[first] ?? 0
  for (let entry = starts[first] ?? 0; entry < last; entry++) {
    const head = heads[entry] ?? 0
    const length = head & (headUnit - 1)
    const group = (head - length) / headUnit
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
