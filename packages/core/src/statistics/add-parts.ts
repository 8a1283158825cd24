import { countableHarms, groups } from '../records/index.ts'
import {
  addWeights,
  type ChunkCells,
  makeChunkCells,
  readCells,
  weightsOf,
  weightWidth,
} from '../table/index.ts'
import { addTotal } from './add-incidents.ts'
import type { Division } from './divided-tolls.ts'
import { harmsTold } from './harms-told.ts'
import type { KeyCodes } from './key-codes.ts'
import { type SlotIndex, slotOf, takeSlots } from './slot-index.ts'
import type { TollChunk } from './toll-chunk.ts'
import { atIncidents, atUnknownToll, makeRoom, slotWidth, type TollSums } from './toll-sums.ts'
import { addIncident } from './toll-tally.ts'

/**
 * The parts that tolls are divided into. A part's number is the place of its harm times `groups`, plus the
 * place of its group; the last place of either is that of none. There are `size` of them.
 */
export interface PartNumbers {
  readonly division: Division
  readonly harms: number
  readonly groups: number
  readonly size: number
  /** The part that cells of a kind belong to, −1 where they are not asked for. */
  readonly partOfKind: Int8Array
  /** The harm of a kind as a set, empty where it is not asked for. */
  readonly harmOfKind: Uint8Array
  readonly room: PartRoom
}

/** Room for the entries and the cells of a chunk, used again for each. */
interface PartRoom {
  readonly cells: ChunkCells
  /** The parts of an entry that have a cell, and those that have one which tells no number, as sets. */
  seen: Uint32Array
  seenUnknown: Uint32Array
  /** The harms of an entry of which it has a cell. */
  harms: Uint8Array
  /** The cells that are asked for, with the codes of their parts and then their slots. */
  found: Uint32Array
  codes: Float64Array
  slots: Int32Array
}

function makePartRoom(): PartRoom {
  return {
    cells: makeChunkCells(),
    seen: new Uint32Array(0),
    seenUnknown: new Uint32Array(0),
    harms: new Uint8Array(0),
    found: new Uint32Array(0),
    codes: new Float64Array(0),
    slots: new Int32Array(0),
  }
}

/** Makes room for so many entries, of which nothing is seen, and so many cells. */
function makeRoomForCells(room: PartRoom, entries: number, cells: number): void {
  if (room.seen.length < entries) {
    room.seen = new Uint32Array(entries * 2)
    room.seenUnknown = new Uint32Array(entries * 2)
    room.harms = new Uint8Array(entries * 2)
  } else {
    room.seen.fill(0, 0, entries)
    room.seenUnknown.fill(0, 0, entries)
    room.harms.fill(0, 0, entries)
  }
  if (room.found.length >= cells) return
  room.found = new Uint32Array(cells * 2)
  room.codes = new Float64Array(cells * 2)
  room.slots = new Int32Array(cells * 2)
}

/** Numbers the parts of tolls that a chunk's question divides. */
export function numberParts(
  { table, isKindAsked }: Pick<TollChunk, 'table' | 'isKindAsked'>,
  division: Division,
): PartNumbers {
  const { harm, group } = table.cells.kinds
  const harmsOfParts = division.byHarm ? countableHarms.length + 1 : 1
  const groupsOfParts = division.byGroup ? groups.length + 1 : 1
  const partOfKind = new Int8Array(harm.length).fill(-1)
  const harmOfKind = new Uint8Array(harm.length)
  for (let kind = 0; kind < harm.length; kind++) {
    if (isKindAsked[kind] === 0) continue
    const [ofHarm, ofGroup] = [harm[kind] ?? 0, group[kind] ?? 0]
    harmOfKind[kind] = 1 << ofHarm
    partOfKind[kind] =
      (division.byHarm ? ofHarm : 0) * groupsOfParts + (division.byGroup ? ofGroup : 0)
  }
  return {
    division,
    harms: harmsOfParts,
    groups: groupsOfParts,
    size: harmsOfParts * groupsOfParts,
    partOfKind,
    harmOfKind,
    room: makePartRoom(),
  }
}

