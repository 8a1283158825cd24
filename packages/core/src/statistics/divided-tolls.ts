import { countableHarms, groups } from '../records/index.ts'
import { chunkLength, type IncidentTable, takeCodes } from '../table/index.ts'
import { addToll } from './add-incidents.ts'
import { type Asked, isHarmAsked, narrowAsked } from './asked-toll.ts'
import { type ChunkLists, makeRoomForLists } from './key-reader.ts'
import {
  killedPlace,
  makeTollChunk,
  readTolls,
  type TollChunk,
  woundedPlace,
} from './toll-chunk.ts'
import {
  atIncidents,
  atKilled,
  atUnknownToll,
  atUntold,
  atWounded,
  makeRoom,
  slotWidth,
  type TollSums,
} from './toll-sums.ts'

/** By what tolls are divided. */
export interface Division {
  readonly byHarm: boolean
  readonly byGroup: boolean
}

/** The place in `countableHarms` of a part's harm; the number of harms where it is of none. */
export function harmOfPart(part: number): number {
  const harms = harmsIn(part)
  return harms === 0 ? countableHarms.length : 31 - Math.clz32(harms)
}

/** The place in `groups` of a part's group; the number of groups where it has none. */
export function groupOfPart(part: number): number {
  return part % groupCodes
}

const noGroup = groups.length
const groupCodes = groups.length + 1

/**
 * Divides the tolls of a chunk. An incident has a part for each group, or harm, of which it has a cell.
 * The harms that are told over all groups only, with no cell of a group, are a part without a group; an
 * incident of which nothing is told is a part without a harm and a group. Where the query asks for
 * groups, only their cells are parts. The chunk must have been read with its cells.
 *
 * A part's code holds its set of harms and its group.
 */
export function readParts(chunk: TollChunk, division: Division, into: ChunkLists): void {
  const { rows, asked, cells } = chunk
  const { starts, kinds } = cells
  const { byHarm } = division
  makeRoomForLists(
    into,
    rows.length,
    (starts[rows.length] ?? 0) + rows.length * countableHarms.length,
  )
  const { codes } = into
  const { partOfKind, bitOfKind } = partsOfKinds(chunk, division)
  const told = asked.fromTotals ? harmsTold(chunk) : new Uint8Array(0)
  let found = 0
  for (let index = 0; index < rows.length; index++) {
    const first = found
    into.starts[index] = first
    let inCells = 0
    const end = starts[index + 1] ?? 0
    for (let cell = starts[index] ?? 0; cell < end; cell++) {
      const kind = kinds[cell] ?? 0
      const bit = bitOfKind[kind] ?? 0
      if (bit === 0) continue
      inCells |= bit
      found = writeOnce(codes, first, found, partOfKind[kind] ?? 0)
    }
    if (!asked.fromTotals) continue
    const undivided = (told[index] ?? 0) & ~inCells
    if (!byHarm && undivided !== 0) {
      found = writeOnce(codes, first, found, codeOf(undivided, noGroup))
    }
    for (let bit = 1; byHarm && bit <= undivided; bit <<= 1) {
      if ((undivided & bit) !== 0) found = writeOnce(codes, first, found, codeOf(bit, noGroup))
    }
    if (found === first) found = writeOnce(codes, first, found, codeOf(0, noGroup))
  }
  into.starts[rows.length] = found
}

/** For each kind of cell the part that it belongs to, and the bit of its harm; 0 where it is not asked for. */
function partsOfKinds(
  { table, asked, sideOfKind }: TollChunk,
  { byHarm, byGroup }: Division,
): { readonly partOfKind: Uint32Array; readonly bitOfKind: Uint8Array } {
  const { harm, group } = table.cells.kinds
  const partOfKind = new Uint32Array(harm.length)
  const bitOfKind = new Uint8Array(harm.length)
  for (let kind = 0; kind < harm.length; kind++) {
    if (sideOfKind[kind] === 0) continue
    const bit = 1 << (harm[kind] ?? 0)
    bitOfKind[kind] = bit
    partOfKind[kind] = codeOf(byHarm ? bit : asked.harms, byGroup ? (group[kind] ?? 0) : noGroup)
  }
  return { partOfKind, bitOfKind }
}

/** The parts of many incidents, one behind another; `places` are those of their rows in `rows`. */
export interface DividedTolls {
  readonly size: number
  readonly codes: Uint32Array
  readonly places: Uint32Array
  readonly askedOf: (code: number) => Asked
  readonly harmOf: (code: number) => string | null
  readonly groupOf: (code: number) => string | null
}

/** Divides the tolls of rows, which are in the table's order; see {@link readParts}. */
export function divideTolls(
  table: IncidentTable,
  rows: Uint32Array,
  asked: Asked,
  division: Division,
): DividedTolls {
  const chunk = makeTollChunk(table, asked, true)
  const lists: ChunkLists = { starts: new Uint32Array(1), codes: new Uint32Array(0) }
  const codes: number[] = []
  const places: number[] = []
  for (let start = 0; start < rows.length; start += chunkLength) {
    readTolls(chunk, rows.subarray(start, start + chunkLength))
    readParts(chunk, division, lists)
    for (let index = 0; index < chunk.rows.length; index++) {
      const end = lists.starts[index + 1] ?? 0
      for (let part = lists.starts[index] ?? 0; part < end; part++) {
        codes.push(lists.codes[part] ?? 0)
        places.push(start + index)
      }
    }
  }
  return {
    size: (1 << countableHarms.length) * groupCodes,
    codes: Uint32Array.from(codes),
    places: Uint32Array.from(places),
    askedOf: (code) => {
      const group = groupOfPart(code)
      return narrowAsked(asked, harmsIn(code) || asked.harms, group === noGroup ? null : group)
    },
    harmOf: (code) => (division.byHarm ? (countableHarms[harmOfPart(code)] ?? null) : null),
    groupOf: (code) => groups[groupOfPart(code)] ?? null,
  }
}

