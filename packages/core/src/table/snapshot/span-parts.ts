import type { DayNumber } from '../../primitives/index.ts'
import { type Codes, makeCodes } from '../codes.ts'
import type { IncidentTable } from '../incident-table.ts'
import { openEnd, openStart, type SpanColumn, type Spans } from '../span-column.ts'
import { keepStarts } from '../time-index.ts'
import { type BlockStarts, blockRows, startOfBlock } from './block-starts.ts'
import { lazily } from './lazily.ts'
import { openNumbers, packNumbers, readNumbers, sumOfPlanes } from './packed-numbers.ts'
import { byteSection, numberAt, type Planes, type Section } from './section.ts'
import { signed, unsigned } from './signed-numbers.ts'

/**
 * When the incidents of each block were: rows are in order of time, so each span stands once, with how many of
 * the block's rows have it. First the spans with a last day, as days since the first of the block, with the
 * code of their length and their precision; then those without, by their first day.
 */
export function spanPart({ when, length }: IncidentTable): Section {
  const chunks: Uint8Array[] = []
  for (let first = 0; first < length; first += blockRows) {
    chunks.push(packNumbers(listsOfBlock(when, first, Math.min(first + blockRows, length))))
  }
  return byteSection('spans', chunks)
}

function listsOfBlock({ entries, codes }: SpanColumn, first: number, end: number) {
  const lists = Array.from({ length: listsOfSpans }, (): number[] => [])
  const [days = [], lengths = [], precisions = [], runs = [], ...open] = lists
  const [openDays = [], openPrecisions = [], openRuns = []] = open
  const start = entries.latest[codes[first] ?? 0] ?? openEnd
  for (let row = first; row < end; ) {
    const code = codes[row] ?? 0
    const run = row
    while (row < end && codes[row] === code) row++
    const from = entries.earliest[code] ?? openStart
    const to = entries.latest[code] ?? openEnd
    const precision = entries.precision[code] ?? 0
    if (to === openEnd) {
      openDays.push(from === openStart ? 0 : unsigned(from) + 1)
      openPrecisions.push(precision)
      openRuns.push(row - run)
      continue
    }
    days.push(to - start)
    lengths.push(lengthCode(from, to))
    precisions.push(precision)
    runs.push(row - run)
  }
  return lists
}

const listsOfSpans = 7

/** 0 is one day, 1 no first day, above that the number of days and one. */
function lengthCode(earliest: number, latest: number): number {
  if (earliest === latest) return 0
  return earliest === openStart ? 1 : latest - earliest + 1
}

function earliestByLength(latest: number, lengthCode: number): number {
  if (lengthCode === 0) return latest
  return lengthCode === 1 ? openStart : latest - lengthCode + 1
}

function openDay(code: number): number {
  return code === 0 ? openStart : signed(code - 1)
}

/** The rows `first` to before `end` of a block, which have one span, and its first day. */
interface RowsOfSpan {
  readonly earliest: DayNumber
  readonly first: number
  readonly end: number
}

/** What of a block's rows has ended by a day. */
export interface SplitSpans {
  /** So many rows have: they are the block's first ones. */
  readonly ended: number
  /** The spans that hold this day and the next. */
  readonly across: readonly RowsOfSpan[]
}

/** Finds what of a block's rows has ended by a day, by the last day of its first row. */
export function splitSpans(bytes: Uint8Array, start: DayNumber, day: DayNumber): SplitSpans {
  const lists = openNumbers(bytes, listsOfSpans)
  const days = lists[0] ?? none
  const lengths = lists[1] ?? none
  const runs = lists[3] ?? none
  const openDays = lists[4] ?? none
  const openRuns = lists[6] ?? none
  const split = firstBehind(days, day - start)
  const ended = sumOfPlanes(runs, 0, split)
  const across: RowsOfSpan[] = []
  let row = ended
  for (let span = split; span < days.count; span++) {
    const end = row + numberAt(runs, span)
    const code = numberAt(lengths, span)
    // A span of one day holds no other.
    if (code !== 0) {
      const earliest = earliestByLength(start + numberAt(days, span), code)
      if (earliest <= day) across.push({ earliest, first: row, end })
    }
    row = end
  }
  for (let span = 0; span < openDays.count; span++) {
    const end = row + numberAt(openRuns, span)
    const earliest = openDay(numberAt(openDays, span))
    if (earliest <= day) across.push({ earliest, first: row, end })
    row = end
  }
  return { ended, across }
}

/** The first of some days, in order, that is after another. */
function firstBehind(days: Planes, day: number): number {
  let low = 0
  let high = days.count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numberAt(days, middle) <= day) low = middle + 1
    else high = middle
  }
  return low
}