/** The places in `countableHarms` of the harms of parts; the number of harms where a part is of none. */
export function harmsOfParts(parts: Uint32Array, { groups }: PartNumbers): Uint32Array {
  return parts.map((part) => Math.floor(part / groups))
}

/** The places in `groups` of the groups of parts; the number of groups where a part has none. */
export function groupsOfParts(parts: Uint32Array, { groups }: PartNumbers): Uint32Array {
  return parts.map((part) => part % groups)
}

/**
 * Adds the tolls of a chunk's incidents to sums, divided. An incident has a part for each group, or harm,
 * of which it has a cell. The harms that are told over all groups only, with no cell of a group, are a part
 * without a group; an incident of which nothing is told is a part without a harm and a group. Where the query
 * asks for groups, only their cells are parts. The chunk must have been read with its cells.
 *
 * Entry `n` is of the incident at its place of the chunk; the code of one of its parts, which `index` gives a
 * slot, is the entry's code times the number of parts, plus the part's number.
 */
export function addParts(
  sums: TollSums,
  index: SlotIndex,
  numbering: PartNumbers,
  entries: KeyCodes,
  chunk: TollChunk,
): void {
  const { division } = numbering
  const told = chunk.asked.fromTotals ? harmsTold(chunk) : new Uint8Array(0)
  if (chunk.asked.fromTotals && !division.byGroup) {
    addHarms(sums, index, numbering, entries, chunk, told)
  } else addCells(sums, index, numbering, entries, chunk, told)
}

/** Adds cells to their parts, and then what no cell tells. */
function addCells(
  sums: TollSums,
  index: SlotIndex,
  numbering: PartNumbers,
  entries: KeyCodes,
  chunk: TollChunk,
  told: Uint8Array,
): void {
  const { room } = numbering
  const cells = cellsOfEntries(chunk, entries, room.cells)
  makeRoomForCells(room, entries.length, cells.starts[entries.length] ?? 0)
  const length = takeCodesOfParts(room, numbering, entries, cells)
  takeSlots(index, room.codes, length, room.slots)
  makeRoom(sums, index.length)
  addCellsToSlots(sums.numbers, numbering, cells, length, chunk)
  for (let entry = 0; chunk.asked.fromTotals && entry < entries.length; entry++) {
    const place = entries.places[entry] ?? 0
    const undivided = (told[place] ?? 0) & ~(room.harms[entry] ?? 0)
    if (undivided === 0 && room.seen[entry] !== 0) continue
    const base = (entries.codes[entry] ?? 0) * numbering.size
    addUndivided(sums, index, numbering, base, chunk, place, undivided)
  }
}

/** The cells of each entry: those of its incident. */
function cellsOfEntries(
  { cells, rows }: TollChunk,
  { places, length }: KeyCodes,
  into: ChunkCells,
): ChunkCells {
  if (length === rows.length) return cells
  const { starts: offsets, kinds: kind, quantities: quantity } = cells
  readCells(into, { offsets, kind, quantity }, places.subarray(0, length))
  return into
}

/** Finds the cells that are asked for, and the codes of their parts; gives back how many they are. */
function takeCodesOfParts(
  { codes, found }: PartRoom,
  { partOfKind, size }: PartNumbers,
  { codes: bases, length }: KeyCodes,
  { starts, owners, kinds }: ChunkCells,
): number {
  const cells = starts[length] ?? 0
  let filled = 0
  for (let cell = 0; cell < cells; cell++) {
    const part = partOfKind[kinds[cell] ?? 0] ?? -1
    codes[filled] = (bases[owners[cell] ?? 0] ?? 0) * size + part
    found[filled] = cell
    filled += part < 0 ? 0 : 1
  }
  return filled
}

