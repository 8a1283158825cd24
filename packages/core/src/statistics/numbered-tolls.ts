import { type Codes, chunkLength, type IncidentTable, takeCodes } from '../table/index.ts'
import { addIncidents } from './add-incidents.ts'
import type { Asked } from './asked-toll.ts'
import { placesUpTo } from './order-groups.ts'
import { findTollsFirst, makeTollChunk, readTolls } from './toll-chunk.ts'
import {
  emptySums,
  incidentsOfSlot,
  moveFilled,
  moveSlot,
  slotWidth,
  sumsWithout,
  type TollSums,
} from './toll-sums.ts'
import { finishTally, makeTally } from './toll-tally.ts'

/**
 * Killed and wounded of groups that are known by a number, a day or a cell: the mergeable summary behind
 * series and maps. `numbers` ascend, each once; slot `n` of the sums is of the `n`-th.
 */
export interface NumberedTolls {
  readonly numbers: Float64Array
  readonly sums: TollSums
}

/** The group that each code of a column stands for: a number from 0 to below `groups`, or `groups` for none. */
export interface NumberedColumn {
  readonly codes: Codes
  readonly groupOfCode: Uint32Array
  readonly groups: number
  /** The number that each group is known by, ascending. */
  readonly numbers: ArrayLike<number>
}

/** The tolls of no incidents. */
export const nothingNumbered: NumberedTolls = { numbers: new Float64Array(0), sums: emptySums(0) }

/** The tolls of selected incidents by the number of their group, and how many are in no group. */
export function numberTolls(
  table: IncidentTable,
  rows: Uint32Array,
  column: NumberedColumn,
  asked: Asked,
): { readonly tolls: NumberedTolls; readonly tooImprecise: number } {
  const most = Math.min(chunkLength, rows.length)
  const chunk = makeTollChunk(table, asked, !asked.fromTotals, most)
  findTollsFirst(chunk, rows)
  const slots = column.groups + 1
  const tally = makeTally()
  const places = placesUpTo(most)
  const codes = new Uint32Array(most)
  const groups = new Int32Array(most)
  for (let start = 0; start < rows.length; start += chunkLength) {
    const ofChunk = rows.subarray(start, start + chunkLength)
    readTolls(chunk, ofChunk)
    takeCodes(column.codes, ofChunk, codes, 0)
    takeGroups(groups, codes, ofChunk.length, column.groupOfCode)
    addIncidents(tally, slots, groups, places, ofChunk.length, chunk)
  }
  const sums = finishTally(tally, slots)
  return {
    tolls: filledGroups(sums, column),
    tooImprecise: incidentsOfSlot(sums, column.groups),
  }
}

function takeGroups(
  groups: Int32Array,
  codes: Uint32Array,
  length: number,
  groupOfCode: Uint32Array,
): void {
  for (let index = 0; index < length; index++) groups[index] = groupOfCode[codes[index] ?? 0] ?? 0
}

/** The groups that have an incident. */
function filledGroups(
  sums: TollSums,
  { groups, numbers }: Pick<NumberedColumn, 'groups' | 'numbers'>,
): NumberedTolls {
  const filled = moveFilled(sums, groups)
  const { length } = filled
  const ofFilled = new Float64Array(length)
  for (let place = 0; place < length; place++) ofFilled[place] = numbers[filled[place] ?? 0] ?? 0
  // A copy of nearly all of it would take more room than it gives back.
  const isMost = length * 8 > groups * 7
  const kept = sums.numbers.subarray(0, length * slotWidth)
  return { numbers: ofFilled, sums: { numbers: isMost ? kept : kept.slice() } }
}

/** The tolls of those incidents of a whole that are not in a part; `null` where they are not exact. */
export function numberedWithout(whole: NumberedTolls, part: NumberedTolls): NumberedTolls | null {
  const others = emptySums(whole.numbers.length)
  for (let own = 0, slot = 0; own < part.numbers.length; own++) {
    const number = part.numbers[own] ?? 0
    while ((whole.numbers[slot] ?? number) < number) slot++
    moveSlot(others.numbers, slot, part.sums.numbers, own)
  }
  const sums = sumsWithout(whole.sums, others)
  if (sums === null) return null
  const groups = whole.numbers.length
  return filledGroups(sums, { groups, numbers: whole.numbers })
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
