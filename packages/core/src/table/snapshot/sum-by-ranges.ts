import type { DayNumber, Issue, Parsed } from '../../primitives/index.ts'
import { openEnd, openStart } from '../span-column.ts'
import { addWeightsTimes, weightWidth } from '../sums/quantity-weights.ts'
import { isUnknownByFlags } from '../sums/toll-flags.ts'
import { tollWidth } from '../sums/toll-reader.ts'
import { type BlockStarts, openBlocks } from './block-starts.ts'
import { type CountedBlock, nextOfCountry, openCounted } from './counted-parts.ts'
import { damage } from './damage.ts'
import { findSection, type StoredSection } from './directory.ts'
import { type OpenSnapshot, openSnapshot, readChunks } from './open-snapshot.ts'
import type { PartName } from './part-shapes.ts'
import { blockQuantities, setQuantity } from './quantity-part.ts'
import type { RangeReader } from './range-reader.ts'
import { numberAt, type Planes } from './section.ts'
import { splitSpans } from './span-parts.ts'
import { storedLists } from './stored-list.ts'
import { addBlocks, type CountrySums, forEachWide, lastBlockBy, openCountry } from './sum-parts.ts'
import { readTexts } from './text-lists.ts'

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
 */
export async function sumByRanges(
  reader: RangeReader,
  question: SumQuestion,
): Promise<Parsed<RangeSum>> {
  const opened = await openSnapshot(reader)
  if (opened.value === null) return { value: null, issues: opened.issues }
  const snapshot = opened.value
  const starts = await readPart(snapshot, 'blocks', [0])
  const words = await readPart(snapshot, 'country', [0])
  const quantities = findSection(snapshot.directory, 'quantities')
  if (starts.value === null) return { value: null, issues: starts.issues }
  if (words.value === null) return { value: null, issues: words.issues }
  if (quantities === null) return missing('quantities')
  const blocks = openBlocks(starts.value.section, starts.value.chunks[0] ?? none)
  const names = readTexts(storedLists(words.value.section, words.value.chunks), 0)
  const codes = codesOf(names, question.countries)
  const edges = edgesOf(question, blocks)
  const [sums, read] = await Promise.all([
    readPart(snapshot, 'sums', codes),
    readEdges(snapshot, edges),
  ])
  if (sums.value === null) return { value: null, issues: sums.issues }
  if (read.value === null) return { value: null, issues: read.issues }
  const tally = startTally(question, quantities.lists[0]?.[0] ?? 0)
  const countries = sums.value.chunks.map(openCountry)
  for (const country of countries) addSpanning(tally, country, blocks, edges)
  const asked = question.countries === null ? [null] : codes
  for (const edge of read.value) addEdge(tally, edge, countries, asked, blocks)
  return weigh(snapshot, quantities, tally)
}

const none = new Uint8Array(0)

/** Sums while they are made: codes of quantities are counted first and weighed at the end. */
interface Tally {
  readonly question: SumQuestion
  readonly sum: Float64Array
  /** How often each quantity was met, among the killed and behind them among the wounded. */
  readonly times: Float64Array
  readonly quantities: number
  readonly met: number[]
  atEdges: number
}

function startTally(question: SumQuestion, quantities: number): Tally {
  const times = new Float64Array(2 * quantities)
  return { question, sum: new Float64Array(tollWidth), times, quantities, met: [], atEdges: 0 }
}

/**
 * An end of the period: what ends by `day` is added, or taken away where it is the day before the period;
 * `block` is the last that begins by it, −1 where all begin later.
 */
interface Edge {
  readonly day: DayNumber
  readonly block: number
  readonly times: 1 | -1
}

function edgesOf({ from, to }: SumQuestion, { blocks, startOf }: BlockStarts): readonly Edge[] {
  const edge = (day: DayNumber, times: 1 | -1): Edge => ({
    day,
    block: lastBlockBy(blocks, startOf, day),
    times,
  })
  return [
    ...(from === openStart ? [] : [edge(from - 1, -1)]),
    ...(to === openEnd ? [] : [edge(to, 1)]),
  ]
}

/** An edge with the rows of its block; `null` where it lies before all blocks. */
interface ReadEdge extends Edge {
  readonly counted: CountedBlock | null
  readonly spans: Uint8Array
}

