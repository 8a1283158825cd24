import type { Interval } from '../../primitives/index.ts'
import { type CountableHarm, countableHarms } from '../../records/index.ts'
import { type Asked, isHarmAsked } from '../asked-toll.ts'
import type { Casualties } from '../toll-sums.ts'
import {
  atIncidents,
  atUnknownToll,
  firstOf,
  type HarmFields,
  killedFields,
  secondOf,
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

/** Writes what the sums of some groups come to: of the first `count` of a list. */
export function writeCasualties(
  columns: CasualtyColumns,
  from: CasualtySums,
  groups: Uint32Array,
  count: number,
): void {
  if (from.width === tollFields) writePlain(columns, from, groups, count)
  else writePaired(columns, from, groups, count)
}

function writePlain(
  { incidents, unknownToll, killed, wounded }: CasualtyColumns,
  { sums, counts }: CasualtySums,
  groups: Uint32Array,
  count: number,
): void {
  for (let index = 0; index < count; index++) {
    const group = groups[index] ?? 0
    const at = group * tollFields
    const of = (field: number) => sums[at + field] ?? 0
    const write = (
      to: IntervalColumns,
      { missing, unknown, best, below, above, open }: HarmFields,
    ) =>
      writeInterval(
        to,
        group,
        of(atIncidents),
        of(missing),
        of(unknown),
        of(best),
        of(below),
        of(above),
        of(open),
      )
    incidents[group] = of(atIncidents)
    unknownToll[group] = of(atUnknownToll)
    if (counts.killed) write(killed, killedFields)
    if (counts.wounded) write(wounded, woundedFields)
  }
}

/** The same where two fields share a number: those of a harm lie at the same places, killed first. */
function writePaired(
  { incidents, unknownToll, killed, wounded }: CasualtyColumns,
  { sums, width, counts }: CasualtySums,
  groups: Uint32Array,
  count: number,
): void {
  const { killed: countsKilled, wounded: countsWounded } = counts
  for (let index = 0; index < count; index++) {
    const group = groups[index] ?? 0
    const at = group * width
    const counted = sums[at] ?? 0
    const best = sums[at + 1] ?? 0
    const below = sums[at + 2] ?? 0
    const above = sums[at + 3] ?? 0
    const open = sums[at + 4] ?? 0
    const woundedMissing = secondOf(counted)
    const found = firstOf(counted, woundedMissing)
    const woundedBest = secondOf(best)
    const woundedBelow = secondOf(below)
    const woundedAbove = secondOf(above)
    const woundedOpen = secondOf(open)
    const unknown = sums[at + 5] ?? 0
    const withoutToll = secondOf(unknown)
    const missing = sums[at + 6] ?? 0
    const killedUnknown = secondOf(missing)
    incidents[group] = found
    unknownToll[group] = withoutToll
    if (countsKilled) {
      writeInterval(
        killed,
        group,
        found,
        firstOf(missing, killedUnknown),
        killedUnknown,
        firstOf(best, woundedBest),
        firstOf(below, woundedBelow),
        firstOf(above, woundedAbove),
        firstOf(open, woundedOpen),
      )
    }
    if (countsWounded) {
      writeInterval(
        wounded,
        group,
        found,
        woundedMissing,
        firstOf(unknown, withoutToll),
        woundedBest,
        woundedBelow,
        woundedAbove,
        woundedOpen,
      )
    }
  }
}

function writeInterval(
  columns: IntervalColumns,
  group: number,
  incidents: number,
  missing: number,
  unknown: number,
  middle: number,
  below: number,
  above: number,
  open: number,
): void {
  const reported = incidents - missing
  const isTold = reported > 0 || incidents === 0
  const isUnknown = reported > 0 && unknown === reported
  columns.low[group] = isTold ? middle - below : Number.NaN
  columns.best[group] = isTold && !isUnknown ? middle : Number.NaN
  columns.high[group] = isTold && open === 0 ? middle + above : Number.NaN
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
