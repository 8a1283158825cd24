import type { DayNumber, Issue, Parsed } from '../../primitives/index.ts'
import { openEnd, openStart } from '../span-column.ts'
import { addWeightsTimes, setWeights, weightWidth } from '../sums/quantity-weights.ts'
import { tollWidth } from '../sums/toll-reader.ts'
import {
  type BlockStarts,
  forEachCounted,
  openBlocks,
  type TollPlanes,
  type UseRow,
} from './counted-parts.ts'
import { damage } from './damage.ts'
import { findSection, type OpenSnapshot, openSnapshot, readChunks } from './open-snapshot.ts'
import { sumOfPlanes } from './packed-numbers.ts'
import { listAt } from './part-reader.ts'
import type { PartName } from './part-shapes.ts'
import { blockQuantities, quantityAt } from './quantity-part.ts'
import type { RangeReader } from './range-reader.ts'
import { numberAt, type Planes, planesOfList, readLists, type SectionShape } from './section.ts'
import { forEachWide, openCountry } from './sum-parts.ts'
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
 * that tell it: its beginning, the sums of these countries, the two blocks of rows in which the period
 * begins and ends, and the quantities that these rows have. What is read is checked; damage is an issue, and
 * then the value is `null`.
 */
export async function sumByRanges(
  reader: RangeReader,
  question: SumQuestion,
): Promise<Parsed<RangeSum>> {
  const opened = await openSnapshot(reader)
  if (opened.value === null) return { value: null, issues: opened.issues }
  const snapshot = opened.value
  const [starts, words, quantities] = [
    await readPart(snapshot, 'blocks', [0]),
    await readPart(snapshot, 'country', [0]),
    findSection(snapshot.directory, 'quantities'),
  ]
  if (starts.value === null) return { value: null, issues: starts.issues }
  if (words.value === null) return { value: null, issues: words.issues }
  if (quantities === null) return missing('quantities')
  const blocks = openBlocks(
    starts.value.section,
    starts.value.chunks[0] ?? none,
    snapshot.directory.rows,
  )
  const lists = readLists(words.value.section, 0, words.value.chunks[0] ?? none)
  const codes = codesOf(textsOfLists(listAt(lists, 0), listAt(lists, 1)), question.countries)
  const first = question.from === openStart ? -1 : lastBlockBy(blocks, question.from - 1)
  const last = question.to === openEnd ? blocks.blocks : lastBlockBy(blocks, question.to)
  const edges = [...new Set([first, last])].filter((block) => block >= 0 && block < blocks.blocks)
  const [sums, counted] = await Promise.all([
    readPart(snapshot, 'sums', codes),
    Promise.all(edges.map((block) => readPart(snapshot, 'counted', [block]))),
  ])
  if (sums.value === null) return { value: null, issues: sums.issues }
  const tally = startTally(question, quantities.lists[0]?.[0] ?? 0)
  for (const bytes of sums.value.chunks) addCountry(tally, openCountry(bytes), blocks, first, last)
  const asked = question.countries === null ? [null] : codes
  for (const [index, block] of edges.entries()) {
    const part = counted[index]
    if (!part || part.value === null) return { value: null, issues: part?.issues ?? [] }
    const { section, chunks } = part.value
    const { from, to } = question
    const use: UseRow = (earliest, latest, tolls, place) => {
      if (earliest >= from && latest <= to) addOne(tally, tolls, place, 1)
      else addPartly(tally, earliest, tolls, place, false)
    }
    for (const country of asked) {
      forEachCounted(blocks, section, block, chunks[0] ?? none, country, from, use)
    }
  }
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

/** The last block that begins by a day, −1 where all begin after it. */
function lastBlockBy({ blocks, startOf }: BlockStarts, day: DayNumber): number {
  let [low, high] = [0, blocks]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (startOf(middle) <= day) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The sums of the blocks that lie in the period, and the rows at its ends that reach into them or out. */
function addCountry(
  tally: Tally,
  country: readonly Planes[],
  { blocks, startOf }: BlockStarts,
  first: number,
  last: number,
): void {
  const { question, sum } = tally
  for (let field = 0; field < tollWidth; field++) {
    const list = country[field]
    if (list !== undefined) sum[field] = (sum[field] ?? 0) + sumOfPlanes(list, first + 1, last)
  }
  if (question.from !== openStart) {
    forEachWide(country, startOf, first + 1, last, question.from - 1, (earliest, _, tolls, place) =>
      addPartly(tally, earliest, tolls, place, true),
    )
  }
  forEachWide(country, startOf, last + 1, blocks, question.to, (earliest, _, tolls, place) =>
    addPartly(tally, earliest, tolls, place, false),
  )
}

/**
 * Counts a row that may or may not lie in the period, where it does; one that is among the sums of blocks
 * already is taken out of them where only contained rows are asked for, others are added where not.
 */
function addPartly(
  tally: Tally,
  earliest: number,
  tolls: TollPlanes,
  place: number,
  isSummed: boolean,
): void {
  const { from, to, contained } = tally.question
  if (earliest > to || (isSummed && earliest >= from)) return
  tally.atEdges++
  if (contained === isSummed) addOne(tally, tolls, place, contained ? -1 : 1)
}

function addOne(tally: Tally, tolls: TollPlanes, place: number, times: 1 | -1): void {
  const { sum, quantities } = tally
  const killed = numberAt(tolls.killed, place)
  const wounded = numberAt(tolls.wounded, place)
  if (killed < quantities) meet(tally, killed, times)
  if (wounded < quantities) meet(tally, quantities + wounded, times)
  sum[14] = (sum[14] ?? 0) + times
  sum[15] = (sum[15] ?? 0) + times * numberAt(tolls.unknown, place)
}

function meet({ times, met }: Tally, place: number, often: number): void {
  if (times[place] === 0) met.push(place)
  times[place] = (times[place] ?? 0) + often
}

/** Adds the quantities that were met, of which only those blocks are read that have one of them. */
async function weigh(
  snapshot: OpenSnapshot,
  section: SectionShape,
  { sum, times, quantities, met, atEdges }: Tally,
): Promise<Parsed<RangeSum>> {
  const blockOf = (place: number) => Math.floor((place % quantities) / blockQuantities)
  const blocks = [...new Set(met.map(blockOf))].sort((a, b) => a - b)
  const { value, issues } = await readChunks(snapshot, section, blocks)
  if (value === null) return { value: null, issues }
  const planes = new Map(
    blocks.map((block, index) => [
      block,
      section.lists.map((_, list) => planesOfList(section, block, value[index] ?? none, list)),
    ]),
  )
  const weights = new Float64Array(weightWidth)
  for (const place of met) {
    const lists = planes.get(blockOf(place))
    if (lists === undefined) continue
    const own = quantityAt(lists, (place % quantities) % blockQuantities)
    setWeights(weights, 0, own.low, own.best, own.high, own.unknown)
    addWeightsTimes(sum, place < quantities ? 0 : 7, weights, 0, times[place] ?? 0)
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
  readonly section: SectionShape
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
