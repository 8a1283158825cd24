import type { Query, Selection } from '../query/index.ts'
import type { IncidentTable } from '../table/index.ts'
import { type Asked, askedBy } from './asked-toll.ts'
import type { Calendar } from './calendar-period.ts'
import { type Dimension, exactDimensions } from './dimension.ts'
import { type DividedTolls, divideTolls } from './divided-tolls.ts'
import { type Digit, type KeyCodes, keylessCodes, keysOfCode, withRoomFor } from './key-codes.ts'
import {
  type ManyKeysReader,
  manyKeysReader,
  type OneKeyReader,
  oneKeyReader,
} from './key-reader.ts'
import { makeSlotIndex } from './slot-index.ts'
import { addIncident, slotOf, type TollsByKey } from './tolls-by-key.ts'

/** What incidents are grouped by, and the calendar of their years and months. */
export interface Grouping {
  readonly by: readonly Dimension[]
  readonly calendar: Calendar
}

/** The keys of a group, in the order of the grouping's dimensions; `null` where it has none. */
export type GroupKeys = readonly (string | null)[]

/**
 * Adds the selected incidents of a table to the groups that they belong to; gives back how many of them
 * are not known exactly enough for a dimension of time or place.
 *
 * A group's key is the JSON of its {@link GroupKeys}, so that parts counted from different tables meet.
 */
export function groupTolls(
  tolls: TollsByKey<string>,
  table: IncidentTable,
  { rows }: Pick<Selection, 'rows'>,
  query: Query,
  { by, calendar }: Grouping,
): number {
  const context = { table, rows, query, calendar }
  const asked = askedBy(query)
  const isImprecise = new Uint8Array(rows.length)
  let codes = keylessCodes(rows)
  for (const dimension of by) {
    const reader = oneKeyReader(dimension, context)
    if (reader === null) continue
    codes = addOneKey(codes, reader, dimension)
    if (exactDimensions.includes(dimension)) markKeyless(isImprecise, rows, reader)
  }
  for (const dimension of by) {
    const reader = manyKeysReader(dimension, context)
    if (reader === null) continue
    const digit = { size: reader.size, keysOf: keysIn(dimension, reader) }
    codes = addManyKeys(codes, reader, digit, true)
  }
  const [byHarm, byGroup] = [by.includes('harm'), by.includes('group')]
  const divided = byHarm || byGroup ? divideTolls(table, asked, byHarm, byGroup) : null
  if (divided !== null) {
    const digit: Digit = {
      size: divided.size,
      keysOf: (code) => [
        ['harm', divided.harmOf(code)],
        ['group', divided.groupOf(code)],
      ],
    }
    codes = addManyKeys(codes, divided, digit, false)
  }
  addEntries(tolls, table, codes, by, asked, divided)
  return isImprecise.reduce((sum, flag) => sum + flag, 0)
}

function keysIn(dimension: Dimension, reader: OneKeyReader | ManyKeysReader): Digit['keysOf'] {
  return (code) => [[dimension, reader.keyOf(code)]]
}

function addOneKey(before: KeyCodes, reader: OneKeyReader, dimension: Dimension): KeyCodes {
  const { rows, codes, digits, combinations } = withRoomFor(before, reader.size)
  for (let entry = 0; entry < rows.length; entry++) {
    codes[entry] = (codes[entry] ?? 0) * reader.size + reader.codeOf(rows[entry] ?? 0)
  }
  const digit = { size: reader.size, keysOf: keysIn(dimension, reader) }
  return { rows, codes, digits: [...digits, digit], combinations: combinations * reader.size }
}

/** Repeats each entry for each of its keys; one without a key has none, or is left out. */
function addManyKeys(
  before: KeyCodes,
  reader: ManyKeysReader,
  digit: Digit,
  keepsKeyless: boolean,
): KeyCodes {
  const { rows, codes, digits, combinations } = withRoomFor(before, reader.size)
  const spreadRows: number[] = []
  const spreadCodes: number[] = []
  const found: number[] = []
  for (let entry = 0; entry < rows.length; entry++) {
    const row = rows[entry] ?? 0
    found.length = 0
    reader.codesOf(row, found)
    if (found.length === 0 && keepsKeyless) found.push(reader.size - 1)
    for (let index = 0; index < found.length; index++) {
      spreadRows.push(row)
      spreadCodes.push((codes[entry] ?? 0) * reader.size + (found[index] ?? 0))
    }
  }
  return {
    rows: spreadRows,
    codes: spreadCodes,
    digits: [...digits, digit],
    combinations: combinations * reader.size,
  }
}

function markKeyless(marks: Uint8Array, rows: Uint32Array, reader: OneKeyReader): void {
  for (let index = 0; index < rows.length; index++) {
    if (reader.codeOf(rows[index] ?? 0) === reader.size - 1) marks[index] = 1
  }
}

function addEntries(
  tolls: TollsByKey<string>,
  table: IncidentTable,
  keys: KeyCodes,
  by: readonly Dimension[],
  asked: Asked,
  divided: DividedTolls | null,
): void {
  const { rows, codes } = keys
  const slots = makeSlotIndex(keys.combinations, rows.length)
  for (let entry = 0; entry < rows.length; entry++) {
    const code = codes[entry] ?? 0
    let slot = slots.get(code)
    if (slot < 0) {
      slot = slotOf(tolls, JSON.stringify(keysOfCode(keys, code, by)))
      slots.set(code, slot)
    }
    const counted = divided === null ? asked : divided.askedOf(code % divided.size)
    addIncident(tolls, slot, table, rows[entry] ?? 0, counted)
  }
}
