import { attributionStandards } from '../counting/index.ts'
import { weekdayOf } from '../primitives/index.ts'
import type { Query } from '../query/index.ts'
import type { Column, IncidentTable, Lists, WordColumn } from '../table/index.ts'
import { type Calendar, nameOfPeriod } from './calendar-period.ts'
import type { Dimension } from './dimension.ts'
import { indexPeriods, periodsOfRows } from './period-index.ts'

/**
 * Keys of incidents in one dimension as codes from 0 on. The last of the `size` codes stands for *no
 * key*: not known, or not known exactly enough.
 */
export interface KeyColumn {
  readonly size: number
  readonly keyOf: (code: number) => string | null
  /** A code for each row. */
  readonly codes: ArrayLike<number>
}

/** Keys of incidents that have any number of them: a code for each, and the place of its row in `rows`. */
export interface KeysColumn extends KeyColumn {
  readonly places: ArrayLike<number>
}

/** What the keys of a dimension depend on. */
export interface KeyContext {
  readonly table: IncidentTable
  readonly query: Query
  readonly calendar: Calendar
}

type Rows = ArrayLike<number>
type ManyKeysDimension = 'actor' | 'method' | 'target' | 'source'
type OneKeyDimension = Exclude<Dimension, ManyKeysDimension | 'harm' | 'group'>

/** Reads a dimension in which an incident has one key or none; `null` for the other dimensions. */
export function readOneKey(
  dimension: Dimension,
  rows: Rows,
  context: KeyContext,
): KeyColumn | null {
  if (!isOneKey(dimension)) return null
  const { table, query, calendar } = context
  switch (dimension) {
    case 'attribution':
      return readStandards(rows, table, query)
    case 'hour':
      return readHours(rows, table)
    case 'weekday':
      return readWeekdays(rows, table)
    case 'year':
    case 'month':
      return readPeriods(rows, table, dimension, calendar)
    default:
      return readWords(rows, table[dimension])
  }
}

/** Reads a dimension in which an incident can have several keys; `null` for the other dimensions. */
export function readManyKeys(
  dimension: Dimension,
  rows: Rows,
  { table, query }: KeyContext,
): KeysColumn | null {
  switch (dimension) {
    case 'actor':
      return readPerpetrators(rows, table, query)
    case 'method':
    case 'target':
    case 'source':
      return readLists(rows, table[dimension], () => true)
    default:
      return null
  }
}

function readWords(rows: Rows, column: WordColumn): KeyColumn {
  const codes = new Uint32Array(rows.length)
  for (let index = 0; index < rows.length; index++)
    codes[index] = column.codes[rows[index] ?? 0] ?? 0
  return { ...keysOf(column.entries), codes }
}

function readHours(rows: Rows, { hour }: IncidentTable): KeyColumn {
  const codes = new Uint8Array(rows.length)
  for (let index = 0; index < rows.length; index++) {
    const ofRow = hour[rows[index] ?? 0] ?? -1
    codes[index] = ofRow < 0 ? 24 : ofRow
  }
  return { size: 25, keyOf: (code) => (code === 24 ? null : String(code).padStart(2, '0')), codes }
}

function readWeekdays(rows: Rows, { when }: IncidentTable): KeyColumn {
  const { earliest, latest } = when.entries
  const codes = new Uint8Array(rows.length)
  for (let index = 0; index < rows.length; index++) {
    const span = when.codes[rows[index] ?? 0] ?? 0
    const day = latest[span] ?? 0
    codes[index] = day === earliest[span] ? weekdayOf(day) - 1 : 7
  }
  return { size: 8, keyOf: (code) => (code === 7 ? null : String(code + 1)), codes }
}

function readPeriods(
  rows: Rows,
  table: IncidentTable,
  length: 'year' | 'month',
  calendar: Calendar,
): KeyColumn {
  const index = indexPeriods(table, rows, length, calendar)
  const keyOf = (code: number) => {
    const start = index.starts[code]
    return start === undefined ? null : nameOfPeriod(start, length, calendar)
  }
  const none = index.starts.length
  const codes = periodsOfRows(index, table, rows)
  for (let place = 0; place < codes.length; place++) if (codes[place] === -1) codes[place] = none
  return { size: none + 1, keyOf, codes }
}

function readStandards(rows: Rows, table: IncidentTable, query: Query): KeyColumn {
  const { entries, codes: lists } = table.perpetrator
  const isWanted = actorTest(entries.words, query)
  const none: number = attributionStandards.length
  const codes = new Uint8Array(rows.length)
  for (let index = 0; index < rows.length; index++) {
    const list = lists[rows[index] ?? 0] ?? 0
    let strictest = none
    const end = entries.offsets[list + 1] ?? 0
    for (let member = entries.offsets[list] ?? 0; member < end; member++) {
      const standard = entries.standards[member] ?? 0
      if (standard < strictest && isWanted(entries.members[member] ?? 0)) strictest = standard
    }
    codes[index] = strictest
  }
  return { size: none + 1, keyOf: (code) => attributionStandards[code] ?? null, codes }
}

function readPerpetrators(rows: Rows, { perpetrator }: IncidentTable, query: Query): KeysColumn {
  const { words, members, standards } = perpetrator.entries
  const loosest = attributionStandards.indexOf(query.attribution ?? 'any')
  const isWanted = actorTest(words, query)
  return readLists(
    rows,
    perpetrator,
    (member) => (standards[member] ?? 0) <= loosest && isWanted(members[member] ?? 0),
  )
}

/** Repeats each row for each of its words; a row without any stands once, with no key. */
function readLists(
  rows: Rows,
  column: Column<Lists>,
  counts: (member: number) => boolean,
): KeysColumn {
  const { words, offsets, members } = column.entries
  const none = words.length
  let most = 0
  for (let index = 0; index < rows.length; index++) {
    const list = column.codes[rows[index] ?? 0] ?? 0
    most += Math.max(1, (offsets[list + 1] ?? 0) - (offsets[list] ?? 0))
  }
  const codes = new Uint32Array(most)
  const places = new Uint32Array(most)
  let found = 0
  for (let index = 0; index < rows.length; index++) {
    const list = column.codes[rows[index] ?? 0] ?? 0
    const before = found
    const end = offsets[list + 1] ?? 0
    for (let member = offsets[list] ?? 0; member < end; member++) {
      if (!counts(member)) continue
      codes[found] = members[member] ?? 0
      places[found++] = index
    }
    if (found > before) continue
    codes[found] = none
    places[found++] = index
  }
  return { ...keysOf(words), codes: codes.subarray(0, found), places: places.subarray(0, found) }
}

function actorTest(words: readonly string[], { actor }: Query): (code: number) => boolean {
  if (actor.length === 0) return () => true
  const wanted = new Set(actor.map((id) => words.indexOf(id)))
  return (code) => wanted.has(code)
}

function keysOf(words: readonly string[]) {
  return { size: words.length + 1, keyOf: (code: number) => words[code] ?? null }
}

function isOneKey(dimension: Dimension): dimension is OneKeyDimension {
  return !['actor', 'method', 'target', 'source', 'harm', 'group'].includes(dimension)
}
