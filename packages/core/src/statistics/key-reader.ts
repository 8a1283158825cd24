import { attributionStandards } from '../counting/index.ts'
import { weekdayOf } from '../primitives/index.ts'
import type { Query } from '../query/index.ts'
import {
  type AttributionColumn,
  type Column,
  chunkLength,
  type IncidentTable,
  type Lists,
  takeCodes,
  type WordColumn,
} from '../table/index.ts'
import type { Calendar } from './calendar-period.ts'
import type { Dimension } from './dimension.ts'
import { indexPeriods } from './period-index.ts'

/**
 * Reads the keys of incidents in one dimension, as codes: places in `words`. A code equal to the number
 * of words stands for *no key*: not known, or not known exactly enough.
 */
export interface KeyReader {
  readonly words: readonly string[]
  /** Writes the codes of some rows, at most {@link chunkLength}, to the beginning of `into`. */
  readonly read: (rows: Uint32Array, into: Uint32Array) => void
}

/**
 * Reads keys of which an incident has one or more, as codes of lists: the keys of list `n` are
 * `members[offsets[n]]` to before `members[offsets[n + 1]]`. A list without any has the code for *no key*.
 */
export interface ListReader extends KeyReader {
  readonly offsets: Uint32Array
  readonly members: Uint32Array
}

/** What the keys of a dimension depend on. */
export interface KeyContext {
  readonly table: IncidentTable
  readonly query: Query
  readonly calendar: Calendar
}

type ManyKeysDimension = 'actor' | 'method' | 'target' | 'source'
type OneKeyDimension = Exclude<Dimension, ManyKeysDimension | 'harm' | 'group'>

/** The reader of a dimension in which an incident has one key or none; `null` for the others. */
export function keyReader(
  dimension: Dimension,
  { table, query, calendar }: KeyContext,
): KeyReader | null {
  if (!isOneKey(dimension)) return null
  switch (dimension) {
    case 'attribution':
      return standardReader(table.perpetrator, query)
    case 'hour':
      return hourReader(table)
    case 'weekday':
      return weekdayReader(table)
    case 'year':
    case 'month': {
      const { names, numberOfSpan } = indexPeriods(table, dimension, calendar)
      return { words: names, read: mappedReader(table.when.codes, numberOfSpan) }
    }
    default:
      return wordReader(table[dimension])
  }
}

/** The reader of a dimension in which an incident can have several keys; `null` for the others. */
export function listReader(dimension: Dimension, { table, query }: KeyContext): ListReader | null {
  switch (dimension) {
    case 'actor':
      return perpetratorReader(table.perpetrator, query)
    case 'method':
    case 'target':
    case 'source': {
      const column: Column<Lists> = table[dimension]
      return listsReader(
        column,
        keptKeys(column.entries, everyMember, () => true),
      )
    }
    default:
      return null
  }
}

function wordReader({ entries, codes }: WordColumn): KeyReader {
  return {
    words: entries,
    read: (rows, into) => takeCodes(codes, rows, into, entries.length),
  }
}

/** Reads a column by a table of keys for its codes. */
function mappedReader(
  codes: WordColumn['codes'],
  keys: Uint32Array,
): (rows: Uint32Array, into: Uint32Array) => void {
  return (rows, into) => {
    takeCodes(codes, rows, into, 0)
    replaceByKeys(into, rows.length, keys)
  }
}

function replaceByKeys(codes: Uint32Array, length: number, keys: Uint32Array): void {
  for (let index = 0; index < length; index++) codes[index] = keys[codes[index] ?? 0] ?? 0
}

const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))
const weekdays = Array.from({ length: 7 }, (_, day) => String(day + 1))

function hourReader({ hour }: IncidentTable): KeyReader {
  return {
    words: hours,
    read: (rows, into) => {
      for (let index = 0; index < rows.length; index++) {
        const ofRow = hour[rows[index] ?? 0] ?? -1
        into[index] = ofRow < 0 ? hours.length : ofRow
      }
    },
  }
}

