import type { CountedIncident } from '../src/counting/index.ts'
import type { Interval } from '../src/primitives/index.ts'
import type { Query } from '../src/query/index.ts'
import { type CountableHarm, countableHarms, type Group } from '../src/records/index.ts'
import type { Casualties } from '../src/statistics/toll-sums.ts'

/**
 * The slow, obvious way to killed and wounded: from counted incidents, without tables, codes or typed
 * arrays. Statistics are compared with it.
 */
export type Asked = Pick<Query, 'harm' | 'group'>

interface KnownQuantity {
  readonly quantity: Interval
  readonly unknown: boolean
}

/** Everything that an incident counts for a harm: its total, or its cells of the groups asked for. */
export function slowQuantities(
  counted: CountedIncident,
  harm: CountableHarm,
  asked: Asked,
): readonly KnownQuantity[] {
  if (asked.harm.length > 0 && !asked.harm.includes(harm)) return []
  if (asked.group.length > 0) {
    return counted.cells.filter(
      (cell) => cell.harm === harm && asked.group.some((group) => group === cell.group),
    )
  }
  const total = counted.totals[harm]
  return total === null ? [] : [total]
}

/** Lows add, highs add unless one is open, best adds best or low; no best where no number is told. */
export function slowSum(quantities: readonly KnownQuantity[]): Interval {
  const intervals = quantities.map(({ quantity }) => quantity)
  const highs = intervals.map(({ high }) => high)
  const isUnknown = quantities.length > 0 && quantities.every(({ unknown }) => unknown)
  return {
    low: sum(intervals.map(({ low }) => low)),
    best: isUnknown ? null : sum(intervals.map(({ low, best }) => best ?? low)),
    high: highs.includes(null) ? null : sum(highs.map((high) => high ?? 0)),
  }
}

/** Killed and wounded of some incidents. */
export function slowCasualties(counted: readonly CountedIncident[], asked: Asked): Casualties {
  const harm = (name: 'killed' | 'wounded') => {
    if (asked.harm.length > 0 && !asked.harm.includes(name)) return null
    const quantities = counted.flatMap((incident) => slowQuantities(incident, name, asked))
    return counted.length > 0 && quantities.length === 0 ? null : slowSum(quantities)
  }
  return {
    killed: harm('killed'),
    wounded: harm('wounded'),
    incidents: counted.length,
    unknownToll: counted.filter((incident) => isTollUnknown(incident, asked)).length,
  }
}

/** Whether a counted toll of an incident tells no number, or nobody reported one for a harm asked for. */
export function isTollUnknown(counted: CountedIncident, asked: Asked): boolean {
  const harms = asked.harm.length === 0 ? countableHarms : asked.harm
  const isCounted = (group: string) =>
    asked.group.length === 0
      ? group !== 'attacker'
      : asked.group.some((known: Group) => known === group)
  const isUnknown = counted.cells.some(
    ({ harm, group, unknown }) =>
      unknown && harms.some((known) => known === harm) && isCounted(group),
  )
  if (isUnknown) return true
  return !counted.cells.some(({ harm }) => harms.some((known) => known === harm))
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
