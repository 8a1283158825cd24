import { attributionStandards } from '../counting/index.ts'
import { weekdayOf } from '../primitives/index.ts'
import type { Query } from '../query/index.ts'
import {
  type DictionaryColumn,
  type IncidentTable,
  type ListColumn,
  noWord,
} from '../table/index.ts'
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

function readWords(rows: Rows, column: DictionaryColumn): KeyColumn {
  const none = column.words.length
  const codes = new Uint32Array(rows.length)
  for (let index = 0; index < rows.length; index++) {
    const code = column.codes[rows[index] ?? 0] ?? noWord
    codes[index] = code === noWord ? none : code
  }
  return { ...wordsOf(column), codes }
}

function readHours(rows: Rows, { hour }: IncidentTable): KeyColumn {
  const codes = new Uint8Array(rows.length)
  for (let index = 0; index < rows.length; index++) {
    const ofRow = hour[rows[index] ?? 0] ?? -1
    codes[index] = ofRow < 0 ? 24 : ofRow
  }
  return { size: 25, keyOf: (code) => (code === 24 ? null : String(code).padStart(2, '0')), codes }
}

function readWeekdays(rows: Rows, { earliest, latest }: IncidentTable): KeyColumn {
  const codes = new Uint8Array(rows.length)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    const day = latest[row] ?? 0
    codes[index] = day === earliest[row] ? weekdayOf(day) - 1 : 7
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
  const { perpetrator, perpetratorStandard } = table
  const isWanted = actorTest(perpetrator, query)
  const none: number = attributionStandards.length
  const codes = new Uint8Array(rows.length)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    let strictest = none
    const end = perpetrator.offsets[row + 1] ?? 0
    for (let entry = perpetrator.offsets[row] ?? 0; entry < end; entry++) {
      const standard = perpetratorStandard[entry] ?? 0
      if (standard < strictest && isWanted(perpetrator.codes[entry] ?? 0)) strictest = standard
    }
    codes[index] = strictest
  }
  return { size: none + 1, keyOf: (code) => attributionStandards[code] ?? null, codes }
}

function readPerpetrators(rows: Rows, table: IncidentTable, query: Query): KeysColumn {
  const { perpetrator, perpetratorStandard } = table
  const loosest = attributionStandards.indexOf(query.attribution ?? 'any')
  const isWanted = actorTest(perpetrator, query)
  return readLists(rows, perpetrator, (entry) => {
    return (perpetratorStandard[entry] ?? 0) <= loosest && isWanted(perpetrator.codes[entry] ?? 0)
  })
}

/** Repeats each row for each of its words; a row without any stands once, with no key. */
function readLists(rows: Rows, column: ListColumn, counts: (entry: number) => boolean): KeysColumn {
  const { offsets } = column
  const none = column.words.length
  let most = 0
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    most += Math.max(1, (offsets[row + 1] ?? 0) - (offsets[row] ?? 0))
  }
  const codes = new Uint32Array(most)
  const places = new Uint32Array(most)
  let found = 0
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    const before = found
    const end = offsets[row + 1] ?? 0
    for (let entry = offsets[row] ?? 0; entry < end; entry++) {
      if (!counts(entry)) continue
      codes[found] = column.codes[entry] ?? 0
      places[found++] = index
    }
    if (found > before) continue
    codes[found] = none
    places[found++] = index
  }
  return { ...wordsOf(column), codes: codes.subarray(0, found), places: places.subarray(0, found) }
}

function actorTest({ words }: ListColumn, { actor }: Query): (code: number) => boolean {
  if (actor.length === 0) return () => true
  const wanted = new Set(actor.map((id) => words.indexOf(id)))
  return (code) => wanted.has(code)
}

function wordsOf({ words }: { readonly words: readonly string[] }) {
  return { size: words.length + 1, keyOf: (code: number) => words[code] ?? null }
}

function isOneKey(dimension: Dimension): dimension is OneKeyDimension {
  return !['actor', 'method', 'target', 'source', 'harm', 'group'].includes(dimension)
}
