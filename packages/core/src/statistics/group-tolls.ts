import type { Query, Selection } from '../query/index.ts'
import type { IncidentTable } from '../table/index.ts'
import { askedBy, countMarks } from './asked-toll.ts'
import type { Calendar } from './calendar-period.ts'
import { type Dimension, exactDimensions } from './dimension.ts'
import { type DividedTolls, divideTolls } from './divided-tolls.ts'
import {
  addKey,
  addKeys,
  type KeyCodes,
  keylessCodes,
  keysOfCode,
  type WriteKeys,
} from './key-codes.ts'
import { type KeyColumn, readManyKeys, readOneKey } from './key-reader.ts'
import { findSlot, makeSlotIndex, setSlot } from './slot-index.ts'
import { addIncidents, slotOf, type TollsByKey } from './tolls-by-key.ts'

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
  const context = { table, query, calendar }
  const asked = askedBy(query)
  const isImprecise = new Uint8Array(rows.length)
  let codes = keylessCodes(rows)
  by.forEach((dimension, place) => {
    const column = readOneKey(dimension, rows, context)
    if (column === null) return
    codes = addKey(codes, column, writerOf(column, place))
    if (exactDimensions.includes(dimension)) markKeyless(isImprecise, column)
  })
  by.forEach((dimension, place) => {
    const column = readManyKeys(dimension, codes.rows, context)
    if (column !== null) codes = addKeys(codes, column, writerOf(column, place))
  })
  const [harmPlace, groupPlace] = [by.indexOf('harm'), by.indexOf('group')]
  if (harmPlace < 0 && groupPlace < 0) {
    addIncidents(tolls, slotsOf(tolls, codes, by.length), table, codes.rows, asked)
  } else {
    const division = { byHarm: harmPlace >= 0, byGroup: groupPlace >= 0 }
    const divided = divideTolls(table, codes.rows, asked, division)
    codes = addKeys(codes, divided, (keys, code) => {
      if (division.byHarm) keys[harmPlace] = divided.harmOf(code)
      if (division.byGroup) keys[groupPlace] = divided.groupOf(code)
    })
    addDivided(tolls, slotsOf(tolls, codes, by.length), table, codes, divided)
  }
  return countMarks(isImprecise)
}

function writerOf({ keyOf }: KeyColumn, place: number): WriteKeys {
  return (keys, code) => {
    keys[place] = keyOf(code)
  }
}

function markKeyless(marks: Uint8Array, { codes, size }: KeyColumn): void {
  for (let index = 0; index < marks.length; index++) {
    if (codes[index] === size - 1) marks[index] = 1
  }
}

/** The slot of each entry; groups that are new get one. */
function slotsOf(tolls: TollsByKey<string>, keys: KeyCodes, dimensions: number): Int32Array {
  const { codes, combinations } = keys
  const index = makeSlotIndex(combinations, codes.length)
  const slots = new Int32Array(codes.length)
  for (let entry = 0; entry < codes.length; entry++) {
    const code = codes[entry] ?? 0
    let slot = findSlot(index, code)
    if (slot < 0) {
      slot = slotOf(tolls, JSON.stringify(keysOfCode(keys, code, dimensions)))
      setSlot(index, code, slot)
    }
    slots[entry] = slot
  }
  return slots
}

/** Adds the entries of each part by itself, because each counts something else of its incidents. */
function addDivided(
  tolls: TollsByKey<string>,
  slots: Int32Array,
  table: IncidentTable,
  { rows }: KeyCodes,
  divided: DividedTolls,
): void {
  const { codes, size, askedOf } = divided
  const entries = new Uint32Array(size)
  for (let entry = 0; entry < codes.length; entry++) {
    const part = codes[entry] ?? 0
    entries[part] = (entries[part] ?? 0) + 1
  }
  entries.forEach((count, part) => {
    if (count === 0) return
    const ofPart = new Uint32Array(count)
    const slotsOfPart = new Int32Array(count)
    for (let entry = 0, place = 0; place < count; entry++) {
      if (codes[entry] !== part) continue
      ofPart[place] = rows[entry] ?? 0
      slotsOfPart[place++] = slots[entry] ?? -1
    }
    addIncidents(tolls, slotsOfPart, table, ofPart, askedOf(part))
  })
}
