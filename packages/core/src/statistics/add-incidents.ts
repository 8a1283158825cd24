import { ofKilled, ofWounded, type TollChunk } from './toll-chunk.ts'
import {
  addToll,
  atIncidents,
  atKilled,
  atUnknownToll,
  atUntold,
  atWounded,
  slotWidth,
} from './toll-sums.ts'
import {
  addNumber,
  addOneToll,
  addRareToll,
  addUntold,
  makeRoomInTally,
  type TollTally,
} from './toll-tally.ts'

/**
 * Adds the incidents of a chunk to a tally. Entry `n` adds the incident at `places[n]` of the chunk to
 * `slots[n]`; one whose slot is below 0 is left out. `slotCount` is how many slots there are.
 */
export function addIncidents(
  tally: TollTally,
  slotCount: number,
  slots: Int32Array,
  places: Uint32Array,
  length: number,
  chunk: TollChunk,
): void {
  makeRoomInTally(tally, slotCount)
  if (!chunk.asked.fromTotals) addCellTolls(tally, slots, places, length, chunk)
  else if (tally.width === 0) addTotals(tally, slots, places, length, chunk)
  else countTotals(tally, slots, places, length, chunk)
}

/** Counts the totals of incidents; the few that are rare are listed, and added afterwards. */
function countTotals(
  tally: TollTally,
  slots: Int32Array,
  places: Uint32Array,
  length: number,
  chunk: TollChunk,
): void {
  const listed = length <= tally.listed.length ? tally.listed : new Uint32Array(length)
  const found = countEntries(tally, slots, places, length, chunk, listed)
  const { addends, isRare } = tally
  const { numbers } = tally.sums
  for (let index = 0; index < found; index++) {
    const entry = listed[index] ?? 0
    const at = (slots[entry] ?? 0) * slotWidth
    const place = places[entry] ?? 0
    const codeKilled = chunk.killed[place] ?? 0
    const codeWounded = chunk.wounded[place] ?? 0
    if (isRare[codeKilled] === 1) addRareToll(numbers, at + atKilled, addends, codeKilled)
    if (isRare[codeWounded] === 1) addRareToll(numbers, at + atWounded, addends, codeWounded)
  }
}

/** Counts entries, and lists those with a rare toll; gives back how many these are. */
function countEntries(
  tally: TollTally,
  slots: Int32Array,
  places: Uint32Array,
  length: number,
  { killed, wounded, flags, byFlags }: TollChunk,
  listed: Uint32Array,
): number {
  const { width, placeOf, isRare, unknown } = tally
  const [ofKilled, ofWounded] = [tally.killed, tally.wounded]
  let found = 0
  for (let entry = 0; entry < length; entry++) {
    const slot = slots[entry] ?? -1
    if (slot < 0) continue
    const place = places[entry] ?? 0
    const codeKilled = killed[place] ?? 0
    const codeWounded = wounded[place] ?? 0
    const atKilled = slot * width + (placeOf[codeKilled] ?? 0)
    const atWounded = slot * width + (placeOf[codeWounded] ?? 0)
    ofKilled[atKilled] = (ofKilled[atKilled] ?? 0) + 1
    ofWounded[atWounded] = (ofWounded[atWounded] ?? 0) + 1
    unknown[slot] = (unknown[slot] ?? 0) + (byFlags[flags[place] ?? 0] ?? 0)
    listed[found] = entry
    found += (isRare[codeKilled] ?? 0) | (isRare[codeWounded] ?? 0)
  }
  return found
}

/** Adds the totals of incidents at once. */
function addTotals(
  { addends, sums: { numbers } }: TollTally,
  slots: Int32Array,
  places: Uint32Array,
  length: number,
  { killed, wounded, flags, byFlags }: TollChunk,
): void {
  const { isNone } = addends
  for (let entry = 0; entry < length; entry++) {
    const slot = slots[entry] ?? -1
    if (slot < 0) continue
    const place = places[entry] ?? 0
    const at = slot * slotWidth
    const codeKilled = killed[place] ?? 0
    const codeWounded = wounded[place] ?? 0
    addNumber(numbers, at + atIncidents, 1)
    if (byFlags[flags[place] ?? 0] === 1) addNumber(numbers, at + atUnknownToll, 1)
    if (isNone[codeKilled] === 1) addNumber(numbers, at + atKilled + atUntold, 1)
    else addToll(numbers, at + atKilled, addends, codeKilled)
    if (isNone[codeWounded] === 1) addNumber(numbers, at + atWounded + atUntold, 1)
    else addToll(numbers, at + atWounded, addends, codeWounded)
  }
}

/** Adds the cells that are asked for: none, one or several for an incident. */
function addCellTolls(
  tally: TollTally,
  slots: Int32Array,
  places: Uint32Array,
  length: number,
  { sideOfKind, cells, isUnknown }: TollChunk,
): void {
  const { starts, kinds, quantities } = cells
  for (let entry = 0; entry < length; entry++) {
    const slot = slots[entry] ?? -1
    if (slot < 0) continue
    const place = places[entry] ?? 0
    addUntold(tally, slot, isUnknown[place] ?? 0)
    const end = starts[place + 1] ?? 0
    for (let cell = starts[place] ?? 0; cell < end; cell++) {
      const side = sideOfKind[kinds[cell] ?? 0] ?? 0
      if (side === ofKilled) addOneToll(tally, slot, ofKilled, quantities[cell] ?? 0)
      else if (side === ofWounded) addOneToll(tally, slot, ofWounded, quantities[cell] ?? 0)
    }
  }
}
