import type { Interval } from '../../primitives/index.ts'
import { type CountableHarm, countableHarms } from '../../records/index.ts'
import { type Asked, isHarmAsked } from '../asked-toll.ts'
import type { Casualties } from '../toll-sums.ts'
import {
  atIncidents,
  atUnknownToll,
  type HarmFields,
  killedFields,
  readFields,
  tollFields,
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

/** What columns are written from: sums of so many numbers a group, and what is counted of them. */
export interface CasualtySums {
  readonly sums: Float64Array
  readonly width: number
  readonly counts: Readonly<Record<'killed' | 'wounded', boolean>>
}

/** Sums of no incidents. */
export function makeCasualtySums(groups: number, width: number, asked: Asked): CasualtySums {
  const isCounted = (harm: CountableHarm) => isHarmAsked(asked, countableHarms.indexOf(harm))
  return {
    sums: new Float64Array(groups * width),
    width,
    counts: { killed: isCounted('killed'), wounded: isCounted('wounded') },
  }
}

/** Writes what sums come to. Groups that had no incidents and have none stay as they are. */
export function writeCasualties(columns: CasualtyColumns, from: CasualtySums): void {
  const { incidents } = columns
  const { sums, width } = from
  for (let group = 0; group < incidents.length; group++) {
    // The first number of a sum is 0 where there are no incidents, whatever shares it.
    if (sums[group * width + atIncidents] === 0 && incidents[group] === 0) continue
    writeGroup(columns, from, group)
  }
}

/** Writes what the sums of the first `count` of some groups come to. */
export function writeSomeCasualties(
  columns: CasualtyColumns,
  from: CasualtySums,
  groups: Uint32Array,
  count: number,
): void {
  for (let index = 0; index < count; index++) writeGroup(columns, from, groups[index] ?? 0)
}

const fields = new Float64Array(tollFields)

function writeGroup(
  { incidents, unknownToll, killed, wounded }: CasualtyColumns,
  { sums, width, counts }: CasualtySums,
  group: number,
): void {
  readFields(sums, group, width, fields)
  const found = fields[atIncidents] ?? 0
  incidents[group] = found
  unknownToll[group] = fields[atUnknownToll] ?? 0
  if (counts.killed) writeInterval(killed, group, killedFields, found)
  if (counts.wounded) writeInterval(wounded, group, woundedFields, found)
}

function writeInterval(
  { low, best, high }: IntervalColumns,
  group: number,
  at: HarmFields,
  incidents: number,
): void {
  const reported = incidents - (fields[at.missing] ?? 0)
  const isTold = reported > 0 || incidents === 0
  const middle = fields[at.best] ?? 0
  const isUnknown = reported > 0 && fields[at.unknown] === reported
  const isOpen = (fields[at.open] ?? 0) > 0
  low[group] = isTold ? middle - (fields[at.below] ?? 0) : Number.NaN
  best[group] = isTold && !isUnknown ? middle : Number.NaN
  high[group] = isTold && !isOpen ? middle + (fields[at.above] ?? 0) : Number.NaN
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
