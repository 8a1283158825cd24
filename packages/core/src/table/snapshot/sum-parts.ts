import type { IncidentTable } from '../incident-table.ts'
import { openEnd, openStart } from '../span-column.ts'
import { addRow, tollReaderOf, tollWidth } from '../sums/toll-reader.ts'
import { shortSpanDays } from '../time-index.ts'
import { blockRows, earliestByLength, lengthCode, type UseRow } from './counted-parts.ts'
import { openNumbers, packNumbers, sumOfPlanes } from './packed-numbers.ts'
import { byteSection, numberAt, type Planes, type Section } from './section.ts'
import { signed, unsigned } from './signed-numbers.ts'

/**
 * A row that reaches back beyond the first day of its block, so that it may lie in a period that ends before
 * the block.
 */
interface WideRow {
  readonly block: number
  readonly earliest: number
  readonly latest: number
  readonly killed: number
  readonly wounded: number
  readonly isUnknown: number
}

/**
 * What a total of a country asks for before any row is read: the sum of its rows in each block, and its
 * wide rows. These stand apart by how far they reach back, up to a month or farther, so that few have to be
 * looked at; those without a first or a last day stand in a list of their own. A chunk a country, that of
 * rows without one last.
 */
export function sumPart(table: IncidentTable): Section {
  const reader = tollReaderOf(table)
  const countries = table.country.entries.length + 1
  const blocks = Math.ceil(table.length / blockRows)
  const starts = new Float64Array(blocks)
  const sums = new Float64Array(countries * blocks * tollWidth)
  const wide = Array.from({ length: countries }, (): WideRow[] => [])
  for (let row = 0; row < table.length; row++) {
    const block = Math.floor(row / blockRows)
    const country = table.country.codes[row] ?? 0
    addRow(sums, (country * blocks + block) * tollWidth, reader, row)
    const span = table.when.codes[row] ?? 0
    const earliest = table.when.entries.earliest[span] ?? openStart
    const latest = table.when.entries.latest[span] ?? openEnd
    if (row % blockRows === 0) starts[block] = latest
    if (earliest >= (starts[block] ?? 0)) continue
    wide[country]?.push({
      block,
      earliest,
      latest,
      killed: reader.killed[row] ?? reader.nothing,
      wounded: reader.wounded[row] ?? reader.nothing,
      isUnknown: reader.isUnknown[row] ?? 0,
    })
  }
  const chunks = wide.map((rows, country) => {
    const start = country * blocks * tollWidth
    const ofCountry = sums.subarray(start, start + blocks * tollWidth)
    return packNumbers([...fieldLists(ofCountry, blocks), ...wideLists(rows, starts)])
  })
  return byteSection('sums', chunks)
}

const listsOfReach = 6
const reaches = ['short', 'long'] as const
const openList = tollWidth + 1 + reaches.length * listsOfReach

/** The numbers of one country: the fields of its sums by block, then its wide rows. */
export function openCountry(bytes: Uint8Array): readonly Planes[] {
  return openNumbers(bytes, openList + listsOfReach)
}

function fieldLists(sums: Float64Array, blocks: number): readonly Float64Array[] {
  return Array.from({ length: tollWidth }, (_, field) => {
    const list = new Float64Array(blocks)
    for (let block = 0; block < blocks; block++) list[block] = sums[block * tollWidth + field] ?? 0
    return list
  })
}

/**
 * How many days the rows of each reach go back beyond the first of their block at most; then for each reach
 * how many rows each block has, their last day as days since the first of the block, and the code of their
 * length; then the rows with open ends.
 */
function wideLists(rows: readonly WideRow[], starts: Float64Array): readonly (readonly number[])[] {
  const isOpen = ({ earliest, latest }: WideRow) => earliest === openStart || latest === openEnd
  const reachOf = ({ earliest, latest }: WideRow) =>
    latest - earliest < shortSpanDays ? 'short' : 'long'
  const closed = rows.filter((row) => !isOpen(row))
  const ofReaches = reaches.map((reach) => closed.filter((row) => reachOf(row) === reach))
  const startOf = ({ block }: WideRow) => starts[block] ?? 0
  const open = rows.filter(isOpen)
  return [
    ofReaches.map((ofReach) =>
      ofReach.reduce((most, row) => Math.max(most, startOf(row) - row.earliest), 0),
    ),
    ...ofReaches.flatMap((ofReach) => [
      countByBlock(ofReach, starts.length),
      ofReach.map((row) => row.latest - startOf(row)),
      ofReach.map(({ earliest, latest }) => lengthCode(earliest, latest)),
      ...tollLists(ofReach),
    ]),
    open.map(({ block }) => block),
    open.map(({ earliest }) => (earliest === openStart ? 0 : unsigned(earliest) + 1)),
    open.map(({ latest }) => (latest === openEnd ? 0 : unsigned(latest) + 1)),
    ...tollLists(open),
  ]
}

function tollLists(rows: readonly WideRow[]): readonly (readonly number[])[] {
  return [
    rows.map(({ killed }) => killed),
    rows.map(({ wounded }) => wounded),
    rows.map(({ isUnknown }) => isUnknown),
  ]
}

function countByBlock(rows: readonly WideRow[], blocks: number): readonly number[] {
  const counts = new Array<number>(blocks).fill(0)
  for (const { block } of rows) counts[block] = (counts[block] ?? 0) + 1
  return counts
}

/**
 * Goes through the wide rows of a country from the block `first` to before `end` that can have begun by a
 * day; some of them have begun later.
 */
export function forEachWide(
  country: readonly Planes[],
  startOf: (block: number) => number,
  first: number,
  end: number,
  by: number,
  use: UseRow,
): void {
  const listAt = (list: number) => country[list] ?? empty
  for (let reach = 0; reach < reaches.length; reach++) {
    const list = tollWidth + 1 + reach * listsOfReach
    const [counts, days, lengths] = [listAt(list), listAt(list + 1), listAt(list + 2)]
    const tolls = tollsAt(country, list + 3)
    const reachable = by + numberAt(listAt(tollWidth), reach)
    let place = sumOfPlanes(counts, 0, first)
    for (let block = first; block < end; block++) {
      const start = startOf(block)
      if (start > reachable) break
      for (let count = numberAt(counts, block); count > 0; count--) {
        const latest = start + numberAt(days, place)
        use(earliestByLength(latest, numberAt(lengths, place)), latest, tolls, place)
        place++
      }
    }
  }
  const [blocks, earliests, latests] = [
    listAt(openList),
    listAt(openList + 1),
    listAt(openList + 2),
  ]
  const tolls = tollsAt(country, openList + 3)
  for (let place = 0; place < latests.count; place++) {
    const block = numberAt(blocks, place)
    if (block < first || block >= end) continue
    const [earliest, latest] = [numberAt(earliests, place), numberAt(latests, place)]
    use(
      earliest === 0 ? openStart : signed(earliest - 1),
      latest === 0 ? openEnd : signed(latest - 1),
      tolls,
      place,
    )
  }
}

const empty: Planes = { bytes: new Uint8Array(0), start: 0, count: 0, width: 1 }

function tollsAt(country: readonly Planes[], list: number) {
  return {
    killed: country[list] ?? empty,
    wounded: country[list + 1] ?? empty,
    unknown: country[list + 2] ?? empty,
  }
}
