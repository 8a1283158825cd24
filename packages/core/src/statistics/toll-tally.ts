import { addPairs, atIncidentsOfPairs, pairWidth } from './toll-pairs.ts'
import {
  atIncidents,
  atUnknownToll,
  emptySums,
  makeRoom,
  slotWidth,
  type TollSums,
} from './toll-sums.ts'

/**
 * Sums in the making: a slot in `sums`, and a slot of pairs beside it, in which incidents' totals are added
 * first. No sum in `pairs` is greater than `bound`, and that is less than a pair can hold: before it would be
 * more, all pairs are moved to `sums`, which have no bound.
 */
export interface TollTally {
  pairs: Float64Array
  bound: number
  readonly sums: TollSums
}

/** A tally of nothing. */
export function makeTally(): TollTally {
  return { pairs: new Float64Array(0), bound: 0, sums: emptySums(0) }
}

/** Makes room for pairs of so many slots. */
export function makeRoomForPairs(tally: TollTally, slots: number): void {
  const { pairs } = tally
  if (slots * pairWidth <= pairs.length) return
  tally.pairs = new Float64Array(Math.max(slots, 64) * pairWidth * (pairs.length === 0 ? 1 : 2))
  tally.pairs.set(pairs)
}

/** The sums of the first so many slots. */
export function finishTally(tally: TollTally, slots: number): TollSums {
  makeRoom(tally.sums, slots)
  movePairs(tally, Math.min(slots, tally.pairs.length / pairWidth))
  return tally.sums
}

/** Moves all pairs to the sums, which makes room for others. */
export function emptyPairs(tally: TollTally): void {
  const slots = tally.pairs.length / pairWidth
  makeRoom(tally.sums, slots)
  movePairs(tally, slots)
  tally.pairs.fill(0)
  tally.bound = 0
}

function movePairs({ pairs, sums: { numbers } }: TollTally, slots: number): void {
  for (let slot = 0; slot < slots; slot++) {
    const from = slot * pairWidth
    if (pairs[from + atIncidentsOfPairs] !== 0) addPairs(numbers, slot * slotWidth, pairs, from)
  }
}

/** Adds an incident to a slot, without its tolls. */
export function addIncident(numbers: Float64Array, slot: number, isUnknown: number): void {
  const at = slot * slotWidth
  numbers[at + atIncidents] = (numbers[at + atIncidents] ?? 0) + 1
  numbers[at + atUnknownToll] = (numbers[at + atUnknownToll] ?? 0) + isUnknown
}
