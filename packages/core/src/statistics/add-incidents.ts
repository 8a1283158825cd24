import { ofKilled, ofWounded, type TollChunk } from './toll-chunk.ts'
import {
  addOtherToll,
  atExact,
  atIncidents,
  atKilled,
  atUnknownToll,
  atUntold,
  atWounded,
  makeRoom,
  slotWidth,
  type TollAddends,
  type TollSums,
} from './toll-sums.ts'

/**
 * Adds the incidents of a chunk to sums. Entry `n` adds the incident at `places[n]` of the chunk to
 * `slots[n]`; one whose slot is below 0 is left out. `slotCount` is how many slots there are.
 */
export function addIncidents(
  sums: TollSums,
  slotCount: number,
  slots: Int32Array,
  places: Uint32Array,
  length: number,
  chunk: TollChunk,
): void {
  makeRoom(sums, slotCount)
  if (chunk.asked.fromTotals) addTotals(sums.numbers, slots, places, length, chunk)
  else {
    addCounts(sums.numbers, slots, places, length, chunk.isUnknown)
    addCellTolls(sums.numbers, slots, places, length, chunk)
  }
}

/**
 * Adds incidents with their totals. Tolls that are one number are added at once; the others, few and
 * scattered, are listed and added afterwards, so that the processor need not guess which is which.
 */
function addTotals(
  numbers: Float64Array,
  slots: Int32Array,
  places: Uint32Array,
  length: number,
  chunk: TollChunk,
): void {
  const others = new Uint32Array(length + 1)
  const add = countRuns(slots, length) * longRun < length ? addRuns : addScattered
  const found = add(numbers, slots, places, length, chunk, others)
  const { addends, killed, wounded } = chunk
  const { isOther } = addends
  for (let index = 0; index < found; index++) {
    const entry = others[index] ?? 0
    const at = (slots[entry] ?? 0) * slotWidth
    const place = places[entry] ?? 0
    const codeKilled = killed[place] ?? 0
    const codeWounded = wounded[place] ?? 0
    if (isOther[codeKilled] === 1) addOtherToll(numbers, at + atKilled, addends, codeKilled)
    if (isOther[codeWounded] === 1) addOtherToll(numbers, at + atWounded, addends, codeWounded)
  }
}

/** From runs of so many entries on it is worth while to sum each run by itself. */
const longRun = 4

/** How many runs of equal slots there are. */
function countRuns(slots: Int32Array, length: number): number {
  let runs = 0
  let last = -1
  for (let entry = 0; entry < length; entry++) {
    const slot = slots[entry] ?? -1
    runs += slot === last ? 0 : 1
    last = slot
  }
  return runs
}

/** Sums runs of entries with one slot, as those of a time series are, and adds each run at once. */
function addRuns(
  numbers: Float64Array,
  slots: Int32Array,
  places: Uint32Array,
  length: number,
  { addends, killed, wounded, flags, byFlags }: TollChunk,
  others: Uint32Array,
): number {
  const { exact, isOther, isNone } = addends
  let found = 0
  for (let start = 0; start < length; ) {
    const slot = slots[start] ?? -1
    let [unknown, sumKilled, untoldKilled, sumWounded, untoldWounded] = [0, 0, 0, 0, 0]
    let entry = start
    for (; entry < length && slots[entry] === slot; entry++) {
      const place = places[entry] ?? 0
      const codeKilled = killed[place] ?? 0
      const codeWounded = wounded[place] ?? 0
      unknown += byFlags[flags[place] ?? 0] ?? 0
      sumKilled += exact[codeKilled] ?? 0
      untoldKilled += isNone[codeKilled] ?? 0
      sumWounded += exact[codeWounded] ?? 0
      untoldWounded += isNone[codeWounded] ?? 0
      others[found] = entry
      found += (isOther[codeKilled] ?? 0) | (isOther[codeWounded] ?? 0)
    }
    if (slot < 0) {
      while (found > 0 && (others[found - 1] ?? 0) >= start) found--
    } else {
      const at = slot * slotWidth
      addNumber(numbers, at + atIncidents, entry - start)
      addNumber(numbers, at + atUnknownToll, unknown)
      addNumber(numbers, at + atKilled + atExact, sumKilled)
      addNumber(numbers, at + atKilled + atUntold, untoldKilled)
      addNumber(numbers, at + atWounded + atExact, sumWounded)
      addNumber(numbers, at + atWounded + atUntold, untoldWounded)
    }
    start = entry
  }
  return found
}

