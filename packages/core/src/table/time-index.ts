import type { DayNumber } from '../primitives/index.ts'
import type { IncidentTable } from './incident-table.ts'
import { openEnd, openStart, type SpanColumn } from './span-column.ts'

/**
 * Where the rows of each span begin: those of span `n` are `starts[n]` to before `starts[n + 1]`, because a
 * table is sorted by its spans. So a period is one slice of rows, and a few spans that reach out of it.
 *
 * `longSpans` are the spans of more than {@link shortSpanDays} days, in order.
 */
export interface TimeIndex {
  readonly starts: Uint32Array
  readonly longSpans: Uint32Array
}

/** Spans up to this length are found by looking this far ahead. */
export const shortSpanDays = 31

const known = new WeakMap<SpanColumn, TimeIndex>()
const knownStarts = new WeakMap<SpanColumn, Uint32Array>()

/** The time index of a table, made once and kept with it. */
export function timeIndexOf({ when }: IncidentTable): TimeIndex {
  const made = known.get(when) ?? makeTimeIndex(when)
  known.set(when, made)
  return made
}

/** Keeps with a column where the rows of each span begin, so that its rows need not be looked at. */
export function keepStarts(when: SpanColumn, starts: Uint32Array): void {
  knownStarts.set(when, starts)
}

function makeTimeIndex(when: SpanColumn): TimeIndex {
  const { earliest, latest } = when.entries
  const starts = knownStarts.get(when) ?? startsOf(when)
  const longSpans: number[] = []
  for (let span = 0; span < latest.length; span++) {
    if ((latest[span] ?? 0) - (earliest[span] ?? 0) >= shortSpanDays) longSpans.push(span)
  }
  return { starts, longSpans: Uint32Array.from(longSpans) }
}

function startsOf({ entries, codes }: SpanColumn): Uint32Array {
  const spans = entries.latest.length
  const starts = new Uint32Array(spans + 1)
  for (let row = 0; row < codes.length; row++) {
    const after = (codes[row] ?? 0) + 1
    starts[after] = (starts[after] ?? 0) + 1
  }
  for (let span = 0; span < spans; span++) {
    starts[span + 1] = (starts[span + 1] ?? 0) + (starts[span] ?? 0)
  }
  return starts
}

/**
 * The first span whose latest day is `day` or after it; the number of spans where there is none.
 *
 * @example
 * firstSpanEnding(Int32Array.of(3, 5, 5), 4) //=> 1
 */
export function firstSpanEnding(latest: Int32Array, day: DayNumber): number {
  let low = 0
  let high = latest.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((latest[middle] ?? 0) < day) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The spans that hold both a day and the day after it, in order: it cannot be said on which side of that
 * midnight their incidents were.
 */
export function spansAcross(table: IncidentTable, day: DayNumber): readonly number[] {
  const { earliest, latest } = table.when.entries
  const { longSpans } = timeIndexOf(table)
  const across: number[] = []
  const isAcross = (span: number) =>
    (earliest[span] ?? openStart) <= day && (latest[span] ?? openEnd) > day
  const isShort = (span: number) => (latest[span] ?? 0) - (earliest[span] ?? 0) < shortSpanDays
  const first = firstSpanEnding(latest, day + 1)
  const end = firstSpanEnding(latest, day + 1 + shortSpanDays)
  for (let span = first; span < end; span++) {
    if (isAcross(span) && isShort(span)) across.push(span)
  }
  for (const span of longSpans) if (isAcross(span)) across.push(span)
  return across.sort((a, b) => a - b)
}
