import { type Codes, makeCodes } from '../codes.ts'
import type { IncidentTable } from '../incident-table.ts'
import { openEnd, openStart, type SpanColumn, type Spans } from '../span-column.ts'
import { keepStarts } from '../time-index.ts'
import { type BlockStarts, blockRows } from './block-starts.ts'
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
    const [from, to] = [entries.earliest[code] ?? openStart, entries.latest[code] ?? openEnd]
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

/**
 * How many rows of a block have ended by a day: they are its first ones. `use` is given the spans that hold this
 * day and the next, by their first day, and the rows of the block that have them.
 */
export function splitSpans(
  bytes: Uint8Array,
  start: number,
  day: number,
  use: (earliest: number, first: number, end: number) => void,
): number {
  const [days = none, lengths = none, , runs = none, openDays = none, , openRuns = none] =
    openNumbers(bytes, listsOfSpans)
  const split = firstBehind(days, day - start)
  const ended = sumOfPlanes(runs, 0, split)
  let row = ended
  for (let span = split; span < days.count; span++) {
    const run = numberAt(runs, span)
    const code = numberAt(lengths, span)
    // A span of one day holds no other.
    if (code !== 0) {
      const earliest = earliestByLength(start + numberAt(days, span), code)
      if (earliest <= day) use(earliest, row, row + run)
    }
    row += run
  }
  for (let span = 0; span < openDays.count; span++) {
    const run = numberAt(openRuns, span)
    const earliest = openDay(numberAt(openDays, span))
    if (earliest <= day) use(earliest, row, row + run)
    row += run
  }
  return ended
}

/** The first of some days, in order, that is after another. */
function firstBehind(days: Planes, day: number): number {
  let [low, high] = [0, days.count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numberAt(days, middle) <= day) low = middle + 1
    else high = middle
  }
  return low
}

const none: Planes = { bytes: new Uint8Array(0), start: 0, count: 0, width: 1 }

/**
 * Reads the days of all rows. The code of each row is made only when it is asked for: a period is found by
 * where the rows of each span begin.
 */
export function readSpans(
  chunks: readonly Uint8Array[],
  { startOf, spans }: BlockStarts,
  rows: number,
): SpanColumn {
  const read: ReadSpans = {
    earliest: new Int32Array(spans),
    latest: new Int32Array(spans),
    precision: new Uint8Array(spans),
    starts: new Uint32Array(spans + 1),
    found: 0,
    rows: 0,
  }
  const [days, lengths] = [new Uint32Array(blockRows), new Uint32Array(blockRows)]
  const [precisions, runs] = [new Uint32Array(blockRows), new Uint32Array(blockRows)]
  chunks.forEach((bytes, block) => {
    const lists = openNumbers(bytes, listsOfSpans)
    const take = (from: number) => {
      ;[days, lengths, precisions, runs].forEach((into, list) => {
        readNumbers(lists[from + list] ?? none, into)
      })
      return Math.min(lists[from]?.count ?? 0, blockRows)
    }
    takeSpans(read, startOf(block), days, lengths, precisions, runs, take(0))
    for (let span = 0; span < (lists[4]?.count ?? 0); span++) {
      const numberOf = (list: number) => numberAt(lists[list] ?? none, span)
      takeSpan(read, openDay(numberOf(4)), openEnd, numberOf(5), numberOf(6))
    }
  })
  const { earliest, latest, precision, starts } = read
  starts[spans] = rows
  return columnOf({ earliest, latest, precision }, starts)
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
  for (let span = 0; span < count; span++) {
    const latest = start + (days[span] ?? 0)
    const earliest = earliestByLength(latest, lengths[span] ?? 0)
    takeSpan(read, earliest, latest, precisions[span] ?? 0, runs[span] ?? 0)
  }
}

/** A block may begin with the span that the one before it ends with. */
function takeSpan(
  read: ReadSpans,
  earliest: number,
  latest: number,
  precision: number,
  run: number,
): void {
  const last = read.found - 1
  const isSame =
    last >= 0 &&
    read.latest[last] === latest &&
    read.earliest[last] === earliest &&
    read.precision[last] === precision
  if (!isSame) {
    const { found } = read
    read.earliest[found] = earliest
    read.latest[found] = latest
    read.precision[found] = precision
    read.starts[found] = read.rows
    read.found = found + 1
  }
  read.rows += run
}

function codesOfStarts(starts: Uint32Array): Codes {
  const spans = starts.length - 1
  const codes = makeCodes(starts[spans] ?? 0, spans)
  for (let span = 0; span < spans; span++) codes.fill(span, starts[span], starts[span + 1])
  return codes
}