async function readEdges(
  snapshot: OpenSnapshot,
  edges: readonly Edge[],
): Promise<Parsed<readonly ReadEdge[]>> {
  const read: ReadEdge[] = []
  for (const edge of edges) {
    if (edge.block < 0) {
      read.push({ ...edge, counted: null, spans: none })
      continue
    }
    const [spans, counted] = await Promise.all([
      readPart(snapshot, 'spans', [edge.block]),
      readPart(snapshot, 'counted', [edge.block]),
    ])
    if (spans.value === null) return { value: null, issues: spans.issues }
    if (counted.value === null) return { value: null, issues: counted.issues }
    const { section, chunks } = counted.value
    read.push({
      ...edge,
      counted: openCounted(section, edge.block, chunks[0] ?? none),
      spans: spans.value.chunks[0] ?? none,
    })
  }
  return { value: read, issues: [] }
}

/** The sums of the blocks between the edges, and those rows behind the last that span the whole period. */
function addSpanning(
  tally: Tally,
  country: CountrySums,
  { blocks, startOf }: BlockStarts,
  edges: readonly Edge[],
): void {
  const { sum } = tally
  const before = edges.find(({ times }) => times < 0)
  const after = edges.find(({ times }) => times > 0)
  addBlocks(sum, country, Math.max(0, before?.block ?? 0), Math.max(0, after?.block ?? blocks))
  if (before === undefined || after === undefined) return
  const use: UseToll = (killed, wounded, unknown) => meetSpanning(tally, killed, wounded, unknown)
  forEachWide(country, startOf, -1, before.day, after.block, use)
  // One that begins in the days of an earlier block does not reach so far.
  const earliest = Math.max(0, after.block - country.wide.mostReach + 1)
  for (let origin = earliest; origin <= before.block; origin++) {
    forEachWide(country, startOf, origin, before.day, after.block, use)
  }
}

type UseToll = (killed: number, wounded: number, isUnknown: number) => void

/** Counts a row that holds the days before and behind the period: it was met at both edges. */
function meetSpanning(tally: Tally, killed: number, wounded: number, isUnknown: number): void {
  tally.atEdges--
  if (tally.question.contained) addOne(tally, killed, wounded, isUnknown, 1)
}

/** Counts a row that holds the day of an edge and the next one. */
function meetAcross(
  tally: Tally,
  times: 1 | -1,
  killed: number,
  wounded: number,
  isUnknown: number,
): void {
  tally.atEdges++
  if (isAcrossCounted(tally.question, times)) addOne(tally, killed, wounded, isUnknown, times)
}

/** Rows that reach over the end are added to those that end in the period, or those over its beginning taken away. */
function isAcrossCounted({ contained }: SumQuestion, times: 1 | -1): boolean {
  return contained === times < 0
}

/** What ends by the day of an edge in its block, and what holds this day and the next. */
function addEdge(
  tally: Tally,
  { day, block, times, counted, spans }: ReadEdge,
  countries: readonly CountrySums[],
  asked: readonly (number | null)[],
  { startOf }: BlockStarts,
): void {
  const isCounted = isAcrossCounted(tally.question, times)
  for (const country of countries) {
    forEachWide(country, startOf, block, day, block, (killed, wounded, isUnknown) =>
      meetAcross(tally, times, killed, wounded, isUnknown),
    )
    if (block < 0) continue
    tally.atEdges += numberAt(country.across[atIncidents] ?? nothing, block)
    if (isCounted) addFields(tally.sum, country.across, block, times)
  }
  if (counted === null) return
  const rowsOf = (first: number, end: number, use: UseToll) => {
    for (const code of asked) forEachRow(counted, code, first, end, use)
  }
  const ended = splitSpans(spans, startOf(block), day, (earliest, first, end) => {
    const isSpanning = times > 0 && earliest < tally.question.from
    rowsOf(first, end, (killed, wounded, isUnknown) => {
      meetAcross(tally, times, killed, wounded, isUnknown)
      if (isSpanning) meetSpanning(tally, killed, wounded, isUnknown)
    })
  })
  // The rows of the shorter side are looked at.
  if (ended * 2 <= counted.rows) {
    rowsOf(0, ended, (killed, wounded, isUnknown) => {
      addOne(tally, killed, wounded, isUnknown, times)
    })
    return
  }
  for (const country of countries) addFields(tally.sum, country.blocks, block, times)
  rowsOf(ended, counted.rows, (killed, wounded, isUnknown) => {
    addOne(tally, killed, wounded, isUnknown, times > 0 ? -1 : 1)
  })
}

