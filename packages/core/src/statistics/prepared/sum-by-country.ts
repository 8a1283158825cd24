import {
  type Codes,
  columnsOfSums,
  type IncidentTable,
  joinCounts,
  makeCodes,
  makeTollColumns,
  postingsOf,
  tollFields,
} from '../../table/index.ts'
import { clearSlots, makeSlotIndex, type SlotIndex, slotOf } from '../slot-index.ts'
import { emptySums, slotWidth, type TollSums } from '../toll-sums.ts'
import type { KeyedTolls, TollKey } from './keyed-tolls.ts'

/** A key within a country: what its codes stand for. */
export interface CountryKey<Name extends string> {
  readonly name: Name
  readonly entries: readonly (string | null)[]
}

/**
 * Adds rows to slots of sums. A slot's code in `index` combines the places of its keys in their entries: digits of
 * mixed radix, that of the first key the highest.
 */
export type AddToSlots = (sums: TollSums, index: SlotIndex, rows: Uint32Array) => void

/**
 * Sums rows up by country and by keys within it, in the order of the country and then of the keys.
 *
 * One country after another is summed up in the same room, because there are few sums of one country and many of
 * all, and what is freed of great arrays is not given back to the system.
 */
export function sumByCountry<Name extends string>(
  table: IncidentTable,
  keys: readonly CountryKey<Name>[],
  add: AddToSlots,
): KeyedTolls<'country' | Name> {
  const { entries, codes } = table.country
  const { offsets, rows } = postingsOf(codes, entries.length)
  const combinations = keys.reduce((product, key) => product * key.entries.length, 1)
  const index = makeSlotIndex(combinations, rows.length)
  const sums = emptySums()
  const parts: Part[] = []
  for (let country = 0; country <= entries.length; country++) {
    add(sums, index, rows.subarray(offsets[country], offsets[country + 1]))
    if (index.length > 0) parts.push(takePart(country, keys, sums, index))
    sums.numbers.fill(0, 0, index.length * slotWidth)
    clearSlots(index)
  }
  return joinParts(table, keys, parts)
}

/** The sums of one country, in the order of their keys. */
interface Part {
  readonly country: number
  readonly length: number
  readonly columns: KeyedTolls['columns']
  readonly codes: readonly Codes[]
}

function takePart(
  country: number,
  keys: readonly CountryKey<string>[],
  { numbers }: TollSums,
  index: SlotIndex,
): Part {
  const { length } = index
  const rest = index.codes.slice(0, length).sort()
  const order = Uint32Array.from(rest, (code) => slotOf(index, code))
  const codes = keys.toReversed().map(({ entries }) => {
    const digits = makeCodes(length, entries.length)
    for (let place = 0; place < length; place++) {
      const code = rest[place] ?? 0
      digits[place] = code % entries.length
      rest[place] = Math.floor(code / entries.length)
    }
    return digits
  })
  return {
    country,
    length,
    columns: columnsOfSums(numbers, length, order),
    codes: codes.toReversed(),
  }
}

function joinParts<Name extends string>(
  { country }: IncidentTable,
  keys: readonly CountryKey<Name>[],
  parts: readonly Part[],
): KeyedTolls<'country' | Name> {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const countries = makeCodes(length, country.entries.length + 1)
  let filled = 0
  for (const part of parts) {
    countries.fill(part.country, filled, filled + part.length)
    filled += part.length
  }
  const columns = makeTollColumns((field) =>
    joinCounts(parts.map((part) => part.columns[tollFields[field] ?? 'incidents'])),
  )
  const joined = keys.map(({ name, entries }, key) => {
    const codes = makeCodes(length, entries.length)
    let start = 0
    for (const part of parts) {
      codes.set(part.codes[key] ?? [], start)
      start += part.length
    }
    return [name, { entries, codes }] as const
  })
  const ofCountry: TollKey = { entries: [...country.entries, null], codes: countries }
  return {
    length,
    keys: Object.fromEntries([['country', ofCountry], ...joined]) as Record<
      'country' | Name,
      TollKey
    >,
    columns,
  }
}
