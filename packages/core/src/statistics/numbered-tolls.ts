import { chunkLength, type IncidentTable } from '../table/index.ts'
import { addIncidents } from './add-incidents.ts'
import type { Asked } from './asked-toll.ts'
import { orderByAmount, placesUpTo } from './order-groups.ts'
import { makeSlotIndex, type SlotIndex, takeSlots } from './slot-index.ts'
import { makeTollChunk, readTolls } from './toll-chunk.ts'
import { emptySums, incidentsOfSlot, moveSlot, slotWidth, type TollSums } from './toll-sums.ts'

/**
 * Killed and wounded of groups that are known by a number, a day or a cell: the mergeable summary behind
 * series and maps. `numbers` ascend, each once; slot `n` of the sums is of the `n`-th.
 */
export interface NumberedTolls {
  readonly numbers: Float64Array
  readonly sums: TollSums
}

/** Reads the number of a group for each of some rows; `none` is that of rows which are in no group. */
export interface NumberReader {
  readonly read: (rows: Uint32Array, into: Uint32Array) => void
  /** All codes that are read are below this. */
  readonly codes: number
  readonly none: number
  readonly numberOf: (code: number) => number
}

/** The tolls of no incidents. */
export const nothingNumbered: NumberedTolls = { numbers: new Float64Array(0), sums: emptySums(0) }

/** The tolls of selected incidents by the number of their group, and how many are in no group. */
export function numberTolls(
  table: IncidentTable,
  rows: Uint32Array,
  { read, codes, none, numberOf }: NumberReader,
  asked: Asked,
): { readonly tolls: NumberedTolls; readonly tooImprecise: number } {
  const most = Math.min(chunkLength, rows.length)
  const chunk = makeTollChunk(table, asked, !asked.fromTotals, most)
  const index = makeSlotIndex(codes, rows.length)
  const sums = emptySums()
  const places = placesUpTo(most)
  const taken = new Uint32Array(most)
  const wide = new Float64Array(most)
  const slots = new Int32Array(most)
  for (let start = 0; start < rows.length; start += chunkLength) {
    const ofChunk = rows.subarray(start, start + chunkLength)
    readTolls(chunk, ofChunk)
    read(ofChunk, taken)
    wide.set(taken)
    takeSlots(index, wide, ofChunk.length, slots)
    addIncidents(sums, index.length, slots, places, ofChunk.length, chunk)
  }
  const without = index.codes.subarray(0, index.length).indexOf(none)
  return {
    tolls: inOrder(index, sums, without, numberOf),
    tooImprecise: without < 0 ? 0 : incidentsOfSlot(sums, without),
  }
}

/** The tolls of both, those of the same number added. */
export function mergeNumbered(some: NumberedTolls, others: NumberedTolls): NumberedTolls {
  if (some.numbers.length === 0) return others
  const numbers = Float64Array.from(new Set([...some.numbers, ...others.numbers])).sort()
  const sums = emptySums(numbers.length)
  for (const part of [some, others]) {
    let slot = 0
    part.numbers.forEach((number, own) => {
      while ((numbers[slot] ?? number) < number) slot++
      moveSlot(sums.numbers, slot, part.sums.numbers, own)
    })
  }
  return { numbers, sums }
}

function inOrder(
  { codes, length }: SlotIndex,
  sums: TollSums,
  without: number,
  numberOf: (code: number) => number,
): NumberedTolls {
  const slots = placesUpTo(length).filter((slot) => slot !== without)
  const negated = Float64Array.from(slots, (slot) => -numberOf(codes[slot] ?? 0))
  const order = orderByAmount(negated, placesUpTo(slots.length))
  const ordered = emptySums(order.length)
  const numbers = new Float64Array(order.length)
  order.forEach((at, place) => {
    const from = (slots[at] ?? 0) * slotWidth
    numbers[place] = 0 - (negated[at] ?? 0)
    ordered.numbers.set(sums.numbers.subarray(from, from + slotWidth), place * slotWidth)
  })
  return { numbers, sums: ordered }
}
