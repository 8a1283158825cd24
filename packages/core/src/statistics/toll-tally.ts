import { ofKilled, type ofWounded, type TollChunk } from './toll-chunk.ts'
import {
  addTimes,
  addToll,
  atIncidents,
  atKilled,
  atUnknownToll,
  atUntold,
  atWounded,
  emptySums,
  makeRoom,
  slotWidth,
  type TollAddends,
  type TollSums,
} from './toll-sums.ts'

/**
 * Sums in the making. Where there are few slots, how often each of the most frequent tolls occurs in a slot is
 * counted first, and weighed when all incidents are through: counting is one addition, weighing is eight.
 *
 * In a slot of `killed` and `wounded` the count of toll `n` is at `n + 1`; the first one counts everything
 * else. Tolls that are not counted, and all of them where `width` is 0, are added to `sums` at once.
 */
export interface TollTally {
  readonly addends: TollAddends
  /** Whether incidents are counted with their tolls, and not by themselves. */
  readonly isWhole: boolean
  /** How many counts a slot has. */
  readonly width: number
  /** Where in a slot each code is counted. */
  readonly placeOf: Uint32Array
  /** 1 for each code that is a toll and is counted with everything else. */
  readonly isRare: Uint8Array
  killed: Uint32Array
  wounded: Uint32Array
  /** How many incidents each slot has, unless they are counted with their tolls. */
  incidents: Uint32Array
  /** How many incidents of each slot have an unknown toll. */
  unknown: Uint32Array
  readonly sums: TollSums
  /** Room for a list of entries of a chunk. */
  readonly listed: Uint32Array
}

/** With fewer counts than this in a slot it is quicker to add every toll at once. */
const fewest = 16

/** So many counts stay in the caches of a processor. */
const mostCounts = 1 << 15

/**
 * A tally of at most so many slots and rows. Where `isWhole`, incidents come by {@link addIncidents} with
 * their own totals only.
 */
export function makeTally(
  { addends, killed }: TollChunk,
  slots: number,
  rows: number,
  isWhole: boolean,
  least = fewest,
): TollTally {
  const codes = addends.isNone.length
  const most = Math.min(mostCounts, Math.max(1024, rows)) / Math.max(1, slots)
  const width = most < Math.min(least, codes) ? 0 : Math.min(codes, Math.floor(most))
  const placeOf = new Uint32Array(codes)
  const isRare = new Uint8Array(codes)
  for (let code = 0; code + 1 < codes; code++) {
    if (code + 1 < width) placeOf[code] = code + 1
    else isRare[code] = 1
  }
  return {
    addends,
    isWhole,
    width,
    placeOf,
    isRare,
    killed: new Uint32Array(0),
    wounded: new Uint32Array(0),
    incidents: new Uint32Array(0),
    unknown: new Uint32Array(0),
    sums: emptySums(),
    listed: new Uint32Array(killed.length),
  }
}

/** Makes room for so many slots. */
export function makeRoomInTally(tally: TollTally, slots: number): void {
  makeRoom(tally.sums, slots)
  if (tally.width === 0 || slots <= tally.unknown.length) return
  const room = Math.max(slots, tally.unknown.length * 2)
  tally.killed = longer(tally.killed, room * tally.width)
  tally.wounded = longer(tally.wounded, room * tally.width)
  tally.incidents = longer(tally.incidents, room)
  tally.unknown = longer(tally.unknown, room)
}

function longer(counts: Uint32Array, length: number): Uint32Array {
  const room = new Uint32Array(length)
  room.set(counts)
  return room
}

/** Weighs what was counted; gives back the sums of the first so many slots. */
export function finishTally(tally: TollTally, slots: number): TollSums {
  makeRoomInTally(tally, slots)
  const { sums, width, unknown, isWhole } = tally
  const { numbers } = sums
  for (let slot = 0; width > 0 && slot < slots; slot++) {
    const at = slot * slotWidth
    addNumber(numbers, at + atUnknownToll, unknown[slot] ?? 0)
    const ofKilled = weigh(numbers, at + atKilled, tally.addends, tally.killed, slot * width, width)
    const ofWounded = weigh(
      numbers,
      at + atWounded,
      tally.addends,
      tally.wounded,
      slot * width,
      width,
    )
    // Rare tolls have been taken out of those untold when they were added.
    if (isWhole) {
      const untoldKilled = tally.killed[slot * width] ?? 0
      addNumber(numbers, at + atIncidents, ofKilled + untoldKilled)
      addNumber(numbers, at + atKilled + atUntold, untoldKilled)
      addNumber(numbers, at + atWounded + atUntold, tally.wounded[slot * width] ?? 0)
    } else {
      const incidents = tally.incidents[slot] ?? 0
      addNumber(numbers, at + atIncidents, incidents)
      addNumber(numbers, at + atKilled + atUntold, incidents - ofKilled)
      addNumber(numbers, at + atWounded + atUntold, incidents - ofWounded)
    }
  }
  return sums
}

/** Adds counted tolls to the sums of a harm at `at`; gives back how many they are. */
function weigh(
  numbers: Float64Array,
  at: number,
  addends: TollAddends,
  counts: Uint32Array,
  from: number,
  width: number,
): number {
  let told = 0
  for (let place = 1; place < width; place++) {
    const times = counts[from + place] ?? 0
    if (times === 0) continue
    told += times
    addTimes(numbers, at, addends, place - 1, times)
  }
  return told
}

/** Adds a toll that somebody reported to the sums of a harm at `at`, one told more. */
export function addRareToll(
  numbers: Float64Array,
  at: number,
  addends: TollAddends,
  code: number,
): void {
  addToll(numbers, at, addends, code)
  addNumber(numbers, at + atUntold, -1)
}

/**
 * Adds an incident to a slot, before any toll of it. Where tolls are counted, how many are untold is found out
 * at the end.
 */
export function addUntold(tally: TollTally, slot: number, isUnknown: number): void {
  if (tally.width > 0) {
    tally.incidents[slot] = (tally.incidents[slot] ?? 0) + 1
    tally.unknown[slot] = (tally.unknown[slot] ?? 0) + isUnknown
    return
  }
  const { numbers } = tally.sums
  const at = slot * slotWidth
  addNumber(numbers, at + atIncidents, 1)
  addNumber(numbers, at + atUnknownToll, isUnknown)
  addNumber(numbers, at + atKilled + atUntold, 1)
  addNumber(numbers, at + atWounded + atUntold, 1)
}

/** Says of one incident more in a slot that it has an unknown toll. */
export function addUnknown({ width, unknown, sums }: TollTally, slot: number): void {
  if (width > 0) unknown[slot] = (unknown[slot] ?? 0) + 1
  else addNumber(sums.numbers, slot * slotWidth + atUnknownToll, 1)
}

/** Adds a toll of killed, or of wounded, that somebody reported to a slot. */
export function addOneToll(
  tally: TollTally,
  slot: number,
  harm: typeof ofKilled | typeof ofWounded,
  code: number,
): void {
  const counted = tally.placeOf[code] ?? 0
  if (counted === 0) {
    const at = slot * slotWidth + (harm === ofKilled ? atKilled : atWounded)
    addRareToll(tally.sums.numbers, at, tally.addends, code)
    return
  }
  const counts = harm === ofKilled ? tally.killed : tally.wounded
  const at = slot * tally.width + counted
  counts[at] = (counts[at] ?? 0) + 1
}

/** Adds a number to one of many. */
export function addNumber(numbers: Float64Array, at: number, number: number): void {
  numbers[at] = (numbers[at] ?? 0) + number
}
