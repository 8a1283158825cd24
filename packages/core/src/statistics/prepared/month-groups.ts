import { countableHarms, groups } from '../../records/index.ts'
import { type IncidentTable, tollWidth } from '../../table/index.ts'
import { askedBy, isHarmAsked, markUnknownTolls } from '../asked-toll.ts'
import { addTolls, sumWidth } from '../casualty-sum.ts'
import { divideTolls } from '../divided-tolls.ts'
import { type KeyedTolls, sumByKeys } from './keyed-tolls.ts'
import { digitOfPeriods, digitOfWords } from './row-digits.ts'

/** Tolls by country, month and group of victims: an incident stands in each group of which it has a cell. */
export type MonthGroupTolls = KeyedTolls<'country' | 'month' | 'group'>

/** Sums the parts up into which `groups` divides tolls by group. */
export function sumMonthsByGroup(table: IncidentTable): MonthGroupTolls {
  const rows = Uint32Array.from({ length: table.length }, (_, row) => row)
  const asked = askedBy({ harm: [], group: [] })
  const parts = divideTolls(table, rows, asked, { byHarm: false, byGroup: true })
  const entries = parts.codes.length
  const ofParts = (codes: ArrayLike<number>) => {
    const repeated = new Uint32Array(entries)
    for (let part = 0; part < entries; part++) repeated[part] = codes[parts.places[part] ?? 0] ?? 0
    return repeated
  }
  const names = [...groups, null]
  const groupOfCode = Uint8Array.from({ length: parts.size }, (_, code) =>
    names.indexOf(groups.find((group) => group === parts.groupOf(code)) ?? null),
  )
  const country = digitOfWords('country', table.country)
  const month = digitOfPeriods('month', table)
  const group = Uint32Array.from(parts.codes, (code) => groupOfCode[code] ?? 0)
  const digits = [
    { ...country, codes: ofParts(country.codes) },
    { ...month, codes: ofParts(month.codes) },
    { name: 'group' as const, entries: names, codes: group },
  ]
  return sumByKeys<'country' | 'month' | 'group'>(digits, entries, (sums, slots) => {
    const counts = new Uint32Array(parts.size)
    for (let entry = 0; entry < entries; entry++) {
      const part = parts.codes[entry] ?? 0
      counts[part] = (counts[part] ?? 0) + 1
    }
    counts.forEach((count, part) => {
      if (count > 0) addPart(sums, slots, table, parts, part, count)
    })
  })
}

/** Adds the entries of one part by itself, because each counts something else of its incidents. */
function addPart(
  sums: Float64Array,
  slots: Int32Array,
  table: IncidentTable,
  parts: ReturnType<typeof divideTolls>,
  part: number,
  count: number,
): void {
  const [rows, ownSlots] = [new Uint32Array(count), new Int32Array(count)]
  for (let entry = 0, own = 0; own < count; entry++) {
    if (parts.codes[entry] !== part) continue
    rows[own] = parts.places[entry] ?? 0
    ownSlots[own++] = slots[entry] ?? -1
  }
  const asked = parts.askedOf(part)
  for (const [place, harm] of (['killed', 'wounded'] as const).entries()) {
    if (!isHarmAsked(asked, countableHarms.indexOf(harm))) continue
    addTolls(sums, ownSlots, tollWidth, place * sumWidth, table, rows, harm, asked)
  }
  const isUnknown = markUnknownTolls(table, rows, asked)
  for (let entry = 0; entry < count; entry++) {
    const at = (ownSlots[entry] ?? 0) * tollWidth
    sums[at + 14] = (sums[at + 14] ?? 0) + 1
    sums[at + 15] = (sums[at + 15] ?? 0) + (isUnknown[entry] ?? 0)
  }
}