function codeOf(harms: number, group: number): number {
  return harms * groupCodes + group
}

function harmsIn(part: number): number {
  return Math.floor(part / groupCodes)
}

/** Writes a code behind those from `start` on, unless it is among them; gives back where they end. */
function writeOnce(codes: Uint32Array, start: number, end: number, code: number): number {
  for (let at = start; at < end; at++) if (codes[at] === code) return end
  codes[end] = code
  return end + 1
}

/** For each row of a chunk the set of harms that are asked for and of which it has a total. */
function harmsTold({ table, rows, asked }: TollChunk): Uint8Array {
  const { totals, quantities } = table
  const told = new Uint8Array(rows.length)
  const codes = new Uint32Array(rows.length)
  countableHarms.forEach((harm, place) => {
    if (totals[harm].length === 0 || !isHarmAsked(asked, place)) return
    takeCodes(totals[harm], rows, codes, quantities.low.length)
    markTold(told, codes, quantities.low.length, 1 << place)
  })
  return told
}

function markTold(told: Uint8Array, codes: Uint32Array, none: number, bit: number): void {
  for (let index = 0; index < told.length; index++) {
    if ((codes[index] ?? none) < none) told[index] = (told[index] ?? 0) | bit
  }
}

/**
 * Adds parts to sums: entry `n` adds `parts[n]` of the incident at `places[n]` of the chunk to
 * `slots[n]`.
 */
export function addParts(
  sums: TollSums,
  slotCount: number,
  slots: Int32Array,
  places: Uint32Array,
  parts: Uint32Array,
  length: number,
  chunk: TollChunk,
): void {
  makeRoom(sums, slotCount)
  const { numbers } = sums
  const { fromTotals, harms: askedHarms } = chunk.asked
  for (let entry = 0; entry < length; entry++) {
    const at = (slots[entry] ?? 0) * slotWidth
    const part = parts[entry] ?? 0
    const harms = harmsIn(part) || askedHarms
    const place = places[entry] ?? 0
    const isWhole = fromTotals && groupOfPart(part) === noGroup
    const isUnknown = isWhole
      ? addTotalsOfPart(numbers, at, chunk, place, harms)
      : addCellsOfPart(numbers, at, chunk, place, harms, groupOfPart(part))
    numbers[at + atIncidents] = (numbers[at + atIncidents] ?? 0) + 1
    if (isUnknown) numbers[at + atUnknownToll] = (numbers[at + atUnknownToll] ?? 0) + 1
  }
}

const killedBit = 1 << killedPlace
const woundedBit = 1 << woundedPlace

/** Adds totals of some harms; gives back whether they are unknown. */
function addTotalsOfPart(
  numbers: Float64Array,
  at: number,
  { killed, wounded, addends, flags, table }: TollChunk,
  place: number,
  harms: number,
): boolean {
  const none = table.quantities.low.length
  const ofKilled = (harms & killedBit) === 0 ? none : (killed[place] ?? none)
  const ofWounded = (harms & woundedBit) === 0 ? none : (wounded[place] ?? none)
  if (ofKilled < none) addToll(numbers, at + atKilled, addends, ofKilled)
  else addUntold(numbers, at + atKilled, 1)
  if (ofWounded < none) addToll(numbers, at + atWounded, addends, ofWounded)
  else addUntold(numbers, at + atWounded, 1)
  const ofPlace = flags[place] ?? 0
  return (ofPlace & harms) === 0 || ((ofPlace >> 4) & harms) !== 0
}

/** Adds the cells of some harms and one group, or of all; gives back whether any tells no number. */
function addCellsOfPart(
  numbers: Float64Array,
  at: number,
  { cells, sideOfKind, table, addends }: TollChunk,
  place: number,
  harms: number,
  ofGroup: number,
): boolean {
  const { starts, kinds, quantities } = cells
  const { harm, group } = table.cells.kinds
  let [ofKilled, ofWounded, unknown] = [0, 0, 0]
  const end = starts[place + 1] ?? 0
  for (let cell = starts[place] ?? 0; cell < end; cell++) {
    const kind = kinds[cell] ?? 0
    const bit = 1 << (harm[kind] ?? 0)
    if (sideOfKind[kind] === 0 || (harms & bit) === 0) continue
    if (ofGroup !== noGroup && group[kind] !== ofGroup) continue
    const code = quantities[cell] ?? 0
    unknown |= table.quantities.unknown[code] ?? 0
    if (bit === killedBit) {
      ofKilled++
      addToll(numbers, at + atKilled, addends, code)
    } else if (bit === woundedBit) {
      ofWounded++
      addToll(numbers, at + atWounded, addends, code)
    }
  }
  addUntold(numbers, at + atKilled, 1 - ofKilled)
  addUntold(numbers, at + atWounded, 1 - ofWounded)
  return unknown !== 0
}

/** Says of how many more incidents than tolls the sums of a harm at `at` are. */
function addUntold(numbers: Float64Array, at: number, more: number): void {
  numbers[at + atUntold] = (numbers[at + atUntold] ?? 0) + more
}
