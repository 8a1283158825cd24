import { countableHarms, groups } from '../records/index.ts'
import type { Division } from './divided-tolls.ts'
import { harmsTold } from './harms-told.ts'
import type { KeyCodes } from './key-codes.ts'
import { type SlotIndex, slotOf } from './slot-index.ts'
import { killedPlace, ofKilled, ofWounded, type TollChunk, woundedPlace } from './toll-chunk.ts'
import { addOneToll, addUnknown, addUntold, makeRoomInTally, type TollTally } from './toll-tally.ts'

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
}

/** Numbers the parts of tolls that a chunk's question divides. */
export function numberParts(
  { table, sideOfKind }: Pick<TollChunk, 'table' | 'sideOfKind'>,
  division: Division,
): PartNumbers {
  const { harm, group } = table.cells.kinds
  const harmsOfParts = division.byHarm ? countableHarms.length + 1 : 1
  const groupsOfParts = division.byGroup ? groups.length + 1 : 1
  const partOfKind = new Int8Array(harm.length).fill(-1)
  const harmOfKind = new Uint8Array(harm.length)
  for (let kind = 0; kind < harm.length; kind++) {
    if (sideOfKind[kind] === 0) continue
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
 * Adds the tolls of a chunk's incidents to a tally, divided. An incident has a part for each group, or harm,
 * of which it has a cell. The harms that are told over all groups only, with no cell of a group, are a part
 * without a group; an incident of which nothing is told is a part without a harm and a group. Where the query
 * asks for groups, only their cells are parts. The chunk must have been read with its cells.
 *
 * Entry `n` is of the incident at its place of the chunk; the code of one of its parts, which `index` gives a
 * slot, is the entry's code times the number of parts, plus the part's number.
 */
export function addParts(
  tally: TollTally,
  index: SlotIndex,
  numbering: PartNumbers,
  entries: KeyCodes,
  chunk: TollChunk,
): void {
  const { division } = numbering
  const told = chunk.asked.fromTotals ? harmsTold(chunk) : new Uint8Array(0)
  if (chunk.asked.fromTotals && !division.byGroup) {
    addHarms(tally, index, numbering, entries, chunk, told)
  } else addCells(tally, index, numbering, entries, chunk, told)
}

/** Adds cells to their parts, and then what no cell tells. */
function addCells(
  tally: TollTally,
  index: SlotIndex,
  numbering: PartNumbers,
  { codes, places, length }: KeyCodes,
  chunk: TollChunk,
  told: Uint8Array,
): void {
  const { partOfKind, harmOfKind, size } = numbering
  const { starts, kinds, quantities } = chunk.cells
  const { sideOfKind } = chunk
  const { fromTotals } = chunk.asked
  const { unknown } = chunk.table.quantities
  const { dense } = index
  for (let entry = 0; entry < length; entry++) {
    const base = (codes[entry] ?? 0) * size
    const place = places[entry] ?? 0
    const end = starts[place + 1] ?? 0
    let seen = 0
    let seenUnknown = 0
    let harmsSeen = 0
    for (let cell = starts[place] ?? 0; cell < end; cell++) {
      const kind = kinds[cell] ?? 0
      const part = partOfKind[kind] ?? -1
      if (part < 0) continue
      harmsSeen |= harmOfKind[kind] ?? 0
      const bit = 1 << part
      // A whole number of 32 bits is a place in an array without a look at it.
      let slot = dense === null ? -1 : (dense[(base + part) | 0] ?? 0) - 1
      if (slot < 0) slot = slotIn(tally, index, base + part)
      if ((seen & bit) === 0) {
        seen |= bit
        addUntold(tally, slot, 0)
      }
      const code = quantities[cell] ?? 0
      if (unknown[code] === 1 && (seenUnknown & bit) === 0) {
        seenUnknown |= bit
        addUnknown(tally, slot)
      }
      const side = sideOfKind[kind] ?? 0
      if (side === ofKilled) addOneToll(tally, slot, ofKilled, code)
      else if (side === ofWounded) addOneToll(tally, slot, ofWounded, code)
    }
    if (!fromTotals) continue
    const undivided = (told[place] ?? 0) & ~harmsSeen
    if (undivided === 0 && seen !== 0) continue
    addUndivided(tally, index, numbering, base, chunk, place, undivided)
  }
}

/** Adds an incident's totals to a part for each harm that a cell tells, or a total. */
function addHarms(
  tally: TollTally,
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
    addUndivided(tally, index, numbering, (codes[entry] ?? 0) * size, chunk, place, harms)
  }
}

/** Adds totals to parts without a group: of each of some harms, or of all together. */
function addUndivided(
  tally: TollTally,
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
    addWhole(tally, slotIn(tally, index, code), chunk, place, harms || chunk.asked.harms)
    return
  }
  for (let harm = 0; harm < countableHarms.length; harm++) {
    if ((harms & (1 << harm)) === 0) continue
    const code = base + harm * groupsOfParts + noGroup
    addWhole(tally, slotIn(tally, index, code), chunk, place, 1 << harm)
  }
}

function slotIn(tally: TollTally, index: SlotIndex, code: number): number {
  const slot = slotOf(index, code)
  makeRoomInTally(tally, index.length)
  return slot
}

/** Adds an incident's totals of some harms to a slot. */
function addWhole(
  tally: TollTally,
  slot: number,
  { addends, flags, killed, wounded }: TollChunk,
  place: number,
  harms: number,
): void {
  const none = addends.isNone.length - 1
  const ofPlace = flags[place] ?? 0
  const isUnknown = (ofPlace & harms) === 0 || ((ofPlace >> 4) & harms) !== 0
  addUntold(tally, slot, isUnknown ? 1 : 0)
  const codeKilled = (harms & (1 << killedPlace)) === 0 ? none : (killed[place] ?? none)
  const codeWounded = (harms & (1 << woundedPlace)) === 0 ? none : (wounded[place] ?? none)
  if (codeKilled < none) addOneToll(tally, slot, ofKilled, codeKilled)
  if (codeWounded < none) addOneToll(tally, slot, ofWounded, codeWounded)
}
