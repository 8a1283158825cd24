import { lengthBits, lengthMask, type SpanSums } from './span-sums.ts'
import type { Ends, TimeCourse } from './time-course.ts'
import type { TouchedGroups } from './touched-groups.ts'

/**
 * Moves sums from one period to another: adds the spans that enter it, takes out those that leave it, and lists
 * the groups that they touch. It is what `visitMoved` with `addSpans` does, in one function.
 *
 * A brush is slid a few hundred times, in which nothing else is as hot. Small functions would be compiled by
 * themselves, and then again within each of their callers, of which each takes longer than sliding does; this one is
 * too long to be compiled within another, and so is compiled once.
 */
export function slideSpans(
  sums: Float64Array,
  { width, starts, numbers }: SpanSums,
  { bySpan }: TimeCourse,
  before: Ends,
  after: Ends,
  touched: TouchedGroups,
): void {
  const { groups, isTouched } = touched
  let { count } = touched
  let place = Math.min(before.begunPlace, after.begunPlace)
  const lastPlace = Math.max(before.begunPlace, after.begunPlace)
  let sign = before.begunPlace < after.begunPlace ? 1 : -1
  // Spans that begin are visited one by one, and then all together those that are over, which lie side by side.
  for (; place <= lastPlace; place++) {
    let first = bySpan[place] ?? 0
    let end = first + 1
    if (place === lastPlace) {
      first = Math.min(before.overSpan, after.overSpan)
      end = Math.max(before.overSpan, after.overSpan)
      sign = before.overSpan < after.overSpan ? -1 : 1
    }
    const last = starts[end] ?? 0
    let at = starts[first] ?? 0
    while (at < last) {
      const head = numbers[at++] ?? 0
      const length = head & lengthMask
      const group = head >>> lengthBits
      const to = group * width
      sums[to] = (sums[to] ?? 0) + sign * (numbers[at] ?? 0)
      sums[to + 1] = (sums[to + 1] ?? 0) + sign * (numbers[at + 1] ?? 0)
      for (let number = 2; number < length; number++) {
        sums[to + number] = (sums[to + number] ?? 0) + sign * (numbers[at + number] ?? 0)
      }
      at += length
      if (isTouched[group] === 1) continue
      isTouched[group] = 1
      groups[count++] = group
    }
  }
  touched.count = count
}
