import type { Interval } from '../../primitives/index.ts'
import { type CountableHarm, countableHarms } from '../../records/index.ts'
import { type Asked, isHarmAsked } from '../asked-toll.ts'
import type { Casualties } from '../toll-sums.ts'
import {
  atIncidents,
  atUnknownToll,
  type HarmFields,
  killedFields,
  tollWidth,
  woundedFields,
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

/** Columns for groups, all of them without incidents: the sum of nothing is 0. */
export function makeCasualtyColumns(
  keys: readonly (string | null)[],
  asked: Asked,
): CasualtyColumns {
  const intervals = (harm: CountableHarm) => {
    const nothing = isHarmAsked(asked, countableHarms.indexOf(harm)) ? 0 : Number.NaN
    const column = () => new Float64Array(keys.length).fill(nothing)
    return { low: column(), best: column(), high: column() }
  }
  return {
    keys,
    incidents: new Uint32Array(keys.length),
    unknownToll: new Uint32Array(keys.length),
    killed: intervals('killed'),
    wounded: intervals('wounded'),
  }
}

/** Writes what sums come to. Groups that had no incidents and have none stay as they are. */
export function writeCasualties(columns: CasualtyColumns, sums: Float64Array, asked: Asked): void {
  const { incidents } = columns
  const write = writeGroup(columns, sums, asked)
  for (let group = 0; group < incidents.length; group++) {
    if (sums[group * tollWidth + atIncidents] === 0 && incidents[group] === 0) continue
    write(group)
  }
}

/** Writes what the sums of a group come to. */
export function writeGroup(
  { incidents, unknownToll, killed, wounded }: CasualtyColumns,
  sums: Float64Array,
  asked: Asked,
): (group: number) => void {
  const countsKilled = isHarmAsked(asked, countableHarms.indexOf('killed'))
  const countsWounded = isHarmAsked(asked, countableHarms.indexOf('wounded'))
  return (group) => {
    const at = group * tollWidth
    const found = sums[at + atIncidents] ?? 0
    incidents[group] = found
    unknownToll[group] = sums[at + atUnknownToll] ?? 0
    if (countsKilled) writeInterval(killed, group, sums, at, killedFields, found)
    if (countsWounded) writeInterval(wounded, group, sums, at, woundedFields, found)
  }
}

function writeInterval(
  { low, best, high }: IntervalColumns,
  group: number,
  sums: Float64Array,
  at: number,
  fields: HarmFields,
  incidents: number,
): void {
  const reported = incidents - (sums[at + fields.missing] ?? 0)
  const isTold = reported > 0 || incidents === 0
  const middle = sums[at + fields.best] ?? 0
  const isUnknown = reported > 0 && sums[at + fields.unknown] === reported
  const isOpen = (sums[at + fields.open] ?? 0) > 0
  low[group] = isTold ? middle - (sums[at + fields.below] ?? 0) : Number.NaN
  best[group] = isTold && !isUnknown ? middle : Number.NaN
  high[group] = isTold && !isOpen ? middle + (sums[at + fields.above] ?? 0) : Number.NaN
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
