import type { IncidentTable } from '../incident-table.ts'
import { openEnd, openStart } from '../span-column.ts'
import { addRow, tollReaderOf, tollWidth } from '../sums/toll-reader.ts'
import { blockRows, earliestByLength, lengthCode } from './counted-parts.ts'
import { packNumbers, unpackNumbers } from './packed-numbers.ts'
import { byteSection, type Section } from './section.ts'
import { signed, unsigned } from './signed-numbers.ts'

/** A row that reaches back beyond its block. */
export interface WideRow {
  readonly block: number
  readonly earliest: number
  readonly latest: number
  readonly killed: number
  readonly wounded: number
  readonly isUnknown: number
}

/**
 * What a total of a country asks for before any row is read: the sum of its rows in each block, and those
 * of its rows that reach back beyond the first day of their block, which may lie in a period that ends
 * before it. A chunk a country, that of rows without one last.
 */
export function sumPart(table: IncidentTable): Section {
  const reader = tollReaderOf(table)
  const countries = table.country.entries.length + 1
  const blocks = Math.ceil(table.length / blockRows)
  const sums = new Float64Array(countries * blocks * tollWidth)
  const wide = Array.from({ length: countries }, (): WideRow[] => [])
  let startOfBlock = 0
  for (let row = 0; row < table.length; row++) {
    const block = Math.floor(row / blockRows)
    const country = table.country.codes[row] ?? 0
    addRow(sums, (country * blocks + block) * tollWidth, reader, row)
    const span = table.when.codes[row] ?? 0
    const earliest = table.when.entries.earliest[span] ?? openStart
    const latest = table.when.entries.latest[span] ?? openEnd
    if (row % blockRows === 0) startOfBlock = latest
    if (earliest >= startOfBlock) continue
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
    const ofCountry = sums.subarray(
      country * blocks * tollWidth,
      (country + 1) * blocks * tollWidth,
    )
    return packNumbers([...fieldLists(ofCountry, blocks), ...wideLists(rows)])
  })
  return byteSection('sums', chunks)
}

/** The numbers of one country: sums of blocks field by field, then its wide rows. */
export function unpackCountry(bytes: Uint8Array): readonly Float64Array[] {
  return unpackNumbers(bytes, tollWidth + wideListCount)
}

function fieldLists(sums: Float64Array, blocks: number): readonly Float64Array[] {
  return Array.from({ length: tollWidth }, (_, field) => {
    const list = new Float64Array(blocks)
    for (let block = 0; block < blocks; block++) list[block] = sums[block * tollWidth + field] ?? 0
    return list
  })
}

const wideListCount = 6

/** Days without an end are 0, others above that; both days as steps, because rows are sorted by the last. */
function wideLists(rows: readonly WideRow[]): readonly (readonly number[])[] {
  let [block, day] = [0, 0]
  const steps = rows.map((row) => {
    const step = row.block - block
    block = row.block
    return step
  })
  const days = rows.map(({ latest }) => {
    if (latest === openEnd) return 0
    const step = unsigned(latest - day) + 1
    day = latest
    return step
  })
  return [
    steps,
    days,
    rows.map(({ earliest, latest }) =>
      latest === openEnd
        ? earliest === openStart
          ? 0
          : unsigned(earliest) + 1
        : lengthCode(earliest, latest),
    ),
    rows.map(({ killed }) => killed),
    rows.map(({ wounded }) => wounded),
    rows.map(({ isUnknown }) => isUnknown),
  ]
}

/** Goes through the wide rows of a country. */
export function forEachWide(lists: readonly Float64Array[], use: (row: WideRow) => void): void {
  const [steps, days, lengths, killed, wounded, unknown] = lists.slice(tollWidth)
  let [block, day] = [0, 0]
  for (let index = 0; index < (steps?.length ?? 0); index++) {
    block += steps?.[index] ?? 0
    const ofDay = days?.[index] ?? 0
    const length = lengths?.[index] ?? 0
    if (ofDay > 0) day += signed(ofDay - 1)
    const open = length === 0 ? openStart : signed(length - 1)
    use({
      block,
      earliest: ofDay === 0 ? open : earliestByLength(day, length),
      latest: ofDay === 0 ? openEnd : day,
      killed: killed?.[index] ?? 0,
      wounded: wounded?.[index] ?? 0,
      isUnknown: unknown?.[index] ?? 0,
    })
  }
}