function addFields(
  sum: Float64Array,
  fields: readonly Planes[],
  place: number,
  times: 1 | -1,
): void {
  for (let field = 0; field < tollWidth; field++) {
    sum[field] = (sum[field] ?? 0) + times * numberAt(fields[field] ?? nothing, place)
  }
}

const nothing: Planes = { bytes: none, start: 0, count: 0, width: 1 }

/** Goes through the rows of a country, or of all where it is `null`. */
function forEachRow(
  counted: CountedBlock,
  country: number | null,
  first: number,
  end: number,
  use: UseToll,
): void {
  const { killed, wounded, flags } = counted
  for (let row = first; row < end; row++) {
    if (country !== null) row = nextOfCountry(counted, country, row, end)
    if (row >= end) return
    const known = numberAt(flags, row)
    use(numberAt(killed, row), numberAt(wounded, row), isUnknownByFlags(known) ? 1 : 0)
  }
}

function addOne(
  tally: Tally,
  killed: number,
  wounded: number,
  isUnknown: number,
  times: 1 | -1,
): void {
  const { sum, quantities } = tally
  if (killed < quantities) meet(tally, killed, times)
  if (wounded < quantities) meet(tally, quantities + wounded, times)
  sum[atIncidents] = (sum[atIncidents] ?? 0) + times
  sum[atIncidents + 1] = (sum[atIncidents + 1] ?? 0) + times * isUnknown
}

function meet({ times, met }: Tally, place: number, often: number): void {
  if (times[place] === 0) met.push(place)
  times[place] = (times[place] ?? 0) + often
}

/** The place of the number of incidents in a sum; behind it is that of unknown tolls. */
const atIncidents = 14

/** Adds the quantities that were met, of which only those blocks are read that have one of them. */
async function weigh(
  snapshot: OpenSnapshot,
  section: StoredSection,
  { sum, times, quantities, met, atEdges }: Tally,
): Promise<Parsed<RangeSum>> {
  const blockOf = (place: number) => Math.floor((place % quantities) / blockQuantities)
  const blocks = [...new Set(met.map(blockOf))].sort((a, b) => a - b)
  const { value, issues } = await readChunks(snapshot, section, blocks)
  if (value === null) return { value: null, issues }
  const weights = new Float64Array(weightWidth)
  for (const place of met) {
    const often = times[place] ?? 0
    const chunk = value[blocks.indexOf(blockOf(place))]
    if (chunk === undefined || often === 0) continue
    setQuantity(weights, section, blockOf(place), chunk, (place % quantities) % blockQuantities)
    addWeightsTimes(sum, place < quantities ? 0 : 7, weights, 0, often)
    // A quantity that was met, taken back and met again is listed twice.
    times[place] = 0
  }
  return { value: { sum, atEdges }, issues: [] }
}

function codesOf(
  entries: readonly string[],
  countries: readonly string[] | null,
): readonly number[] {
  if (countries === null) return Array.from({ length: entries.length + 1 }, (_, code) => code)
  const codes = new Set(countries.map((country) => entries.indexOf(country)))
  return [...codes].filter((code) => code >= 0).sort((a, b) => a - b)
}

interface ReadPart {
  readonly section: StoredSection
  readonly chunks: readonly Uint8Array[]
}

async function readPart(
  snapshot: OpenSnapshot,
  name: PartName | 'sums',
  chunks: readonly number[],
): Promise<Parsed<ReadPart>> {
  const section = findSection(snapshot.directory, name)
  if (section === null) return missing(name)
  const { value, issues } = await readChunks(snapshot, section, chunks)
  return value === null ? { value, issues } : { value: { section, chunks: value }, issues }
}

function missing(name: string): { readonly value: null; readonly issues: readonly Issue[] } {
  return { value: null, issues: [damage('damaged-snapshot', name, 'a part of a table', 'none')] }
}
