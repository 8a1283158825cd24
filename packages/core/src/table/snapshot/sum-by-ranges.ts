import type { DayNumber, Parsed } from '../../primitives/index.ts'
import { openEnd, openStart } from '../span-column.ts'
import { isUnknownByFlags } from '../sums/toll-flags.ts'
import { tollWidth } from '../sums/toll-reader.ts'
import { type BlockStarts, lastBlockBy, openBlocks, startOfBlock } from './block-starts.ts'
import { type CountedBlock, openCounted } from './counted-parts.ts'
import {
  addAcross,
  addBlock,
  addBlocks,
  addWide,
  type CountrySums,
  mostReach,
  openCountry,
} from './country-sums.ts'
import { type OpenSnapshot, openSnapshot, readPart } from './open-snapshot.ts'
import { addStoredQuantity, blockQuantities } from './quantity-part.ts'
import type { RangeReader } from './range-reader.ts'
import { meet, type RangeTally } from './range-tally.ts'
import { numberAt } from './section.ts'
import { splitSpans } from './span-parts.ts'
import { findTexts } from './text-lists.ts'

/** Which incidents are summed: `null` is every country, open days are no bound; `from` is not after `to`. */
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
 * that tell it: its beginning, the sums of these countries, the two blocks of rows in which the period
 * begins and ends, and the quantities that these rows have. What is read is checked; damage is an issue, and
 * then the value is `null`.
 *
 * Rows that end in the period or before it are told by the sums of whole blocks and by the rows of the block at
 * the period's end; so are those before the period; the difference is what ends in the period. Rows that hold
 * both the last day and the next are added, or those are taken away that hold both the first day and the one
 * before it.
 *
 * There are few functions here, and no functions within them: nearly all of the time goes into compiling each
 * one when it is first called (see decision 35).
 */
export async function sumByRanges(
  reader: RangeReader,
  question: SumQuestion,
): Promise<Parsed<RangeSum>> {
  const opened = await openSnapshot(reader)
  if (opened.value === null) return { value: null, issues: opened.issues }
  const snapshot = opened.value
  const heads = await Promise.all([
    readPart(snapshot, 'blocks', [0]),
    readPart(snapshot, 'country', [0]),
    readPart(snapshot, 'quantities', []),
  ])
  for (const { issues } of heads) if (issues.length > 0) return { value: null, issues }
  const blocks = heads[0]
  const words = heads[1]
  const starts = openBlocks(blocks.section, blocks.chunks[0] ?? none)
  const codes = findTexts(words.section, words.chunks[0] ?? none, question.countries)
  const edges = edgesOf(question, starts)
  const read = await Promise.all([
    readPart(snapshot, 'sums', codes),
    ...edges.map(({ block }) => readPart(snapshot, 'spans', block < 0 ? [] : [block])),
    ...edges.map(({ block }) => readPart(snapshot, 'counted', block < 0 ? [] : [block])),
  ])
  for (const { issues } of read) if (issues.length > 0) return { value: null, issues }
  const count = heads[2].section.lists[0]?.[0] ?? 0
  const tally: RangeTally = {
    sum: new Float64Array(tollWidth),
    quantities: count,
    times: new Float64Array(2 * count),
    met: [],
    atEdges: 0,
  }
  const countries = read[0].chunks.map(openCountry)
  for (const sums of countries) addBetween(tally, sums, question, starts, edges)
  const asked = question.countries === null ? [null] : codes
  for (let place = 0; place < edges.length; place++) {
    const edge = edges[place]
    const spans = read[1 + place]?.chunks[0]
    const counted = read[1 + edges.length + place]
    if (edge === undefined) continue
    for (const sums of countries) addWideAtEdge(tally, sums, question, starts, edge)
    if (spans === undefined || counted === undefined) continue
    const rows = openCounted(counted.section, edge.block, counted.chunks[0] ?? none)
    addRowsAtEdge(tally, countries, asked, question, starts, edge, spans, rows)
  }
  return weigh(snapshot, tally)
}

const none = new Uint8Array(0)

/**
 * An end of the period: what ends by `day` is added, or taken away where it is the day before the period;
 * `block` is the last that begins by it, −1 where all begin later.
 */
interface Edge {
  readonly day: DayNumber
  readonly times: 1 | -1
  readonly block: number
}

function edgesOf({ from, to }: SumQuestion, starts: BlockStarts): readonly Edge[] {
  const edges: Edge[] = []
  if (from !== openStart) {
    edges.push({ day: from - 1, times: -1, block: lastBlockBy(starts, from - 1) })
  }
  if (to !== openEnd) edges.push({ day: to, times: 1, block: lastBlockBy(starts, to) })
  return edges
}

