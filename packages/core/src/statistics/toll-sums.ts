import type { Interval } from '../primitives/index.ts'
import { countableHarms } from '../records/index.ts'
import { tollWidth } from '../table/index.ts'
import { type Asked, isHarmAsked } from './asked-toll.ts'
import { numbersWithout } from './sum-kind.ts'

/** Killed and wounded of some incidents; a harm is `null` where it was not asked for or not reported. */
export interface Casualties {
  readonly killed: Interval | null
  readonly wounded: Interval | null
  readonly incidents: number
  readonly unknownToll: number
}

/**
 * Killed and wounded, summed apart for each of many groups: a slot of {@link slotWidth} numbers each, side
 * by side. Sums of parts combine by adding these numbers.
 *
 * A slot holds the numbers that `tollFields` names: for killed and for wounded the sums of lows, bests (or
 * lows) and highs, of how many tolls they are, and how many of these tell no number, have no best, are open
 * above; then the incidents, and those with an unknown toll.
 */
export interface TollSums {
  numbers: Float64Array
}

/** How many numbers a slot has. */
export const slotWidth = tollWidth

export const atKilled = 0
export const atWounded = 7
export const atIncidents = 14
export const atUnknownToll = 15
const atLow = 0
const atBest = 1
const atHigh = 2
const atTold = 3
const atUnknown = 4
const atOpen = 6

/** Sums of nothing. */
export function emptySums(slots = 8): TollSums {
  return { numbers: new Float64Array(slots * slotWidth) }
}

/** Makes room for so many slots. */
export function makeRoom(sums: TollSums, slots: number): void {
  const { numbers } = sums
  if (slots * slotWidth <= numbers.length) return
  sums.numbers = new Float64Array(Math.max(slots * slotWidth, numbers.length * 2))
  sums.numbers.set(numbers)
}

/** Adds a slot to a slot, or takes it out again with `sign` −1. */
export function moveSlot(
  numbers: Float64Array,
  slot: number,
  others: Float64Array,
  otherSlot: number,
  sign: 1 | -1 = 1,
): void {
  const at = slot * slotWidth
  const otherAt = otherSlot * slotWidth
  for (let field = 0; field < slotWidth; field++) {
    numbers[at + field] = (numbers[at + field] ?? 0) + sign * (others[otherAt + field] ?? 0)
  }
}

/** The sums of those incidents of a whole that are not in a part, slot by slot; `null` where they are not exact. */
export function sumsWithout(whole: TollSums, part: TollSums): TollSums | null {
  const numbers = numbersWithout(whole.numbers, part.numbers)
  return numbers === null ? null : { numbers }
}

/** Writes the numbers of one slot to another. */
function copySlot(numbers: Float64Array, slot: number, from: number): void {
  for (let field = 0; field < slotWidth; field++) {
    numbers[slot * slotWidth + field] = numbers[from * slotWidth + field] ?? 0
  }
}

/** How many incidents a slot has. */
export function incidentsOfSlot({ numbers }: TollSums, slot: number): number {
  return numbers[slot * slotWidth + atIncidents] ?? 0
}

/** Moves the slots that have an incident, of so many, to the beginning; gives back where they were. */
export function moveFilled(sums: TollSums, slots: number): Uint32Array {
  const kept = new Uint32Array(slots)
  let length = 0
  for (let slot = 0; slot < slots; slot++) {
    if (incidentsOfSlot(sums, slot) === 0) continue
    if (length < slot) copySlot(sums.numbers, length, slot)
    kept[length++] = slot
  }
  return kept.subarray(0, length)
}

/** The casualties of a slot. */
export function casualtiesOfSlot({ numbers }: TollSums, slot: number, asked: Asked): Casualties {
  const at = slot * slotWidth
  return {
    killed: intervalOfSlot(numbers, at, atKilled, isHarmAsked(asked, killed)),
    wounded: intervalOfSlot(numbers, at, atWounded, isHarmAsked(asked, wounded)),
    incidents: numbers[at + atIncidents] ?? 0,
    unknownToll: numbers[at + atUnknownToll] ?? 0,
  }
}

const killed = countableHarms.indexOf('killed')
const wounded = countableHarms.indexOf('wounded')

/** The interval of a harm; `null` where it was not asked for, or where no incident's was reported. */
export function intervalOfSlot(
  numbers: Float64Array,
  at: number,
  atHarm: number,
  isAsked: boolean,
): Interval | null {
  const told = numbers[at + atHarm + atTold] ?? 0
  if (!isAsked || (told === 0 && (numbers[at + atIncidents] ?? 0) > 0)) return null
  const isUnknown = told > 0 && told === numbers[at + atHarm + atUnknown]
  const isOpen = (numbers[at + atHarm + atOpen] ?? 0) > 0
  return {
    low: numbers[at + atHarm + atLow] ?? 0,
    best: isUnknown ? null : (numbers[at + atHarm + atBest] ?? 0),
    high: isOpen ? null : (numbers[at + atHarm + atHigh] ?? 0),
  }
}
