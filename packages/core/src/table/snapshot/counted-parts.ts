import { type Codes, makeCodes, widen } from '../codes.ts'
import type { IncidentTable } from '../incident-table.ts'
import { openEnd, openStart, type SpanColumn } from '../span-column.ts'
import { tollReaderOf } from '../sums/toll-reader.ts'
import { listAt, type PartReader } from './part-reader.ts'
import { blockSection, type NumberAt, type Section, wholeSection } from './section.ts'
import { signed, unsigned } from './signed-numbers.ts'

/** How many rows a block has of the columns that a total asks for. */
export const blockRows = 2048

/**
 * The columns that a total asks for, in blocks: days as steps from row to row, the length of each span,
 * its precision, the country, the codes of killed and wounded, and whether the toll is unknown. `blocks` has the day from which each
 * block counts its steps, the rows at the end that have no last day, and how many spans there are.
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
  const steps = new Uint32Array(length)
  const lengths = new Uint32Array(length)
  const precisions = new Uint8Array(length)
  let before = 0
  for (let row = 0; row < length; row++) {
    const code = when.codes[row] ?? 0
    const [from, to] = [earliest[code] ?? openStart, latest[code] ?? openEnd]
    precisions[row] = precision[code] ?? 0
    if (to === openEnd) continue
    steps[row] = row % blockRows === 0 ? 0 : to - before
    lengths[row] = lengthCode(from, to)
    before = to
  }
  const nothing = new Uint32Array(length).fill(quantities.low.length)
  const orNothing = (codes: Codes) => (codes.length === 0 ? nothing : codes)
  return [
    steps,
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

/** The first day of each block: the last day of its first row. */
export function startsOfBlocks(blocks: readonly Codes[], rows: number): Float64Array {
  const [starts, openEnded] = [listAt(blocks, 0), listAt(blocks, 1)]
  const dated = rows - openEnded.length
  return Float64Array.from(starts, (start: number, block: number) =>
    block * blockRows < dated ? signed(start) : openEnd,
  )
}

/** What one row of a block tells a total. */
export interface CountedRow {
  readonly earliest: number
  readonly latest: number
  readonly country: number
  readonly killed: number
  readonly wounded: number
  readonly isUnknown: number
}

/** Goes through the rows of a block whose country is one of some codes, without reading the others. */
export function forEachCounted(
  blocks: readonly Codes[],
  numberAt: NumberAt,
  block: number,
  rows: number,
  countries: readonly number[] | null,
  use: (row: CountedRow) => void,
): void {
  const openEnded = listAt(blocks, 1)
  const dated = rows - openEnded.length - block * blockRows
  const end = Math.min(blockRows, rows - block * blockRows)
  let day = signed(listAt(blocks, 0)[block] ?? 0)
  for (let row = 0; row < end; row++) {
    day += numberAt(0, row)
    const country = numberAt(3, row)
    if (countries !== null && !countries.includes(country)) continue
    const isDated = row < dated
    const earliest = isDated
      ? earliestByLength(day, numberAt(1, row))
      : openDay(openEnded[row - dated] ?? 0)
    const [killed, wounded, isUnknown] = [numberAt(4, row), numberAt(5, row), numberAt(6, row)]
    use({ earliest, latest: isDated ? day : openEnd, country, killed, wounded, isUnknown })
  }
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
  const [steps, lengths, precisions] = [listAt(counted, 0), listAt(counted, 1), listAt(counted, 2)]
  const spans = size[0] ?? 0
  const codes = makeCodes(rows, spans)
  const [earliest, latest] = [new Int32Array(spans), new Int32Array(spans)]
  const precision = new Uint8Array(spans)
  const dated = rows - openEnded.length
  let [span, day, from, to, exactness] = [-1, 0, 0, 0, -1]
  for (let row = 0; row < rows; row++) {
    const isDated = row < dated
    if (row % blockRows === 0) day = signed(starts[row / blockRows] ?? 0)
    else day += steps[row] ?? 0
    const latestOfRow = isDated ? day : openEnd
    const earliestOfRow = isDated
      ? earliestByLength(day, lengths[row] ?? 0)
      : openDay(openEnded[row - dated] ?? 0)
    const precisionOfRow = precisions[row] ?? 0
    if (latestOfRow !== to || earliestOfRow !== from || precisionOfRow !== exactness) {
      ;[to, from, exactness] = [latestOfRow, earliestOfRow, precisionOfRow]
      span++
      latest[span] = to
      earliest[span] = from
      precision[span] = exactness
    }
    codes[row] = span
  }
  return { entries: { earliest, latest, precision }, codes }
}

function openDay(code: number): number {
  return code === 0 ? openStart : signed(code - 1)
}
