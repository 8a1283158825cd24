import type { DayNumber } from '../../primitives/index.ts'
import type { IncidentTable } from '../incident-table.ts'
import { openStart } from '../span-column.ts'
import { addRow, tollReaderOf, tollWidth } from '../sums/toll-reader.ts'
import { blockRows } from './block-starts.ts'
import { stride } from './country-sums.ts'
import { packNumbers } from './packed-numbers.ts'
import { byteSection, type Section } from './section.ts'

/**
 * A row that reaches back beyond the first day of its block. It begins in the days of an earlier block, its
 * origin: the last one whose first day is not after the row's; −1 where all are.
 */
interface WideRow {
  readonly origin: number
  readonly block: number
  readonly earliest: number
  readonly killed: number
  readonly wounded: number
  readonly isUnknown: number
}

/**
 * What a total of a country asks for before any row is read. A chunk a country, that of rows without one last:
 *
 * - the sum of its rows in each block, field by field;
 * - the sum of its rows before every sixteenth block, field by field, so that few are added;
 * - for each block the sum of the wide rows that reach over the whole of its days, beginning before them and
 *   standing in a later block, field by field;
 * - how many wide rows begin in the days of each block (first those that begin before all), and these rows: how
 *   long after the first day of that block, how many blocks later they stand, and their toll.
 *
 * So of the rows that hold both a day and the day after it only those have to be looked at that stand in the
 * day's own block, or begin in it.
 */
export function sumPart(table: IncidentTable): Section {
  const reader = tollReaderOf(table)
  const countries = table.country.entries.length + 1
  const starts = startsOfBlocks(table)
  const blocks = starts.length
  const width = blocks * tollWidth
  const sums = new Float64Array(countries * width)
  // What is added from the first block that a row reaches over, and taken away again from its own.
  const across = new Float64Array(countries * (width + tollWidth))
  const wide = Array.from({ length: countries }, (): WideRow[] => [])
  const one = new Float64Array(tollWidth)
  for (let row = 0; row < table.length; row++) {
    const block = Math.floor(row / blockRows)
    const country = table.country.codes[row] ?? 0
    addRow(sums, country * width + block * tollWidth, reader, row)
    const earliest = table.when.entries.earliest[table.when.codes[row] ?? 0] ?? openStart
    if (earliest >= (starts[block] ?? 0)) continue
    const origin = lastStartBy(starts, earliest)
    one.fill(0)
    addRow(one, 0, reader, row)
    const ofCountry = country * (width + tollWidth)
    for (let field = 0; field < tollWidth; field++) {
      const number = one[field] ?? 0
      const first = ofCountry + (origin + 1) * tollWidth + field
      const end = ofCountry + block * tollWidth + field
      across[first] = (across[first] ?? 0) + number
      across[end] = (across[end] ?? 0) - number
    }
    wide[country]?.push({
      origin,
      block,
      earliest,
      killed: reader.killed[row] ?? reader.nothing,
      wounded: reader.wounded[row] ?? reader.nothing,
      isUnknown: reader.isUnknown[row] ?? 0,
    })
  }
  const chunks = wide.map((rows, country) => {
    const start = country * (width + tollWidth)
    const ofBlocks = fieldLists(sums.subarray(country * width, (country + 1) * width), blocks)
    return packNumbers([
      ...ofBlocks,
      ...ofBlocks.map(sumsBefore),
      ...fieldLists(runningSums(across.subarray(start, start + width)), blocks),
      ...wideLists(rows, starts),
    ])
  })
  return byteSection('sums', chunks)
}

/** The sum of the numbers before every sixteenth. */
function sumsBefore(list: Float64Array): Float64Array {
  const sums = new Float64Array(Math.ceil(list.length / stride))
  for (let place = 1; place < sums.length; place++) {
    const between = list.subarray((place - 1) * stride, place * stride)
    sums[place] = (sums[place - 1] ?? 0) + between.reduce((sum, number) => sum + number, 0)
  }
  return sums
}

/** The last of some days, in order, by another; −1 where all are after it. */
function lastStartBy(starts: Float64Array, day: DayNumber): number {
  const behind = starts.findIndex((start) => start > day)
  return (behind < 0 ? starts.length : behind) - 1
}

/** The last day of the first row of each block. */
function startsOfBlocks({ when, length }: IncidentTable): Float64Array {
  const { latest } = when.entries
  const starts = new Float64Array(Math.ceil(length / blockRows))
  return starts.map((_, block) => latest[when.codes[block * blockRows] ?? 0] ?? 0)
}

function runningSums(changes: Float64Array): Float64Array {
  const sums = new Float64Array(changes.length)
  for (let place = 0; place < sums.length; place++) {
    sums[place] = (sums[place - tollWidth] ?? 0) + (changes[place] ?? 0)
  }
  return sums
}

function fieldLists(sums: Float64Array, blocks: number): readonly Float64Array[] {
  return Array.from({ length: tollWidth }, (_, field) => {
    const list = new Float64Array(blocks)
    for (let block = 0; block < blocks; block++) list[block] = sums[block * tollWidth + field] ?? 0
    return list
  })
}

function wideLists(rows: readonly WideRow[], starts: Float64Array): readonly ArrayLike<number>[] {
  const counts = new Uint32Array(starts.length + 1)
  for (const { origin } of rows) counts[origin + 1] = (counts[origin + 1] ?? 0) + 1
  const ordered = rows.toSorted((a, b) => a.origin - b.origin)
  return [
    [ordered.reduce((most, row) => (row.origin < 0 ? most : Math.max(most, reachOf(row))), 0)],
    counts,
    ordered.map(({ origin, earliest }) => {
      if (origin >= 0) return earliest - (starts[origin] ?? 0)
      return earliest === openStart ? 0 : (starts[0] ?? 0) - earliest
    }),
    ordered.map(reachOf),
    ordered.map(({ killed }) => killed),
    ordered.map(({ wounded }) => wounded),
    ordered.map(({ isUnknown }) => isUnknown),
  ]
}

function reachOf({ block, origin }: WideRow): number {
  return block - origin
}
