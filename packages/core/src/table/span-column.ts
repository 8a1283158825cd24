import type { DayNumber } from '../primitives/index.ts'
import { type DatePrecision, datePrecisions } from '../records/index.ts'
import { type Column, compareNumbers, type EntryGrowth, type EntryKind } from './column.ts'
import { joinFields } from './join-numbers.ts'

/** Stands for an earliest day that is not known. */
export const openStart = -0x8000_0000

/** Stands for a latest day that is not known. */
export const openEnd = 0x7fff_ffff

/** The days on which an incident can have happened, and how exactly they are known. */
export interface Span {
  /** A day number, or {@link openStart}. */
  readonly earliest: DayNumber
  /** A day number, or {@link openEnd}. */
  readonly latest: DayNumber
  readonly precision: DatePrecision
}

/**
 * Distinct spans in order of time: by latest day, then earliest, then precision. A table is sorted by its
 * spans, so the codes of its span column only ever rise. `precision` holds indices into `datePrecisions`.
 */
export interface Spans {
  readonly earliest: Int32Array
  readonly latest: Int32Array
  readonly precision: Uint8Array
}

/** When each incident was. */
export type SpanColumn = Column<Spans>

/** Spans as entries. */
export const spanEntries: EntryKind<Spans, Span> = {
  keyOf: ({ earliest, latest, precision }) => `${earliest} ${latest} ${precision}`,
  compare: (a, b) =>
    compareNumbers(a.latest, b.latest) ||
    compareNumbers(a.earliest, b.earliest) ||
    datePrecisions.indexOf(a.precision) - datePrecisions.indexOf(b.precision),
  lengthOf: ({ latest }) => latest.length,
  valueOf: ({ earliest, latest, precision }, code) => ({
    earliest: earliest[code] ?? openStart,
    latest: latest[code] ?? openEnd,
    precision: datePrecisions[precision[code] ?? -1] ?? 'unknown',
  }),
  make: makeSpans,
}

/** How entries of this kind grow. */
export const spanGrowth: EntryGrowth<Spans, Span> = {
  append: (spans, more) => joinFields(spans, makeSpans(more)),
  roughly: ({ earliest, latest }, code) => (latest[code] ?? 0) - (earliest[code] ?? 0) * 3,
}

function makeSpans(spans: readonly Span[]): Spans {
  return {
    earliest: Int32Array.from(spans, ({ earliest }) => earliest),
    latest: Int32Array.from(spans, ({ latest }) => latest),
    precision: Uint8Array.from(spans, ({ precision }) => datePrecisions.indexOf(precision)),
  }
}

/**
 * When the incident of one row was.
 *
 * @example
 * const days = { earliest: Int32Array.of(3), latest: Int32Array.of(5), precision: Uint8Array.of(1) }
 * spanOfRow({ entries: days, codes: Uint8Array.of(0) }, 0)
 * //=> { earliest: 3, latest: 5, precision: 'days' }
 */
export function spanOfRow(column: SpanColumn, row: number): Span {
  return spanEntries.valueOf(column.entries, column.codes[row] ?? -1)
}
