import type { DayNumber, Issue, Parsed } from '../../primitives/index.ts'
import type { Codes } from '../codes.ts'
import { openEnd, openStart } from '../span-column.ts'
import { addWeightsTimes, setWeights, weightWidth } from '../sums/quantity-weights.ts'
import { tollWidth } from '../sums/toll-reader.ts'
import { type CountedRow, forEachCounted, startsOfBlocks } from './counted-parts.ts'
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
import { quantityAt } from './quantity-part.ts'
import type { RangeReader } from './range-reader.ts'
import { type NumberAt, numbersOfChunk } from './section.ts'
import { forEachWide, unpackCountry } from './sum-parts.ts'
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
    numbers(snapshot, 'quantities'),
    ...edges.map((block) => numbers(snapshot, 'counted', block)),
  ])
  if (sums.value === null || quantities.value === null) return failed(sums, quantities)
  const tally = startTally(quantities.value, question)
  for (const lists of sums.value) {
    addBlocks(tally.sum, lists, first + 1, last)
    forEachWide(lists, (row) => {
      if (row.block > first && row.block !== last) addPartly(tally, row, row.block < last)
    })
  }
  const asked = question.countries === null ? null : codes
  for (const [index, block] of edges.entries()) {
    const part = counted[index]
    if (!part || part.value === null) return failed(...(part ? [part] : []))
    forEachCounted(blocks.value, part.value, block, rows, asked, (row) => {
      const { from, to } = question
      if (row.earliest >= from && row.latest <= to) addOne(tally, row, 1)
      else if (row.latest >= from) addPartly(tally, row, false)
    })
  }
  return { value: { sum: tally.sum, atEdges: tally.atEdges }, issues: [] }
}

interface Tally {
  readonly sum: Float64Array
  readonly question: SumQuestion
  readonly weightsOf: (code: number) => Float64Array | null
  atEdges: number
}

function startTally(numberAt: QuantityNumbers, question: SumQuestion): Tally {
  const weights = new Float64Array(weightWidth)
  const weightsOf = (code: number) => {
    if (code >= numberAt.count) return null
    const { low, best, high, unknown } = quantityAt(numberAt, code)
    setWeights(weights, 0, low, best, high, unknown)
    return weights
  }
  return { sum: new Float64Array(tollWidth), question, weightsOf, atEdges: 0 }
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

function addBlocks(
  sum: Float64Array,
  lists: readonly Float64Array[],
  start: number,
  end: number,
): void {
  for (let field = 0; field < tollWidth; field++) {
    const list = lists[field]
    for (let block = start; block < end; block++) {
      sum[field] = (sum[field] ?? 0) + (list?.[block] ?? 0)
    }
  }
}

/**
 * Counts a row that may or may not lie in the period, where it does; one that is among the sums of blocks
 * already is taken out of them where only contained rows are asked for, others are added where not.
 */
function addPartly(tally: Tally, row: CountedSums, isSummed: boolean): void {
  const { from, to, contained } = tally.question
  if (row.earliest > to || (isSummed && row.earliest >= from)) return
  tally.atEdges++
  if (contained === isSummed) addOne(tally, row, contained ? -1 : 1)
}

type CountedSums = Pick<CountedRow, 'earliest' | 'killed' | 'wounded' | 'isUnknown'>

function addOne({ sum, weightsOf }: Tally, row: CountedSums, times: 1 | -1): void {
  for (const [at, code] of [
    [0, row.killed],
    [7, row.wounded],
  ] as const) {
    const weights = weightsOf(code)
    if (weights !== null) addWeightsTimes(sum, at, weights, 0, times)
  }
  sum[14] = (sum[14] ?? 0) + times
  sum[15] = (sum[15] ?? 0) + times * row.isUnknown
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
  return { value: chunks.map(unpackCountry), issues }
}

type QuantityNumbers = NumberAt & { readonly count: number }

async function numbers(
  snapshot: OpenSnapshot,
  name: PartName,
  chunk = 0,
): Promise<Parsed<QuantityNumbers>> {
  const section = findSection(snapshot.directory, name)
  if (section === null) return missing(name)
  const { value, issues } = await readChunks(snapshot, section, chunk, 1)
  const [bytes] = value ?? []
  if (bytes === undefined) return { value: null, issues }
  const count = section.lists[0]?.[0] ?? 0
  return { value: Object.assign(numbersOfChunk(section, chunk, bytes), { count }), issues }
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
