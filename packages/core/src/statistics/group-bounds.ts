import { countableHarms } from '../records/index.ts'
import { type Asked, isHarmAsked } from './asked-toll.ts'
import type { GroupedTolls } from './grouped-tolls.ts'
import type { Measure } from './measure.ts'
import { atIncidents, atKilled, atWounded, intervalOfSlot, slotWidth } from './toll-sums.ts'

/**
 * A measure of groups as columns, an entry a group: −1 in all three where a group has no number, `best`
 * the low where there is no best estimate, `high` infinite where it is open.
 */
export interface GroupBounds {
  readonly low: Float64Array
  readonly best: Float64Array
  readonly high: Float64Array
}

/** A measure of all groups. */
export function boundsOfGroups(
  { length, sums: { numbers } }: Pick<GroupedTolls, 'length' | 'sums'>,
  measure: Measure,
  asked: Asked,
): GroupBounds {
  const low = new Float64Array(length)
  const best = new Float64Array(length)
  const high = new Float64Array(length)
  const isAsked = measure !== 'incidents' && isHarmAsked(asked, countableHarms.indexOf(measure))
  const atHarm = measure === 'killed' ? atKilled : atWounded
  for (let group = 0; group < length; group++) {
    const at = group * slotWidth
    if (measure === 'incidents') {
      const incidents = numbers[at + atIncidents] ?? 0
      low[group] = incidents
      best[group] = incidents
      high[group] = incidents
      continue
    }
    const interval = intervalOfSlot(numbers, at, atHarm, isAsked)
    low[group] = interval === null ? -1 : interval.low
    best[group] = interval === null ? -1 : (interval.best ?? interval.low)
    high[group] = interval === null ? -1 : (interval.high ?? Number.POSITIVE_INFINITY)
  }
  return { low, best, high }
}
