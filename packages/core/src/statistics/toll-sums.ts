import type { Interval } from '../primitives/index.ts'
import { countableHarms } from '../records/index.ts'
import type { Quantities } from '../table/index.ts'
import { type Asked, isHarmAsked } from './asked-toll.ts'

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
 * A slot holds the incidents, those with an unknown toll, and for killed and for wounded: the sum of
 * tolls that are one number; how many more incidents there are than tolls; the sums of the other tolls'
 * lows, bests (or lows) and highs; how many of them tell no number, and how many are open above.
 */
export interface TollSums {
  numbers: Float64Array
}

/** How many numbers a slot has. */
export const slotWidth = 16

export const atIncidents = 0
export const atUnknownToll = 1
export const atKilled = 2
export const atWounded = 9
export const atExact = 0
export const atUntold = 1
const atLow = 2
const atBest = 3
const atHigh = 4
const atUnknown = 5
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

/**
 * What each quantity adds to a sum, by its code. `exact` is the number of a toll that is one number; of
 * the others `low`, `best` (or low) and `high` are added, `unknown` where they tell no number and `open`
 * where they are open above. `isOther` tells the two apart, and `isNone` the last code, which is no toll.
 * Everything that does not apply is 0, so that it can be added without asking.
 */
export interface TollAddends {
  readonly exact: Float64Array
  readonly low: Float64Array
  readonly best: Float64Array
  readonly high: Float64Array
  readonly unknown: Uint8Array
  readonly open: Uint8Array
  readonly isOther: Uint8Array
  readonly isNone: Uint8Array
}

const addendsOfTables = new WeakMap<Quantities, TollAddends>()

/** What the quantities of a table add's quantities, made once and kept with them. */
export function addendsOf(quantities: Quantities): TollAddends {
  const known = addendsOfTables.get(quantities)
  if (known !== undefined) return known
  const addends = makeAddends(quantities)
  addendsOfTables.set(quantities, addends)
  return addends
}

function makeAddends({ low, best, high, unknown }: Quantities): TollAddends {
  const codes = low.length + 1
  const numbers = () => new Float64Array(codes)
  const marks = () => new Uint8Array(codes)
  const addends = {
    exact: numbers(),
    low: numbers(),
    best: numbers(),
    high: numbers(),
    unknown: marks(),
    open: marks(),
    isOther: marks(),
    isNone: marks(),
  }
  for (let code = 0; code < low.length; code++) {
    const [least = 0, middle = -1, most = -1] = [low[code], best[code], high[code]]
    if (least === middle && least === most && unknown[code] === 0) {
      addends.exact[code] = least
      continue
    }
    addends.isOther[code] = 1
    addends.low[code] = least
    addends.best[code] = middle < 0 ? least : middle
    addends.high[code] = Math.max(0, most)
    addends.unknown[code] = middle < 0 ? (unknown[code] ?? 0) : 0
    addends.open[code] = most < 0 ? 1 : 0
  }
  addends.isNone[low.length] = 1
  return addends
}

/** Adds a toll that is not one number to the sums of a harm at `at`. */
export function addOtherToll(
  numbers: Float64Array,
  at: number,
  { low, best, high, unknown, open }: TollAddends,
  code: number,
): void {
  numbers[at + atLow] = (numbers[at + atLow] ?? 0) + (low[code] ?? 0)
  numbers[at + atBest] = (numbers[at + atBest] ?? 0) + (best[code] ?? 0)
  numbers[at + atHigh] = (numbers[at + atHigh] ?? 0) + (high[code] ?? 0)
  numbers[at + atUnknown] = (numbers[at + atUnknown] ?? 0) + (unknown[code] ?? 0)
  numbers[at + atOpen] = (numbers[at + atOpen] ?? 0) + (open[code] ?? 0)
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

/** {@link addToll}, so many times. */
export function addTimes(
  numbers: Float64Array,
  at: number,
  { exact, low, best, high, unknown, open }: TollAddends,
  code: number,
  times: number,
): void {
  numbers[at + atExact] = (numbers[at + atExact] ?? 0) + times * (exact[code] ?? 0)
  numbers[at + atLow] = (numbers[at + atLow] ?? 0) + times * (low[code] ?? 0)
  numbers[at + atBest] = (numbers[at + atBest] ?? 0) + times * (best[code] ?? 0)
  numbers[at + atHigh] = (numbers[at + atHigh] ?? 0) + times * (high[code] ?? 0)
  numbers[at + atUnknown] = (numbers[at + atUnknown] ?? 0) + times * (unknown[code] ?? 0)
  numbers[at + atOpen] = (numbers[at + atOpen] ?? 0) + times * (open[code] ?? 0)
}

/** Adds a slot to a slot, or takes it out again with `sign` −1. */
export function moveSlot(
  numbers: Float64Array,
  slot: number,
  others: Float64Array,
  otherSlot: number,
  sign: 1 | -1 = 1,
): void {
  const [at, otherAt] = [slot * slotWidth, otherSlot * slotWidth]
  for (let field = 0; field < slotWidth; field++) {
    numbers[at + field] = (numbers[at + field] ?? 0) + sign * (others[otherAt + field] ?? 0)
  }
}

/** How many incidents a slot has. */
export function incidentsOfSlot({ numbers }: TollSums, slot: number): number {
  return numbers[slot * slotWidth + atIncidents] ?? 0
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
  const incidents = numbers[at + atIncidents] ?? 0
  const told = incidents - (numbers[at + atHarm + atUntold] ?? 0)
  if (!isAsked || (incidents > 0 && told === 0)) return null
  const exact = numbers[at + atHarm + atExact] ?? 0
  const isUnknown = told > 0 && told === numbers[at + atHarm + atUnknown]
  const isOpen = (numbers[at + atHarm + atOpen] ?? 0) > 0
  return {
    low: exact + (numbers[at + atHarm + atLow] ?? 0),
    best: isUnknown ? null : exact + (numbers[at + atHarm + atBest] ?? 0),
    high: isOpen ? null : exact + (numbers[at + atHarm + atHigh] ?? 0),
  }
}