/** Adds the sums of the blocks between the edges, and the rows behind the last that span the whole period. */
function addBetween(
  tally: RangeTally,
  sums: CountrySums,
  { from, to, contained }: SumQuestion,
  starts: BlockStarts,
  edges: readonly Edge[],
): void {
  const first = from === openStart ? 0 : Math.max(0, edges[0]?.block ?? 0)
  const end = to === openEnd ? starts.blocks : Math.max(0, edges.at(-1)?.block ?? 0)
  addBlocks(tally.sum, sums, first, end)
  if (edges.length < 2) return
  // Each was met at both edges. One that begins in the days of an earlier block does not reach so far.
  const before = edges[0]?.block ?? 0
  const after = edges[1]?.block ?? 0
  const times = contained ? 1 : 0
  addWide(tally, sums, starts, -1, from - 1, after, -1, times)
  for (let origin = Math.max(0, after - mostReach(sums) + 1); origin <= before; origin++) {
    addWide(tally, sums, starts, origin, from - 1, after, -1, times)
  }
}

/**
 * How often rows are added that hold the day of an edge and the next one: those that reach over the end are
 * added to what ends in the period, or those over its beginning taken away.
 */
function timesAcross(contained: boolean, times: 1 | -1): 1 | 0 | -1 {
  return contained === times < 0 ? times : 0
}

/** Wide rows that hold the day of an edge and the next one, and stand behind its block. */
function addWideAtEdge(
  tally: RangeTally,
  sums: CountrySums,
  { contained }: SumQuestion,
  starts: BlockStarts,
  { day, times, block }: Edge,
): void {
  const across = timesAcross(contained, times)
  addWide(tally, sums, starts, block, day, block, 1, across)
  if (block >= 0) addAcross(tally, sums, block, across)
}

/** What ends in the block of an edge by its day, and rows of the block that hold this day and the next. */
function addRowsAtEdge(
  tally: RangeTally,
  countries: readonly CountrySums[],
  asked: readonly (number | null)[],
  { from, contained }: SumQuestion,
  starts: BlockStarts,
  { day, times, block }: Edge,
  spans: Uint8Array,
  counted: CountedBlock,
): void {
  const { ended, across } = splitSpans(spans, startOfBlock(starts, block), day)
  for (const country of asked) {
    for (const { earliest, first, end } of across) {
      const isSpanning = times > 0 && earliest < from
      const added = timesAcross(contained, times) + (isSpanning && contained ? 1 : 0)
      addRows(tally, counted, country, first, end, isSpanning ? 0 : 1, added)
    }
    // The rows of the shorter side are looked at.
    if (ended * 2 <= counted.rows) addRows(tally, counted, country, 0, ended, 0, times)
    else addRows(tally, counted, country, ended, counted.rows, 0, -times)
  }
  if (ended * 2 > counted.rows) {
    for (const sums of countries) addBlock(tally.sum, sums, block, times)
  }
}

/**
 * Goes through the rows of a country, or of all where it is `null`. Each is counted `atEdges` times as a row at
 * an edge, and added `times` times.
 */
function addRows(
  tally: RangeTally,
  { country: countries, killed, wounded, flags }: CountedBlock,
  country: number | null,
  first: number,
  end: number,
  atEdges: number,
  times: number,
): void {
  for (let row = first; row < end; row++) {
    if (country !== null) {
      // The platform's own search for a byte.
      row = countries.bytes.indexOf(country & 0xff, countries.start + row) - countries.start
      if (row < 0 || row >= end) return
      if (numberAt(countries, row) !== country) continue
    }
    tally.atEdges += atEdges
    if (times === 0) continue
    const isUnknown = isUnknownByFlags(numberAt(flags, row)) ? 1 : 0
    meet(tally, numberAt(killed, row), numberAt(wounded, row), isUnknown, times)
  }
}

/** Adds the quantities that were met, of which only those blocks are read that have one of them. */
async function weigh(
  snapshot: OpenSnapshot,
  { sum, times, quantities, met, atEdges }: RangeTally,
): Promise<Parsed<RangeSum>> {
  const blocks: number[] = []
  for (const place of met) {
    const block = Math.floor((place % quantities) / blockQuantities)
    if (!blocks.includes(block)) blocks.push(block)
  }
  blocks.sort((a, b) => a - b)
  const { section, chunks, issues } = await readPart(snapshot, 'quantities', blocks)
  if (issues.length > 0) return { value: null, issues }
  for (const place of met) {
    const often = times[place] ?? 0
    // A quantity that was met, taken back and met again is listed twice.
    times[place] = 0
    if (often === 0) continue
    const code = place % quantities
    const block = Math.floor(code / blockQuantities)
    const bytes = chunks[blocks.indexOf(block)] ?? none
    const at = place < quantities ? 0 : 7
    addStoredQuantity(sum, at, section, block, bytes, code % blockQuantities, often)
  }
  return { value: { sum, atEdges }, issues: [] }
}
