import { type Codes, chunkLength, type IncidentTable, takeCodes } from '../table/index.ts'
import { addIncidents } from './add-incidents.ts'
import type { Asked } from './asked-toll.ts'
import { orderByAmount, placesUpTo } from './order-groups.ts'
import { makeSlotIndex, type SlotIndex, slotOf } from './slot-index.ts'
import { makeTollChunk, readTolls } from './toll-chunk.ts'
import { emptySums, incidentsOfSlot, moveSlot, slotWidth, type TollSums } from './toll-sums.ts'
import { finishTally, makeTally } from './toll-tally.ts'

/**
 * Killed and wounded of groups that are known by a number, a day or a cell: the mergeable summary behind
 * series and maps. `numbers` ascend, each once; slot `n` of the sums is of the `n`-th.
 */
export interface NumberedTolls {
  readonly numbers: Float64Array
  readonly sums: TollSums
}

/** The group that each code of a column stands for: a number from 0 to below `groups`, or `none`. */
export interface NumberedColumn {
  readonly codes: Codes
  /** How many codes there are. */
  readonly entries: number
  readonly groupOf: (code: number) => number
  readonly groups: number
  readonly none: number
  readonly numberOf: (group: number) => number
}

/** The tolls of no incidents. */
export const nothingNumbered: NumberedTolls = { numbers: new Float64Array(0), sums: emptySums(0) }

/**
 * The tolls of selected incidents by the number of their group, and how many are in no group. The group
 * of a code is looked up when a row first has it; after that the code itself has its slot.
 */
export function numberTolls(
  table: IncidentTable,
  rows: Uint32Array,
  column: NumberedColumn,
  asked: Asked,
): { readonly tolls: NumberedTolls; readonly tooImprecise: number } {
  const most = Math.min(chunkLength, rows.length)
  const chunk = makeTollChunk(table, asked, !asked.fromTotals, most)
  const index = makeSlotIndex(column.groups, rows.length)
  const slotOfCode = new Int32Array(column.entries)
  const tally = makeTally()
  const places = placesUpTo(most)
  const codes = new Uint32Array(most)
  const slots = new Int32Array(most)
  for (let start = 0; start < rows.length; start += chunkLength) {
    const ofChunk = rows.subarray(start, start + chunkLength)
    readTolls(chunk, ofChunk)
    takeCodes(column.codes, ofChunk, codes, 0)
    takeSlotsOfCodes(slots, codes, ofChunk.length, slotOfCode, index, column)
    addIncidents(tally, index.length, slots, places, ofChunk.length, chunk)
  }
  const sums = finishTally(tally, index.length)
  const without = index.codes.subarray(0, index.length).indexOf(column.none)
  return {
    tolls: inOrder(index, sums, without, column.numberOf),
    tooImprecise: without < 0 ? 0 : incidentsOfSlot(sums, without),
  }
}

/** `slotOfCode` holds the slot and one more, 0 where it is not known yet. */
function takeSlotsOfCodes(
  slots: Int32Array,
  codes: Uint32Array,
  length: number,
  slotOfCode: Int32Array,
  index: SlotIndex,
  { groupOf }: NumberedColumn,
): void {
  for (let entry = 0; entry < length; entry++) {
    const code = codes[entry] ?? 0
    let next = slotOfCode[code] ?? 0
    if (next === 0) {
      next = slotOf(index, groupOf(code)) + 1
      slotOfCode[code] = next
    }
    slots[entry] = next - 1
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
