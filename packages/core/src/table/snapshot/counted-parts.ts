import { type Codes, makeCodes, widen } from '../codes.ts'
import type { IncidentTable } from '../incident-table.ts'
import { openEnd, openStart, type SpanColumn } from '../span-column.ts'
import { tollReaderOf } from '../sums/toll-reader.ts'
import { listAt, type PartReader } from './part-reader.ts'
import {
  blockSection,
  numberAt,
  type Planes,
  planesOfList,
  type Section,
  type SectionShape,
  wholeSection,
} from './section.ts'
import { signed, unsigned } from './signed-numbers.ts'

/** How many rows a block has of the columns that a total asks for. */
export const blockRows = 2048

/**
 * The columns that a total asks for, in blocks: last days as days since the first of the block, the length
 * of each span, its precision, the country, the codes of killed and wounded, and whether the toll is unknown.
 * `blocks` has the first last day of each block, the rows at the end that have no last day, and how many
 * spans there are.
 */
export function countedParts(table: IncidentTable): readonly Section[] {
  const optional = (['missing', 'abducted'] as const).filter(
    (harm) => table.totals[harm].length > 0,
  )
  return [
    wholeSection('blocks', blockStarts(table)),
    blockSection('counted', blockRows, countedLists(table)),
    ...optional.map((harm) => blockSection(harm, blockRows, [table.totals[harm]])),
  ]
}

function blockStarts({ when, length }: IncidentTable): readonly ArrayLike<number>[] {
  const { latest, earliest } = when.entries
  const dated = length - countOpenEnded(when)
  const starts = Array.from({ length: Math.ceil(length / blockRows) }, (_, block) => {
    const row = block * blockRows
    return row < dated ? unsigned(latest[when.codes[row] ?? 0] ?? 0) : 0
  })
  const openEnded = Array.from(when.codes.subarray(dated), (code) => {
    const day = earliest[code] ?? openStart
    return day === openStart ? 0 : unsigned(day) + 1
  })
  return [starts, openEnded, [when.entries.latest.length]]
}

function countOpenEnded({ entries, codes }: SpanColumn): number {
  const first = codes.findIndex((code) => entries.latest[code] === openEnd)
  return first < 0 ? 0 : codes.length - first
}

function countedLists(table: IncidentTable) {
  const { when, country, totals, quantities, length } = table
  const { earliest, latest, precision } = when.entries
  const days = new Uint32Array(length)
  const lengths = new Uint32Array(length)
  const precisions = new Uint8Array(length)
  let start = 0
  for (let row = 0; row < length; row++) {
    const code = when.codes[row] ?? 0
    const [from, to] = [earliest[code] ?? openStart, latest[code] ?? openEnd]
    precisions[row] = precision[code] ?? 0
    if (to === openEnd) continue
    if (row % blockRows === 0) start = to
    days[row] = to - start
    lengths[row] = lengthCode(from, to)
  }
  const nothing = new Uint32Array(length).fill(quantities.low.length)
  const orNothing = (codes: Codes) => (codes.length === 0 ? nothing : codes)
  return [
    days,
    lengths,
    precisions,
    country.codes,
    orNothing(totals.killed),
    orNothing(totals.wounded),
    tollReaderOf(table).isUnknown,
  ]
}

/** 0 is one day, 1 no first day, above that the number of days and one. */
export function lengthCode(earliest: number, latest: number): number {
  if (earliest === latest) return 0
  return earliest === openStart ? 1 : latest - earliest + 1
}

/** The first of the days of a span that ends on `latest`. */
export function earliestByLength(latest: number, lengthCode: number): number {
  if (lengthCode === 0) return latest
  return lengthCode === 1 ? openStart : latest - lengthCode + 1
}

/** Where blocks begin, without decoding them. */
export interface BlockStarts {
  readonly blocks: number
  /** How many rows have a last day; they come first. */
  readonly dated: number
  /** The last day of a block's first row. */
  readonly startOf: (block: number) => number
  /** The first day of the row that is the so-many-th without a last day. */
  readonly openDayOf: (place: number) => number
}

/** Opens the part `blocks`. */
export function openBlocks(shape: SectionShape, bytes: Uint8Array, rows: number): BlockStarts {
  const starts = planesOfList(shape, 0, bytes, 0)
  const openEnded = planesOfList(shape, 0, bytes, 1)
  const dated = rows - openEnded.count
  return {
    blocks: starts.count,
    dated,
    startOf: (block) => (block * blockRows < dated ? signed(numberAt(starts, block)) : openEnd),
    openDayOf: (place) => openDay(numberAt(openEnded, place)),
  }
}

/** What some rows count: the codes of their killed and wounded, and whether their toll is unknown. */
export interface TollPlanes {
  readonly killed: Planes
  readonly wounded: Planes
  readonly unknown: Planes
}

/** Is given the days of a row, and where its toll is; numbers and no objects, because rows are many. */
export type UseRow = (earliest: number, latest: number, tolls: TollPlanes, place: number) => void

/**
 * Goes through the rows of a block whose country has a code (any country, where it is `null`) and whose last
 * day is not before another. The other rows are passed over without being read.
 */