/** Adds the cells that were found, and each entry once to a slot for which it has one. */
function addCellsToSlots(
  numbers: Float64Array,
  { partOfKind, harmOfKind, room }: PartNumbers,
  { owners, kinds, quantities }: ChunkCells,
  length: number,
  { atOfKind, table }: TollChunk,
): void {
  const { found, slots, seen, seenUnknown, harms } = room
  const { unknown } = table.quantities
  const weights = weightsOf(table.quantities)
  const [width, stride] = [slotWidth, weightWidth]
  for (let index = 0; index < length; index++) {
    const cell = found[index] ?? 0
    const owner = owners[cell] ?? 0
    const kind = kinds[cell] ?? 0
    const part = partOfKind[kind] ?? 0
    const code = quantities[cell] ?? 0
    const slot = (slots[index] ?? 0) * width
    const before = seen[owner] ?? 0
    // Whether an entry has had a cell of this part is hard to guess, but easy to add.
    numbers[slot + atIncidents] = (numbers[slot + atIncidents] ?? 0) + 1 - ((before >>> part) & 1)
    seen[owner] = before | (1 << part)
    if (unknown[code] === 1) {
      const unknownBefore = seenUnknown[owner] ?? 0
      const isFirst = 1 - ((unknownBefore >>> part) & 1)
      numbers[slot + atUnknownToll] = (numbers[slot + atUnknownToll] ?? 0) + isFirst
      seenUnknown[owner] = unknownBefore | (1 << part)
    }
    harms[owner] = (harms[owner] ?? 0) | (harmOfKind[kind] ?? 0)
    const at = atOfKind[kind] ?? -1
    if (at >= 0) addWeights(numbers, slot + at, weights, code * stride)
  }
}

/** Adds an incident's totals to a part for each harm that a cell tells, or a total. */
function addHarms(
  sums: TollSums,
  index: SlotIndex,
  numbering: PartNumbers,
  { codes, places, length }: KeyCodes,
  chunk: TollChunk,
  told: Uint8Array,
): void {
  const { starts, kinds } = chunk.cells
  const { harmOfKind, size } = numbering
  for (let entry = 0; entry < length; entry++) {
    const place = places[entry] ?? 0
    const end = starts[place + 1] ?? 0
    let harms = told[place] ?? 0
    for (let cell = starts[place] ?? 0; cell < end; cell++)
      harms |= harmOfKind[kinds[cell] ?? 0] ?? 0
    addUndivided(sums, index, numbering, (codes[entry] ?? 0) * size, chunk, place, harms)
  }
}

/** Adds totals to parts without a group: of each of some harms, or of all together. */
function addUndivided(
  sums: TollSums,
  index: SlotIndex,
  { division, harms: harmsOfParts, groups: groupsOfParts }: PartNumbers,
  base: number,
  chunk: TollChunk,
  place: number,
  harms: number,
): void {
  const noGroup = groupsOfParts - 1
  if (harms === 0 || !division.byHarm) {
    const code = base + (harmsOfParts - 1) * groupsOfParts + noGroup
    addWhole(sums, slotIn(sums, index, code), chunk, place, harms || chunk.asked.harms)
    return
  }
  for (let harm = 0; harm < countableHarms.length; harm++) {
    if ((harms & (1 << harm)) === 0) continue
    const code = base + harm * groupsOfParts + noGroup
    addWhole(sums, slotIn(sums, index, code), chunk, place, 1 << harm)
  }
}

function slotIn(sums: TollSums, index: SlotIndex, code: number): number {
  const slot = slotOf(index, code)
  makeRoom(sums, index.length)
  return slot
}

/** Adds an incident's totals of some harms to a slot. */
function addWhole(
  sums: TollSums,
  slot: number,
  chunk: TollChunk,
  place: number,
  harms: number,
): void {
  const { tolls } = chunk.addends
  const toll = chunk.tolls[place] ?? 0
  const flags = tolls.flags[toll] ?? 0
  addIncident(sums.numbers, slot, (flags & harms) === 0 || ((flags >> 4) & harms) !== 0 ? 1 : 0)
  addTotal(sums.numbers, slot, chunk, toll, harms)
}
