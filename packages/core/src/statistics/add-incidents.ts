import { addWeights, weightsOf, weightWidth } from '../table/index.ts'
import { makeNewAddends } from './toll-addends.ts'
import { killedPlace, type TollChunk, woundedPlace } from './toll-chunk.ts'
import { pairUnit, pairWidth } from './toll-pairs.ts'
import { atKilled, atWounded, makeRoom, slotWidth } from './toll-sums.ts'
import { addIncident, emptyPairs, makeRoomForPairs, type TollTally } from './toll-tally.ts'

/**
 * Adds the incidents of a chunk to a tally of `slotCount` slots. Entry `n` adds the incident at `places[n]`
 * of the chunk to `slots[n]`.
 */
export function addIncidents(
  tally: TollTally,
  slotCount: number,
  slots: Int32Array,
  places: Uint32Array,
  length: number,
  chunk: TollChunk,
): void {
  if (!chunk.asked.fromTotals) {
    makeRoom(tally.sums, slotCount)
    addCellTolls(tally.sums.numbers, slots, places, length, chunk)
    return
  }
  makeNewAddends(chunk.addends, chunk.table)
  const most = greatestSum(places, length, chunk)
  if (tally.bound + most >= pairUnit) emptyPairs(tally)
  if (most >= pairUnit) {
    makeRoom(tally.sums, slotCount)
    addGreatTotals(tally.sums.numbers, slots, places, length, chunk)
    return
  }
  tally.bound += most
  makeRoomForPairs(tally, slotCount)
  addTotals(tally.pairs, slots, places, length, chunk)
}

/** What no sum over some entries exceeds. */
function greatestSum(places: Uint32Array, length: number, { tolls, addends }: TollChunk): number {
  const { greatest } = addends
  let sum = 0
  for (let entry = 0; entry < length; entry++) sum += greatest[tolls[places[entry] ?? 0] ?? 0] ?? 0
  return sum
}

/** Adds the totals of incidents, all their numbers without asking which of them are 0. */
function addTotals(
  pairs: Float64Array,
  slots: Int32Array,
  places: Uint32Array,
  length: number,
  { tolls, addends: { pairs: addends } }: TollChunk,
): void {
  for (let entry = 0; entry < length; entry++) {
    const at = (slots[entry] ?? 0) * pairWidth
    const from = (tolls[places[entry] ?? 0] ?? 0) * pairWidth
    pairs[at] = (pairs[at] ?? 0) + (addends[from] ?? 0)
    pairs[at + 1] = (pairs[at + 1] ?? 0) + (addends[from + 1] ?? 0)
    pairs[at + 2] = (pairs[at + 2] ?? 0) + (addends[from + 2] ?? 0)
    pairs[at + 3] = (pairs[at + 3] ?? 0) + (addends[from + 3] ?? 0)
    pairs[at + 4] = (pairs[at + 4] ?? 0) + (addends[from + 4] ?? 0)
    pairs[at + 5] = (pairs[at + 5] ?? 0) + (addends[from + 5] ?? 0)
    pairs[at + 6] = (pairs[at + 6] ?? 0) + (addends[from + 6] ?? 0)
    pairs[at + 7] = (pairs[at + 7] ?? 0) + (addends[from + 7] ?? 0)
  }
}

/** Adds totals that pairs cannot hold. */
function addGreatTotals(
  numbers: Float64Array,
  slots: Int32Array,
  places: Uint32Array,
  length: number,
  chunk: TollChunk,
): void {
  const { tolls, byFlags } = chunk.addends
  for (let entry = 0; entry < length; entry++) {
    const slot = slots[entry] ?? 0
    const toll = chunk.tolls[places[entry] ?? 0] ?? 0
    addIncident(numbers, slot, byFlags[tolls.flags[toll] ?? 0] ?? 0)
    addTotal(numbers, slot, chunk, toll, chunk.asked.harms)
  }
}

/** Adds what a toll has of some harms to a slot. */
export function addTotal(
  numbers: Float64Array,
  slot: number,
  { table, addends: { tolls } }: TollChunk,
  toll: number,
  harms: number,
): void {
  const weights = weightsOf(table.quantities)
  const at = slot * slotWidth
  if ((harms & (1 << killedPlace)) !== 0) {
    addWeights(numbers, at + atKilled, weights, (tolls.killed[toll] ?? 0) * weightWidth)
  }
  if ((harms & (1 << woundedPlace)) !== 0) {
    addWeights(numbers, at + atWounded, weights, (tolls.wounded[toll] ?? 0) * weightWidth)
  }
}

/** Adds the cells that are asked for: none, one or several for an incident. */
function addCellTolls(
  numbers: Float64Array,
  slots: Int32Array,
  places: Uint32Array,
  length: number,
  { table, atOfKind, cells, isUnknown }: TollChunk,
): void {
  const { starts, kinds, quantities } = cells
  const weights = weightsOf(table.quantities)
  const stride = weightWidth
  for (let entry = 0; entry < length; entry++) {
    const slot = slots[entry] ?? 0
    const place = places[entry] ?? 0
    addIncident(numbers, slot, isUnknown[place] ?? 0)
    const end = starts[place + 1] ?? 0
    for (let cell = starts[place] ?? 0; cell < end; cell++) {
      const at = atOfKind[kinds[cell] ?? 0] ?? -1
      if (at < 0) continue
      addWeights(numbers, slot * slotWidth + at, weights, (quantities[cell] ?? 0) * stride)
    }
  }
}