const nothing = new Uint8Array(0)
const none: Planes = { bytes: nothing, start: 0, count: 0, width: 1 }

/**
 * Reads the days of all rows. The code of each row is made only when it is asked for: a period is found by
 * where the rows of each span begin.
 */
export function readSpans(
  chunks: readonly Uint8Array[],
  blocks: BlockStarts,
  rows: number,
): SpanColumn {
  const { spans } = blocks
  // One more, for a span that is known twice until it is joined.
  const read: ReadSpans = {
    earliest: new Int32Array(spans + 1),
    latest: new Int32Array(spans + 1),
    precision: new Uint8Array(spans + 1),
    starts: new Uint32Array(spans + 1),
    found: 0,
    rows: 0,
  }
  const days = new Uint32Array(blockRows)
  const lengths = new Uint32Array(blockRows)
  const precisions = new Uint32Array(blockRows)
  const runs = new Uint32Array(blockRows)
  for (let block = 0; block < chunks.length; block++) {
    const lists = openNumbers(chunks[block] ?? nothing, listsOfSpans)
    const { found } = read
    readNumbers(lists[0] ?? none, days)
    readNumbers(lists[1] ?? none, lengths)
    readNumbers(lists[2] ?? none, precisions)
    readNumbers(lists[3] ?? none, runs)
    const count = Math.min(lists[0]?.count ?? 0, blockRows)
    takeSpans(read, startOfBlock(blocks, block), days, lengths, precisions, runs, count)
    takeOpenSpans(read, lists)
    joinSpans(read, found)
  }
  const { starts } = read
  const earliest = read.earliest.subarray(0, spans)
  const latest = read.latest.subarray(0, spans)
  starts[spans] = rows
  return columnOf({ earliest, latest, precision: read.precision.subarray(0, spans) }, starts)
}

/** A function of its own: what is kept until codes are asked for must not hold the file. */
function columnOf(entries: Spans, starts: Uint32Array): SpanColumn {
  const when: SpanColumn = lazily<SpanColumn>({
    entries: () => entries,
    codes: () => codesOfStarts(starts),
  })
  keepStarts(when, starts)
  return when
}

/** Spans while they are read: the first `found` are known, and they are of the first `rows` rows. */
interface ReadSpans {
  readonly earliest: Int32Array
  readonly latest: Int32Array
  readonly precision: Uint8Array
  readonly starts: Uint32Array
  found: number
  rows: number
}

function takeSpans(
  read: ReadSpans,
  start: number,
  days: Uint32Array,
  lengths: Uint32Array,
  precisions: Uint32Array,
  runs: Uint32Array,
  count: number,
): void {
  const { earliest, latest, precision, starts, found } = read
  let { rows } = read
  for (let span = 0; span < count; span++) {
    const day = start + (days[span] ?? 0)
    earliest[found + span] = earliestByLength(day, lengths[span] ?? 0)
    latest[found + span] = day
    precision[found + span] = precisions[span] ?? 0
    starts[found + span] = rows
    rows += runs[span] ?? 0
  }
  read.found += count
  read.rows = rows
}

/** Takes the spans without a last day, which are few. */
function takeOpenSpans(read: ReadSpans, lists: readonly Planes[]): void {
  const days = lists[4] ?? none
  const precisions = lists[5] ?? none
  const runs = lists[6] ?? none
  for (let span = 0; span < days.count; span++) {
    const { found } = read
    read.earliest[found] = openDay(numberAt(days, span))
    read.latest[found] = openEnd
    read.precision[found] = numberAt(precisions, span)
    read.starts[found] = read.rows
    read.rows += numberAt(runs, span)
    read.found = found + 1
  }
}

/** A block may begin with the span that the one before it ends with: then it is one span, which began there. */
function joinSpans(read: ReadSpans, first: number): void {
  const { earliest, latest, precision, starts, found } = read
  const isSame =
    first > 0 &&
    first < found &&
    latest[first] === latest[first - 1] &&
    earliest[first] === earliest[first - 1] &&
    precision[first] === precision[first - 1]
  if (!isSame) return
  for (const list of [earliest, latest, precision, starts]) list.copyWithin(first, first + 1, found)
  read.found = found - 1
}

function codesOfStarts(starts: Uint32Array): Codes {
  const spans = starts.length - 1
  const codes = makeCodes(starts[spans] ?? 0, spans)
  for (let span = 0; span < spans; span++) codes.fill(span, starts[span], starts[span + 1])
  return codes
}