export function forEachCounted(
  { startOf, dated, openDayOf }: BlockStarts,
  shape: SectionShape,
  block: number,
  bytes: Uint8Array,
  country: number | null,
  since: number,
  use: UseRow,
): void {
  const [days, lengths, , countries, killed, wounded, unknown] = shape.lists.map((_, list) =>
    planesOfList(shape, block, bytes, list),
  )
  if (!days || !lengths || !countries || !killed || !wounded || !unknown) return
  const tolls = { killed, wounded, unknown }
  const start = startOf(block)
  const datedHere = Math.min(days.count, Math.max(0, dated - block * blockRows))
  for (let row = firstSince(days, datedHere, since - start); row < days.count; row++) {
    if (country !== null) {
      row = nextWith(countries, country, row)
      if (row < 0) return
    }
    if (row < datedHere) {
      const latest = start + numberAt(days, row)
      use(earliestByLength(latest, numberAt(lengths, row)), latest, tolls, row)
    } else use(openDayOf(block * blockRows + row - dated), openEnd, tolls, row)
  }
}

/** The first of some rows, in order of their days, whose day is not before another. */
function firstSince(days: Planes, rows: number, since: number): number {
  let [low, high] = [0, rows]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numberAt(days, middle) < since) low = middle + 1
    else high = middle
  }
  return low
}

/** The first place from `from` on that has a number, −1 where none has; the bytes are searched natively. */
function nextWith(planes: Planes, number: number, from: number): number {
  const { bytes, start, count } = planes
  for (let place = from; place < count; place++) {
    place = bytes.indexOf(number & 0xff, start + place) - start
    if (place < 0 || place >= count) return -1
    if (numberAt(planes, place) === number) return place
  }
  return -1
}

/** The days of all rows, and what else a total asks for. */
export function readCounted(parts: PartReader, rows: number) {
  const counted = parts('counted')
  const [country, killed, wounded] = [listAt(counted, 3), listAt(counted, 4), listAt(counted, 5)]
  return {
    when: readSpans(parts('blocks'), counted, rows),
    country,
    totals: (nothing: number) => ({
      killed: orEmpty(killed, nothing),
      wounded: orEmpty(wounded, nothing),
      missing: orEmpty(listAt(parts('missing'), 0), nothing),
      abducted: orEmpty(listAt(parts('abducted'), 0), nothing),
    }),
  }
}

function orEmpty(codes: Codes, nothing: number): Codes {
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] !== nothing) return widen(codes, nothing)
  }
  return new Uint8Array(0)
}

function readSpans(blocks: readonly Codes[], counted: readonly Codes[], rows: number): SpanColumn {
  const [starts, openEnded, size] = [listAt(blocks, 0), listAt(blocks, 1), listAt(blocks, 2)]
  const [days, lengths, precisions] = [listAt(counted, 0), listAt(counted, 1), listAt(counted, 2)]
  const spans = size[0] ?? 0
  const codes = makeCodes(rows, spans)
  const read: ReadSpans = {
    earliest: new Int32Array(spans),
    latest: new Int32Array(spans),
    precision: new Uint8Array(spans),
    found: 0,
  }
  const [ofLatest, ofEarliest] = [new Int32Array(blockRows), new Int32Array(blockRows)]
  const [ofPrecision, ofSpans] = [new Uint32Array(blockRows), new Uint32Array(blockRows)]
  const dated = rows - openEnded.length
  for (let first = 0; first < rows; first += blockRows) {
    const end = Math.min(first + blockRows, rows)
    const start = signed(starts[first / blockRows] ?? 0)
    ofLatest.set(days.subarray(first, end))
    ofEarliest.set(lengths.subarray(first, end))
    ofPrecision.set(precisions.subarray(first, end))
    placeDays(ofLatest, ofEarliest, start)
    for (let row = Math.max(first, dated); row < end; row++) {
      ofLatest[row - first] = openEnd
      ofEarliest[row - first] = openDay(openEnded[row - dated] ?? 0)
    }
    numberSpans(read, ofLatest, ofEarliest, ofPrecision, ofSpans, end - first)
    codes.set(ofSpans.subarray(0, end - first), first)
  }
  const { earliest, latest, precision } = read
  return { entries: { earliest, latest, precision }, codes }
}

/** Spans while they are read: the first `found` are known. */
interface ReadSpans {
  readonly earliest: Int32Array
  readonly latest: Int32Array
  readonly precision: Uint8Array
  found: number
}

/** Replaces the days of a block since its first, and the codes of lengths, by last and first days. */
function placeDays(latest: Int32Array, earliest: Int32Array, start: number): void {
  for (let row = 0; row < latest.length; row++) {
    const day = start + (latest[row] ?? 0)
    latest[row] = day
    earliest[row] = earliestByLength(day, earliest[row] ?? 0)
  }
}

/** Gives each row of a block the number of its span; rows are sorted, so that equal spans follow each other. */
function numberSpans(
  read: ReadSpans,
  latest: Int32Array,
  earliest: Int32Array,
  precision: Uint32Array,
  spans: Uint32Array,
  rows: number,
): void {
  let span = read.found - 1
  let to = read.latest[span] ?? 0
  let from = read.earliest[span] ?? 0
  let exactness = read.precision[span] ?? -1
  for (let row = 0; row < rows; row++) {
    if (latest[row] !== to || earliest[row] !== from || precision[row] !== exactness) {
      to = latest[row] ?? 0
      from = earliest[row] ?? 0
      exactness = precision[row] ?? 0
      span++
      read.latest[span] = to
      read.earliest[span] = from
      read.precision[span] = exactness
    }
    spans[row] = span
  }
  read.found = span + 1
}

function openDay(code: number): number {
  return code === 0 ? openStart : signed(code - 1)
}
