import type { DayNumber, Issue, Parsed } from '../../primitives/index.ts'
import type { Codes } from '../codes.ts'
import type { Quantities } from '../quantities.ts'
import { openEnd, openStart } from '../span-column.ts'
import { weightsOf } from '../sums/quantity-weights.ts'
import { addRow, type TollReader, takeRow, tollWidth } from '../sums/toll-reader.ts'
import { type CountedBlock, readBlock, startsOfBlocks } from './counted-parts.ts'
import { damage } from './damage.ts'
import {
  findSection,
  type OpenSnapshot,
  openSnapshot,
  readChunkLists,
  readChunks,
} from './open-snapshot.ts'
import { listAt } from './part-reader.ts'
import type { PartName } from './part-shapes.ts'
import { readQuantities } from './quantity-part.ts'
import type { RangeReader } from './range-reader.ts'
import { readCountrySums, type WideRow } from './sum-parts.ts'
import { textsOfLists } from './text-lists.ts'

/** Which incidents are summed: `null` is every country, open days are no bound. */
export interface SumQuestion {
  readonly countries: readonly string[] | null
  readonly from: DayNumber
  readonly to: DayNumber
  /** Whether only incidents are taken whose whole date lies in the period. */
  readonly contained: boolean
}

/** A sum, field by field, and how many incidents may or may not lie in the period. */
export interface RangeSum {
  readonly sum: Float64Array
  readonly atEdges: number
}

/**
 * Sums the incidents of some countries in a period from a stored snapshot, of which only the parts are read
 * that tell it: its beginning, the sums of these countries, and the two blocks of rows in which the period
 * begins and ends. What is read is checked; damage is an issue, and then the value is `null`.
 */
export async function sumByRanges(
  reader: RangeReader,
  question: SumQuestion,
): Promise<Parsed<RangeSum>> {
  const opened = await openSnapshot(reader)
  if (opened.value === null) return { value: null, issues: opened.issues }
  const snapshot = opened.value
  const { rows } = snapshot.directory
  const [blocks, words] = await Promise.all([part(snapshot, 'blocks'), part(snapshot, 'country')])
  if (blocks.value === null || words.value === null) return failed(blocks, words)
  const entries = textsOfLists(listAt(words.value, 0), listAt(words.value, 1))
  const codes = codesOf(entries, question.countries)
  const starts = startsOfBlocks(blocks.value, rows)
  const [first, last] = edgeBlocks(starts, question)
  const edges = [...new Set([first, last])].filter((block) => block >= 0 && block < starts.length)
  const [sums, quantities, ...counted] = await Promise.all([
    countrySums(snapshot, codes),
    part(snapshot, 'quantities'),
    ...edges.map((block) => part(snapshot, 'counted', block)),
  ])
  if (sums.value === null || quantities.value === null) return failed(sums, quantities)
  const sum = new Float64Array(tollWidth)
  const tally = { sum, atEdges: 0 }
  const known = readQuantities(quantities.value)
  for (const { blocks: ofBlocks, wide } of sums.value) {
    addBlocks(sum, ofBlocks, first + 1, last)
    addWide(tally, wide, known, first, last, question)
  }
  for (const [index, block] of edges.entries()) {
    const lists = counted[index]
    if (!lists || lists.value === null) return failed(...(lists ? [lists] : []))
    addEdgeBlock(tally, readBlock(blocks.value, lists.value, block, rows), known, codes, question)
  }
  return { value: { sum, atEdges: tally.atEdges }, issues: [] }
}

interface Tally {
  readonly sum: Float64Array
  atEdges: number
}

/** The last block that begins before the period, and the last that begins in it or before it. */
function edgeBlocks(starts: Float64Array, { from, to }: SumQuestion): readonly [number, number] {
  let [first, last] = [-1, -1]
  for (let block = 0; block < starts.length; block++) {
    if (from !== openStart && (starts[block] ?? 0) < from) first = block
    if ((starts[block] ?? 0) <= to) last = block
  }
  return [first, to === openEnd ? starts.length : last]
}

