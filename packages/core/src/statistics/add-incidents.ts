import { isHarmAsked } from './asked-toll.ts'
import { killedPlace, type TollChunk, woundedPlace } from './toll-chunk.ts'
import {
  addOtherToll,
  atExact,
  atIncidents,
  atKilled,
  atUnknownToll,
  atUntold,
  atWounded,
  makeRoom,
  noToll,
  slotWidth,
  type TollSums,
  type TollWeights,
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
  const { numbers } = sums
  const { asked, weights, killed, wounded } = chunk
  addCounts(numbers, slots, places, length, chunk.isUnknown)
  if (!asked.fromTotals) addCellTolls(numbers, slots, places, length, chunk)
  else {
    if (isHarmAsked(asked, killedPlace)) {
      addTolls(numbers, atKilled, slots, places, length, killed, weights)
    }
    if (isHarmAsked(asked, woundedPlace)) {
      addTolls(numbers, atWounded, slots, places, length, wounded, weights)
    }
  }
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
    if (isUnknown[places[entry] ?? 0] === 1) {
      numbers[at + atUnknownToll] = (numbers[at + atUnknownToll] ?? 0) + 1
    }
  }
}

function addTolls(
  numbers: Float64Array,
  atHarm: number,
  slots: Int32Array,
  places: Uint32Array,
  length: number,
  codes: Uint32Array,
  weights: TollWeights,
): void {
  const { exact } = weights
  for (let entry = 0; entry < length; entry++) {
    const slot = slots[entry] ?? -1
    if (slot < 0) continue
    const at = slot * slotWidth + atHarm
    const code = codes[places[entry] ?? 0] ?? 0
    const count = exact[code] ?? noToll
    if (count >= 0) numbers[at + atExact] = (numbers[at + atExact] ?? 0) + count
    else if (count === noToll) numbers[at + atUntold] = (numbers[at + atUntold] ?? 0) + 1
    else addOtherToll(numbers, at, weights, code)
  }
}

/** Adds the cells that are asked for: none, one or several for an incident. */
function addCellTolls(
  numbers: Float64Array,
  slots: Int32Array,
  places: Uint32Array,
  length: number,
  { isKindAsked, weights, cells, table }: TollChunk,
): void {
  const { starts, kinds, quantities } = cells
  const { harm } = table.cells.kinds
  for (let entry = 0; entry < length; entry++) {
    const slot = slots[entry] ?? -1
    if (slot < 0) continue
    const at = slot * slotWidth
    const place = places[entry] ?? 0
    const end = starts[place + 1] ?? 0
    let ofKilled = 0
    let ofWounded = 0
    for (let cell = starts[place] ?? 0; cell < end; cell++) {
      const kind = kinds[cell] ?? 0
      if (isKindAsked[kind] !== 1) continue
      if (harm[kind] === killedPlace) {
        ofKilled++
        addToll(numbers, at + atKilled, weights, quantities[cell] ?? 0)
      } else if (harm[kind] === woundedPlace) {
        ofWounded++
        addToll(numbers, at + atWounded, weights, quantities[cell] ?? 0)
      }
    }
    addUntold(numbers, at + atKilled, 1 - ofKilled)
    addUntold(numbers, at + atWounded, 1 - ofWounded)
  }
}

/** Adds a toll that somebody reported to the sums of a harm at `at`. */
export function addToll(
  numbers: Float64Array,
  at: number,
  weights: TollWeights,
  code: number,
): void {
  const count = weights.exact[code] ?? noToll
  if (count >= 0) numbers[at + atExact] = (numbers[at + atExact] ?? 0) + count
  else addOtherToll(numbers, at, weights, code)
}

/** Says of how many more incidents than tolls the sums of a harm at `at` are. */
export function addUntold(numbers: Float64Array, at: number, more: number): void {
  if (more !== 0) numbers[at + atUntold] = (numbers[at + atUntold] ?? 0) + more
}
