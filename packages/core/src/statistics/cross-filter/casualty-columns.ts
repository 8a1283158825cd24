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
import { forgetTouched, type TouchedGroups } from './touched-groups.ts'

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

/** Writes what the sums of touched groups come to, and forgets that they were touched. */
export function writeCasualties(
  columns: CasualtyColumns,
  from: CasualtySums,
  touched: TouchedGroups,
): void {
  if (from.width !== tollFields) {
    writePaired(columns, from, touched)
    return
  }
  writePlain(columns, from, touched)
  forgetTouched(touched)
}

function writePlain(
  { incidents, unknownToll, killed, wounded }: CasualtyColumns,
  { sums, counts }: CasualtySums,
  { groups, count }: TouchedGroups,
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
        to.low,
        to.best,
        to.high,
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

/**
 * The same where two fields share a number: those of a harm lie at the same places, killed first. The groups are
 * forgotten on the way, not in a function of its own, which keeps this one too long to be compiled again within its
 * callers, as `slideSpans` is.
 */
function writePaired(
  { incidents, unknownToll, killed, wounded }: CasualtyColumns,
  { sums, width, counts }: CasualtySums,
  touched: TouchedGroups,
): void {
  const { groups, isTouched, count } = touched
  touched.count = 0
  const { killed: countsKilled, wounded: countsWounded } = counts
  const { low: killedLow, best: killedBest, high: killedHigh } = killed
  const { low: woundedLow, best: woundedBest, high: woundedHigh } = wounded
  for (let index = 0; index < count; index++) {
    const group = groups[index] ?? 0
    const at = group * width
    isTouched[group] = 0
    const counted = sums[at] ?? 0
    const best = sums[at + 1] ?? 0
    const below = sums[at + 2] ?? 0
    const above = sums[at + 3] ?? 0
    const open = sums[at + 4] ?? 0
    const woundedMissing = secondOf(counted)
    const found = firstOf(counted, woundedMissing)
    const bestOfWounded = secondOf(best)
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
        killedLow,
        killedBest,
        killedHigh,
        group,
        found,
        firstOf(missing, killedUnknown),
        killedUnknown,
        firstOf(best, bestOfWounded),
        firstOf(below, woundedBelow),
        firstOf(above, woundedAbove),
        firstOf(open, woundedOpen),
      )
    }
    if (countsWounded) {
      writeInterval(
        woundedLow,
        woundedBest,
        woundedHigh,
        group,
        found,
        woundedMissing,
        firstOf(unknown, withoutToll),
        bestOfWounded,
        woundedBelow,
        woundedAbove,
        woundedOpen,
      )
    }
  }
}

function writeInterval(
  lows: Float64Array,
  bests: Float64Array,
  highs: Float64Array,
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
  lows[group] = isTold ? middle - below : Number.NaN
  bests[group] = isTold && !isUnknown ? middle : Number.NaN
  highs[group] = isTold && open === 0 ? middle + above : Number.NaN
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
