import type { Interval } from '../../primitives/index.ts'
import { countableHarms } from '../../records/index.ts'
import { type Asked, isHarmAsked } from '../asked-toll.ts'
import type { Casualties } from '../tolls-by-key.ts'
import {
  atBest,
  atHigh,
  atIncidents,
  atKilled,
  atLow,
  atOpen,
  atReported,
  atUnknown,
  atUnknownToll,
  atWounded,
  tollWidth,
} from './toll-sums.ts'

/**
 * Intervals of groups side by side. NaN stands for what is no number: all three where the harm was not
 * asked for or nobody reported it, `best` where there is no best estimate, `high` where it is open.
 */
export interface IntervalColumns {
  readonly low: Float64Array
  readonly best: Float64Array
  readonly high: Float64Array
}

/** Killed and wounded of groups as columns: the place of a group is the same in all of them. */
export interface CasualtyColumns {
  readonly keys: readonly (string | null)[]
  readonly incidents: Uint32Array
  readonly unknownToll: Uint32Array
  readonly killed: IntervalColumns
  readonly wounded: IntervalColumns
}

/** Columns for groups, nothing in them yet. */
export function makeCasualtyColumns(keys: readonly (string | null)[]): CasualtyColumns {
  const intervals = () => ({
    low: new Float64Array(keys.length),
    best: new Float64Array(keys.length),
    high: new Float64Array(keys.length),
  })
  return {
    keys,
    incidents: new Uint32Array(keys.length),
    unknownToll: new Uint32Array(keys.length),
    killed: intervals(),
    wounded: intervals(),
  }
}

/** Writes what sums come to. A group without incidents has 0 everywhere: the sum of nothing. */
export function writeCasualties(
  { incidents, unknownToll, killed, wounded }: CasualtyColumns,
  sums: Float64Array,
  asked: Asked,
): void {
  for (let group = 0; group < incidents.length; group++) {
    incidents[group] = sums[group * tollWidth + atIncidents] ?? 0
    unknownToll[group] = sums[group * tollWidth + atUnknownToll] ?? 0
  }
  writeIntervals(killed, sums, atKilled, isHarmAsked(asked, countableHarms.indexOf('killed')))
  writeIntervals(wounded, sums, atWounded, isHarmAsked(asked, countableHarms.indexOf('wounded')))
}

function writeIntervals(
  { low, best, high }: IntervalColumns,
  sums: Float64Array,
  offset: number,
  isAsked: boolean,
): void {
  for (let group = 0; group < low.length; group++) {
    const at = group * tollWidth + offset
    const reported = sums[at + atReported] ?? 0
    const isNothing = sums[group * tollWidth + atIncidents] === 0
    const isTold = isAsked && (isNothing || reported > 0)
    const isUnknown = reported > 0 && sums[at + atUnknown] === reported
    const isOpen = (sums[at + atOpen] ?? 0) > 0
    low[group] = isTold ? (sums[at + atLow] ?? 0) : Number.NaN
    best[group] = isTold && !isUnknown ? (sums[at + atBest] ?? 0) : Number.NaN
    high[group] = isTold && !isOpen ? (sums[at + atHigh] ?? 0) : Number.NaN
  }
}

/** The casualties of the group at a place. */
export function casualtiesAt(columns: CasualtyColumns, place: number): Casualties {
  return {
    killed: intervalAt(columns.killed, place),
    wounded: intervalAt(columns.wounded, place),
    incidents: columns.incidents[place] ?? 0,
    unknownToll: columns.unknownToll[place] ?? 0,
  }
}

function intervalAt({ low, best, high }: IntervalColumns, place: number): Interval | null {
  const least = numberOrNull(low[place])
  return least === null
    ? null
    : { low: least, best: numberOrNull(best[place]), high: numberOrNull(high[place]) }
}

function numberOrNull(number = Number.NaN): number | null {
  return Number.isNaN(number) ? null : number
}