function addNumber(numbers: Float64Array, at: number, number: number): void {
  numbers[at] = (numbers[at] ?? 0) + number
}

/** Adds each entry to its slot by itself. */
function addScattered(
  numbers: Float64Array,
  slots: Int32Array,
  places: Uint32Array,
  length: number,
  { addends, killed, wounded, flags, byFlags }: TollChunk,
  others: Uint32Array,
): number {
  const { exact, isOther, isNone } = addends
  let found = 0
  for (let entry = 0; entry < length; entry++) {
    const slot = slots[entry] ?? -1
    if (slot < 0) continue
    const place = places[entry] ?? 0
    const at = slot * slotWidth
    const codeKilled = killed[place] ?? 0
    const codeWounded = wounded[place] ?? 0
    addNumber(numbers, at + atIncidents, 1)
    addNumber(numbers, at + atUnknownToll, byFlags[flags[place] ?? 0] ?? 0)
    addNumber(numbers, at + atKilled + atExact, exact[codeKilled] ?? 0)
    addNumber(numbers, at + atKilled + atUntold, isNone[codeKilled] ?? 0)
    addNumber(numbers, at + atWounded + atExact, exact[codeWounded] ?? 0)
    addNumber(numbers, at + atWounded + atUntold, isNone[codeWounded] ?? 0)
    others[found] = entry
    found += (isOther[codeKilled] ?? 0) | (isOther[codeWounded] ?? 0)
  }
  return found
}

function addCounts(
  numbers: Float64Array,
  slots: Int32Array,
  places: Uint32Array,
  length: number,
  isUnknown: Uint8Array,
): void {
  for (let entry = 0; entry < length; entry++) {
    const slot = slots[entry] ?? -1
    if (slot < 0) continue
    const at = slot * slotWidth
    numbers[at + atIncidents] = (numbers[at + atIncidents] ?? 0) + 1
    numbers[at + atUnknownToll] =
      (numbers[at + atUnknownToll] ?? 0) + (isUnknown[places[entry] ?? 0] ?? 0)
  }
}

/** Adds the cells that are asked for: none, one or several for an incident. */
function addCellTolls(
  numbers: Float64Array,
  slots: Int32Array,
  places: Uint32Array,
  length: number,
  { sideOfKind, addends, cells }: TollChunk,
): void {
  const { starts, kinds, quantities } = cells
  for (let entry = 0; entry < length; entry++) {
    const slot = slots[entry] ?? -1
    if (slot < 0) continue
    const at = slot * slotWidth
    const place = places[entry] ?? 0
    const end = starts[place + 1] ?? 0
    let untoldKilled = 1
    let untoldWounded = 1
    for (let cell = starts[place] ?? 0; cell < end; cell++) {
      const side = sideOfKind[kinds[cell] ?? 0] ?? 0
      if (side === ofKilled) {
        untoldKilled--
        addToll(numbers, at + atKilled, addends, quantities[cell] ?? 0)
      } else if (side === ofWounded) {
        untoldWounded--
        addToll(numbers, at + atWounded, addends, quantities[cell] ?? 0)
      }
    }
    addNumber(numbers, at + atKilled + atUntold, untoldKilled)
    addNumber(numbers, at + atWounded + atUntold, untoldWounded)
  }
}

/** Adds a toll that somebody reported to the sums of a harm at `at`. */
export function addToll(
  numbers: Float64Array,
  at: number,
  addends: TollAddends,
  code: number,
): void {
  if (addends.isOther[code] === 1) addOtherToll(numbers, at, addends, code)
  else numbers[at + atExact] = (numbers[at + atExact] ?? 0) + (addends.exact[code] ?? 0)
}