function weekdayReader({ when }: IncidentTable): KeyReader {
  const { earliest, latest } = when.entries
  const keys = new Uint32Array(latest.length)
  for (let span = 0; span < keys.length; span++) {
    const day = latest[span] ?? 0
    keys[span] = day === earliest[span] ? weekdayOf(day) - 1 : weekdays.length
  }
  return { words: weekdays, read: mappedReader(when.codes, keys) }
}

/** The strictest standard by which somebody, or one of those asked for, is held responsible. */
function standardReader({ entries, codes }: AttributionColumn, query: Query): KeyReader {
  const { offsets, members, standards, words } = entries
  const isWanted = marksOfActors(words, query)
  const strictest = new Uint32Array(offsets.length - 1).fill(attributionStandards.length)
  for (let list = 0; list < strictest.length; list++) {
    const end = offsets[list + 1] ?? 0
    for (let member = offsets[list] ?? 0; member < end; member++) {
      const standard = standards[member] ?? 0
      if (standard < (strictest[list] ?? 0) && isWanted[members[member] ?? 0] === 1) {
        strictest[list] = standard
      }
    }
  }
  return { words: attributionStandards, read: mappedReader(codes, strictest) }
}

function perpetratorReader(column: AttributionColumn, query: Query): ListReader {
  const { words, members, standards } = column.entries
  const loosest = attributionStandards.indexOf(query.attribution ?? 'any')
  if (query.actor.length === 0) {
    const isHeld = (entry: number) => (standards[entry] ?? 0) <= loosest
    return listsReader(column, keptKeys(column.entries, loosest, isHeld))
  }
  const isWanted = marksOfActors(words, query)
  return listsReader(
    column,
    keysOfLists(
      column.entries,
      (entry) => (standards[entry] ?? 0) <= loosest && isWanted[members[entry] ?? 0] === 1,
    ),
  )
}

/** The keys of lists, as in {@link ListReader}. */
type ListKeys = Pick<ListReader, 'offsets' | 'members'>

function listsReader({ entries, codes }: Column<Lists>, keys: ListKeys): ListReader {
  return { words: entries.words, ...keys, read: (rows, into) => takeCodes(codes, rows, into, 0) }
}

/** Keys by a standard stay with their lists: each answer by party needs them, and there are five standards at most. */
const keysOfEntries = new WeakMap<Lists, Map<number, ListKeys>>()
const everyMember = -1

function keptKeys(entries: Lists, standard: number, counts: (entry: number) => boolean): ListKeys {
  const kept = keysOfEntries.get(entries) ?? new Map<number, ListKeys>()
  keysOfEntries.set(entries, kept)
  const keys = kept.get(standard) ?? keysOfLists(entries, counts)
  kept.set(standard, keys)
  return keys
}

/** The members of lists that count; a list without any has the code for *no key*. */
function keysOfLists(entries: Lists, counts: (entry: number) => boolean): ListKeys {
  const { words } = entries
  const lists = entries.offsets.length - 1
  const offsets = new Uint32Array(lists + 1)
  const members = new Uint32Array(entries.members.length + lists)
  let found = 0
  for (let list = 0; list < lists; list++) {
    const end = entries.offsets[list + 1] ?? 0
    for (let entry = entries.offsets[list] ?? 0; entry < end; entry++) {
      if (counts(entry)) members[found++] = entries.members[entry] ?? 0
    }
    if (found === offsets[list]) members[found++] = words.length
    offsets[list + 1] = found
  }
  return { offsets, members: members.slice(0, found) }
}

function marksOfActors(words: readonly string[], { actor }: Query): Uint8Array {
  const marks = new Uint8Array(words.length)
  if (actor.length === 0) return marks.fill(1)
  for (const id of actor) {
    const code = words.indexOf(id)
    if (code >= 0) marks[code] = 1
  }
  return marks
}

function isOneKey(dimension: Dimension): dimension is OneKeyDimension {
  return !['actor', 'method', 'target', 'source', 'harm', 'group'].includes(dimension)
}