function addBlocks(sum: Float64Array, blocks: Float64Array, start: number, end: number): void {
  const last = Math.min(end, blocks.length / tollWidth)
  for (let at = start * tollWidth; at < last * tollWidth; at += tollWidth) {
    for (let field = 0; field < tollWidth; field++) {
      sum[field] = (sum[field] ?? 0) + (blocks[at + field] ?? 0)
    }
  }
}

/** Adds rows behind the last block that reach back into the period; counts those that reach out of it. */
function addWide(
  tally: Tally,
  wide: readonly WideRow[],
  quantities: Quantities,
  first: number,
  last: number,
  { from, to, contained }: SumQuestion,
): void {
  const reader = readerOf(quantities, {
    killed: Uint32Array.from(wide, ({ killed }) => killed),
    wounded: Uint32Array.from(wide, ({ wounded }) => wounded),
    isUnknown: Uint8Array.from(wide, ({ isUnknown }) => isUnknown),
  })
  wide.forEach(({ block, earliest }, row) => {
    const isBefore = block > first && block < last && earliest < from
    const isAfter = block > last && earliest <= to
    if (!isBefore && !isAfter) return
    tally.atEdges++
    if (isBefore && contained) takeRow(tally.sum, reader, row)
    if (isAfter && !contained) addRow(tally.sum, 0, reader, row)
  })
}

function addEdgeBlock(
  tally: Tally,
  block: CountedBlock,
  quantities: Quantities,
  codes: readonly number[],
  { from, to, contained }: SumQuestion,
): void {
  const reader = readerOf(quantities, block)
  const isAsked = new Set(codes)
  for (let row = 0; row < block.latest.length; row++) {
    const [earliest, latest] = [block.earliest[row] ?? 0, block.latest[row] ?? 0]
    if (latest < from || earliest > to || !isAsked.has(block.country[row] ?? -1)) continue
    const isInside = earliest >= from && latest <= to
    if (!isInside) tally.atEdges++
    if (isInside || !contained) addRow(tally.sum, 0, reader, row)
  }
}

function readerOf(
  quantities: Quantities,
  { killed, wounded, isUnknown }: Pick<CountedBlock, 'killed' | 'wounded' | 'isUnknown'>,
): TollReader {
  const weights = weightsOf(quantities)
  return { killed, wounded, weights, nothing: quantities.low.length, isUnknown }
}

function codesOf(
  entries: readonly string[],
  countries: readonly string[] | null,
): readonly number[] {
  if (countries === null) return Array.from({ length: entries.length + 1 }, (_, code) => code)
  const codes = new Set(countries.map((country) => entries.indexOf(country)))
  return [...codes].filter((code) => code >= 0).sort((a, b) => a - b)
}

async function countrySums(snapshot: OpenSnapshot, codes: readonly number[]) {
  const section = findSection(snapshot.directory, 'sums')
  const [first, last] = [codes[0], codes.at(-1)]
  if (section === null) return missing('sums')
  if (first === undefined || last === undefined) return { value: [], issues: [] }
  const { value, issues } = await readChunks(snapshot, section, first, last - first + 1)
  if (value === null) return { value: null, issues }
  const chunks = codes.map((code) => value[code - first] ?? new Uint8Array(0))
  return { value: chunks.map(readCountrySums), issues }
}

async function part(
  snapshot: OpenSnapshot,
  name: PartName,
  chunk = 0,
): Promise<Parsed<readonly Codes[]>> {
  const section = findSection(snapshot.directory, name)
  return section === null ? missing(name) : readChunkLists(snapshot, section, chunk)
}

function missing(name: string): { readonly value: null; readonly issues: readonly Issue[] } {
  return { value: null, issues: [damage('damaged-snapshot', name, 'a part of a table', 'none')] }
}

function failed(...parts: readonly Parsed<unknown>[]): Parsed<never> {
  return { value: null, issues: parts.flatMap(({ issues }) => issues) }
}
