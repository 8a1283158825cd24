import { attributionStandards } from '../counting/index.ts'
import { weekdayOf } from '../primitives/index.ts'
import type { Query } from '../query/index.ts'
import { type IncidentTable, spanOfRow, type WordColumn } from '../table/index.ts'
import { type Calendar, nameOfPeriod } from './calendar-period.ts'
import type { Dimension } from './dimension.ts'
import { indexPeriods, periodOfRow } from './period-index.ts'

/**
 * Reads the keys of incidents in one dimension as codes from 0 on. The last of the `size` codes stands
 * for *no key*: not known, or not known exactly enough.
 */
interface KeyReader {
  readonly size: number
  readonly keyOf: (code: number) => string | null
}

/** A dimension in which an incident has one key or none. */
export interface OneKeyReader extends KeyReader {
  readonly codeOf: (row: number) => number
}

/** A dimension in which an incident has any number of keys: `codesOf` appends them to a list. */
export interface ManyKeysReader extends KeyReader {
  readonly codesOf: (row: number, codes: number[]) => void
}

/** What the keys of a dimension depend on. */
export interface KeyContext {
  readonly table: IncidentTable
  readonly rows: Uint32Array
  readonly query: Query
  readonly calendar: Calendar
}

type OneKeyDimension = Exclude<Dimension, ManyKeysDimension | 'harm' | 'group'>
type ManyKeysDimension = 'actor' | 'method' | 'target' | 'source'

/** The reader of a dimension in which an incident has one key or none; `null` for the other ones. */
export function oneKeyReader(dimension: Dimension, context: KeyContext): OneKeyReader | null {
  return isOneKey(dimension) ? makeOneKeyReader(dimension, context) : null
}

/** The reader of a dimension in which an incident can have several keys; `null` for the other ones. */
export function manyKeysReader(dimension: Dimension, context: KeyContext): ManyKeysReader | null {
  const { table, query } = context
  if (dimension === 'actor') return perpetratorReader(table, query)
  if (dimension !== 'method' && dimension !== 'target' && dimension !== 'source') return null
  const column = table[dimension]
  const { words, offsets, members } = column.entries
  return {
    ...keysOf(words),
    codesOf: (row, codes) => {
      const list = column.codes[row] ?? 0
      const end = offsets[list + 1] ?? 0
      for (let entry = offsets[list] ?? 0; entry < end; entry++) codes.push(members[entry] ?? 0)
    },
  }
}

function makeOneKeyReader(dimension: OneKeyDimension, context: KeyContext): OneKeyReader {
  const { table, query } = context
  switch (dimension) {
    case 'attribution':
      return standardReader(table, query)
    case 'hour':
      return {
        size: 25,
        keyOf: (code) => (code === 24 ? null : String(code).padStart(2, '0')),
        codeOf: (row) => {
          const hour = table.hour[row] ?? -1
          return hour < 0 ? 24 : hour
        },
      }
    case 'weekday':
      return {
        size: 8,
        keyOf: (code) => (code === 7 ? null : String(code + 1)),
        codeOf: (row) => {
          const { earliest, latest } = spanOfRow(table.when, row)
          return earliest === latest ? weekdayOf(latest) - 1 : 7
        },
      }
    case 'year':
    case 'month':
      return periodReader(dimension, context)
    default:
      return wordReader(table[dimension])
  }
}

function wordReader({ entries, codes }: WordColumn): OneKeyReader {
  return { ...keysOf(entries), codeOf: (row) => codes[row] ?? entries.length }
}

function periodReader(
  length: 'year' | 'month',
  { table, rows, calendar }: KeyContext,
): OneKeyReader {
  const periods = indexPeriods(table, rows, length, calendar)
  const none = periods.starts.length
  return {
    size: none + 1,
    keyOf: (code) => {
      const start = periods.starts[code]
      return start === undefined ? null : nameOfPeriod(start, length, calendar)
    },
    codeOf: (row) => {
      const number = periodOfRow(periods, table, row)
      return number < 0 ? none : number
    },
  }
}

function perpetratorReader({ perpetrator }: IncidentTable, query: Query): ManyKeysReader {
  const { words, offsets, members, standards } = perpetrator.entries
  const loosest = attributionStandards.indexOf(query.attribution ?? 'any')
  const isWanted = actorTest(words, query)
  return {
    ...keysOf(words),
    codesOf: (row, codes) => {
      const list = perpetrator.codes[row] ?? 0
      const end = offsets[list + 1] ?? 0
      for (let entry = offsets[list] ?? 0; entry < end; entry++) {
        const code = members[entry] ?? 0
        if ((standards[entry] ?? 0) <= loosest && isWanted(code)) codes.push(code)
      }
    },
  }
}

function standardReader({ perpetrator }: IncidentTable, query: Query): OneKeyReader {
  const { words, offsets, members, standards } = perpetrator.entries
  const isWanted = actorTest(words, query)
  const none: number = attributionStandards.length
  return {
    size: none + 1,
    keyOf: (code) => attributionStandards[code] ?? null,
    codeOf: (row) => {
      let strictest: number = none
      const list = perpetrator.codes[row] ?? 0
      const end = offsets[list + 1] ?? 0
      for (let entry = offsets[list] ?? 0; entry < end; entry++) {
        const standard = standards[entry] ?? 0
        if (standard < strictest && isWanted(members[entry] ?? 0)) strictest = standard
      }
      return strictest
    },
  }
}

function actorTest(words: readonly string[], { actor }: Query): (code: number) => boolean {
  return actor.length === 0 ? () => true : (code) => actor.includes(words[code] ?? '')
}

function keysOf(words: readonly string[]): KeyReader {
  return { size: words.length + 1, keyOf: (code) => words[code] ?? null }
}

function isOneKey(dimension: Dimension): dimension is OneKeyDimension {
  return !['actor', 'method', 'target', 'source', 'harm', 'group'].includes(dimension)
}
