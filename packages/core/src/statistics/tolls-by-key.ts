import type { Interval } from '../primitives/index.ts'
import { countableHarms } from '../records/index.ts'
import type { IncidentTable } from '../table/index.ts'
import { type Asked, isHarmAsked, markUnknownTolls } from './asked-toll.ts'
import { addTolls, countsOfSum, intervalOfSum, sumWidth } from './casualty-sum.ts'

/** Killed and wounded of some incidents; a harm is `null` where it was not asked for or not reported. */
export interface Casualties {
  readonly killed: Interval | null
  readonly wounded: Interval | null
  readonly incidents: number
  readonly unknownToll: number
}

/**
 * Killed and wounded, summed apart for each key: the mergeable summary behind series, groups, rankings
 * and maps. Each key has a slot, a stretch of `sums`.
 */
export interface TollsByKey<Key extends string | number> {
  readonly slots: Map<Key, number>
  sums: Float64Array
}

const killed = countableHarms.indexOf('killed')
const wounded = countableHarms.indexOf('wounded')
const [atKilled, atWounded] = [0, sumWidth]
const [atIncidents, atUnknownToll] = [2 * sumWidth, 2 * sumWidth + 1]
const slotWidth = 2 * sumWidth + 2

/** The tolls of no incidents. */
export function emptyTolls<Key extends string | number>(): TollsByKey<Key> {
  return { slots: new Map(), sums: new Float64Array(8 * slotWidth) }
}

/** The slot of a key, a new one where the key is new. */
export function slotOf<Key extends string | number>(tolls: TollsByKey<Key>, key: Key): number {
  const known = tolls.slots.get(key)
  if (known !== undefined) return known
  const slot = tolls.slots.size
  tolls.slots.set(key, slot)
  if ((slot + 1) * slotWidth > tolls.sums.length) {
    const longer = new Float64Array(tolls.sums.length * 2)
    longer.set(tolls.sums)
    tolls.sums = longer
  }
  return slot
}

/** Adds incidents, each to its own slot; one whose slot is below 0 is left out. */
export function addIncidents(
  { sums }: TollsByKey<string | number>,
  slots: Int32Array,
  table: IncidentTable,
  rows: ArrayLike<number>,
  asked: Asked,
): void {
  if (isHarmAsked(asked, killed)) {
    addTolls(sums, slots, slotWidth, atKilled, table, rows, 'killed', asked)
  }
  if (isHarmAsked(asked, wounded)) {
    addTolls(sums, slots, slotWidth, atWounded, table, rows, 'wounded', asked)
  }
  const isUnknown = markUnknownTolls(table, rows, asked)
  for (let index = 0; index < rows.length; index++) {
    const slot = slots[index] ?? -1
    if (slot < 0) continue
    const at = slot * slotWidth
    sums[at + atIncidents] = (sums[at + atIncidents] ?? 0) + 1
    sums[at + atUnknownToll] = (sums[at + atUnknownToll] ?? 0) + (isUnknown[index] ?? 0)
  }
}

/** Adds other tolls to tolls, as if their incidents had been added one by one. */
export function mergeTolls<Key extends string | number>(
  tolls: TollsByKey<Key>,
  others: TollsByKey<Key>,
): void {
  for (const [key, otherSlot] of others.slots) {
    const at = slotOf(tolls, key) * slotWidth
    addNumbers(tolls.sums, at, others.sums, otherSlot * slotWidth, 1)
  }
}

/** A running sum over keys: nothing at first. */
export function emptyRunningSum(): Float64Array {
  return new Float64Array(slotWidth)
}

/** Puts the tolls of a key into a running sum, or takes them out again. A key without tolls is nothing. */
export function moveIntoSum<Key extends string | number>(
  sum: Float64Array,
  tolls: TollsByKey<Key>,
  key: Key,
  direction: 1 | -1,
): void {
  const slot = tolls.slots.get(key)
  if (slot !== undefined) addNumbers(sum, 0, tolls.sums, slot * slotWidth, direction)
}

/** The casualties that a running sum stands for. */
export function casualtiesOfSum(sum: Float64Array, asked: Asked): Casualties {
  return finishSlot(sum, 0, asked)
}

/** The casualties of a key; those of no incidents where the key has none. */
export function casualtiesOf<Key extends string | number>(
  tolls: TollsByKey<Key>,
  key: Key,
  asked: Asked,
): Casualties {
  const slot = tolls.slots.get(key)
  return slot === undefined
    ? finishSlot(emptyRunningSum(), 0, asked)
    : finishSlot(tolls.sums, slot * slotWidth, asked)
}

/** The keys in no particular order, each with its casualties. */
export function casualtiesByKey<Key extends string | number>(
  tolls: TollsByKey<Key>,
  asked: Asked,
): (readonly [Key, Casualties])[] {
  return Array.from(tolls.slots, ([key, slot]) => [
    key,
    finishSlot(tolls.sums, slot * slotWidth, asked),
  ])
}

/** How many incidents a key has. */
export function incidentsOf<Key extends string | number>(tolls: TollsByKey<Key>, key: Key): number {
  const slot = tolls.slots.get(key)
  return slot === undefined ? 0 : (tolls.sums[slot * slotWidth + atIncidents] ?? 0)
}

function finishSlot(sums: Float64Array, at: number, asked: Asked): Casualties {
  const incidents = sums[at + atIncidents] ?? 0
  const interval = (harm: number, atHarm: number) => {
    const isReported = incidents === 0 || countsOfSum(sums, atHarm).incidents > 0
    return isHarmAsked(asked, harm) && isReported ? intervalOfSum(sums, atHarm) : null
  }
  return {
    killed: interval(killed, at + atKilled),
    wounded: interval(wounded, at + atWounded),
    incidents,
    unknownToll: sums[at + atUnknownToll] ?? 0,
  }
}

function addNumbers(
  sums: Float64Array,
  at: number,
  others: Float64Array,
  otherAt: number,
  sign: 1 | -1,
): void {
  for (let field = 0; field < slotWidth; field++) {
    sums[at + field] = (sums[at + field] ?? 0) + sign * (others[otherAt + field] ?? 0)
  }
}
