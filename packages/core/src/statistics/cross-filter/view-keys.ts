import { attributionStandards } from '../../counting/index.ts'
import type { Query } from '../../query/index.ts'
import { chunkLength, type IncidentTable, type Lists } from '../../table/index.ts'
import { type Asked, askedBy } from '../asked-toll.ts'
import { type Calendar, nameOfPeriod, type PeriodLength } from '../calendar-period.ts'
import { divideTolls } from '../divided-tolls.ts'
import { keyReader } from '../key-reader.ts'
import { indexPeriods, periodsOfRows } from './consecutive-periods.ts'
import { codesOfRows } from './row-tolls.ts'
import { emptyTollSet, type TollCodes, tollCodes } from './toll-sums.ts'
import { isPeriodView, type ViewName } from './view-name.ts'

/**
 * The groups of a view and which of them each incident belongs to. The last group has no key.
 *
 * A row has a list of groups: the one that `codes` says, or one of its own where there are no codes. The
 * groups of a list are `members`, from its place of `offsets` to before the next one. Where entries of the
 * lists count something of their own, they have `tolls`.
 */
export interface ViewKeys {
  readonly keys: readonly (string | null)[]
  readonly codes: Uint32Array | null
  readonly offsets: Uint32Array
  readonly members: Uint32Array
  readonly tolls: TollCodes | null
}

/** Keys of a view in which each row has the group that its code says. */
export function oneKeyEach(keys: readonly (string | null)[], codes: Uint32Array): ViewKeys {
  const offsets = Uint32Array.from({ length: keys.length + 1 }, (_, group) => group)
  return { keys, codes, offsets, members: offsets.subarray(0, keys.length), tolls: null }
}

/** The keys of a view under its own question: the query without the view's own filter. */
export function makeViewKeys(
  name: ViewName,
  table: IncidentTable,
  query: Query,
  calendar: Calendar,
): ViewKeys {
  switch (name) {
    case 'actor':
      return actorKeys(table, query)
    case 'method':
    case 'target':
    case 'source':
      return listedKeys(table[name].entries, table[name].codes, () => true)
    case 'group':
    case 'harm':
      return partKeys(name, table, query)
    case 'dataset':
      return oneKeyEach([...table.dataset.entries, null], Uint32Array.from(table.dataset.codes))
    default:
      return isPeriodView(name)
        ? periodKeys(name, table, calendar)
        : oneKeys(name, table, query, calendar)
  }
}

function oneKeys(
  name: Parameters<typeof keyReader>[0],
  table: IncidentTable,
  query: Query,
  calendar: Calendar,
): ViewKeys {
  const reader = keyReader(name, { table, query, calendar })
  if (reader === null) throw new RangeError(`${name} is not a dimension with one key`)
  const rows = allRows(table)
  const codes = new Uint32Array(table.length)
  for (let start = 0; start < rows.length; start += chunkLength) {
    const end = start + chunkLength
    reader.read(rows.subarray(start, end), codes.subarray(start, end))
  }
  return oneKeyEach([...reader.words, null], codes)
}

function periodKeys(length: PeriodLength, table: IncidentTable, calendar: Calendar): ViewKeys {
  const rows = allRows(table)
  const index = indexPeriods(table, rows, length, calendar)
  const none = index.starts.length
  return oneKeyEach(
    [...index.starts.map((start) => nameOfPeriod(start, length, calendar)), null],
    Uint32Array.from(periodsOfRows(index, table, rows), (number) => (number < 0 ? none : number)),
  )
}

/** Actors at the query's standard; those below it are nobody. */
function actorKeys({ perpetrator }: IncidentTable, { attribution }: Query): ViewKeys {
  const { entries, codes } = perpetrator
  const loosest = attributionStandards.indexOf(attribution ?? 'any')
  return listedKeys(entries, codes, (member) => (entries.standards[member] ?? 0) <= loosest)
}

function listedKeys(
  { words, offsets, members }: Lists,
  codes: ArrayLike<number>,
  counts: (member: number) => boolean,
): ViewKeys {
  const kept = new Uint32Array(members.length + offsets.length)
  const keptOffsets = new Uint32Array(offsets.length)
  let found = 0
  for (let list = 0; list + 1 < offsets.length; list++) {
    const before = found
    for (let member = offsets[list] ?? 0; member < (offsets[list + 1] ?? 0); member++) {
      if (counts(member)) kept[found++] = members[member] ?? 0
    }
    if (found === before) kept[found++] = words.length
    keptOffsets[list + 1] = found
  }
  return {
    keys: [...words, null],
    codes: Uint32Array.from(codes),
    offsets: keptOffsets,
    members: kept.slice(0, found),
    tolls: null,
  }
}

/** The parts into which tolls are divided, each with its own toll. */
function partKeys(name: 'group' | 'harm', table: IncidentTable, query: Query): ViewKeys {
  const rows = allRows(table)
  const division = { byHarm: name === 'harm', byGroup: name === 'group' }
  const divided = divideTolls(table, rows, askedBy(query), division)
  const { codes, places, size, askedOf } = divided
  const keyOf = name === 'group' ? divided.groupOf : divided.harmOf
  const keys = [...new Set(Array.from({ length: size }, (_, code) => keyOf(code)))]
  const words = [...keys.filter((key) => key !== null), null]
  const offsets = new Uint32Array(table.length + 1)
  for (let entry = 0; entry < places.length; entry++) {
    const after = (places[entry] ?? 0) + 1
    offsets[after] = (offsets[after] ?? 0) + 1
  }
  for (let row = 0; row < table.length; row++) {
    offsets[row + 1] = (offsets[row + 1] ?? 0) + (offsets[row] ?? 0)
  }
  const groupOfCode = Uint32Array.from({ length: size }, (_, code) => words.indexOf(keyOf(code)))
  return {
    keys: words,
    codes: null,
    offsets,
    members: Uint32Array.from(codes, (code) => groupOfCode[code] ?? 0),
    tolls: tollsOfParts(table, codes, places, size, askedOf),
  }
}

/** Each kind of part counts something else of its incidents. */
function tollsOfParts(
  table: IncidentTable,
  codes: ArrayLike<number>,
  rows: ArrayLike<number>,
  size: number,
  askedOf: (code: number) => Asked,
): TollCodes {
  const set = emptyTollSet()
  const tolls = new Uint32Array(codes.length)
  for (let code = 0; code < size; code++) {
    const entries = entriesOf(codes, code)
    if (entries.length === 0) continue
    const rowsOfPart = entries.map((entry) => rows[entry] ?? 0)
    const ofPart = codesOfRows(set, table, rowsOfPart, askedOf(code))
    entries.forEach((entry, place) => {
      tolls[entry] = ofPart[place] ?? 0
    })
  }
  return tollCodes(tolls, set)
}

function entriesOf(codes: ArrayLike<number>, code: number): Uint32Array {
  const entries = new Uint32Array(codes.length)
  let found = 0
  for (let entry = 0; entry < codes.length; entry++) {
    if (codes[entry] === code) entries[found++] = entry
  }
  return entries.slice(0, found)
}

/** Every row of a table. */
export function allRows({ length }: IncidentTable): Uint32Array {
  return Uint32Array.from({ length }, (_, row) => row)
}
