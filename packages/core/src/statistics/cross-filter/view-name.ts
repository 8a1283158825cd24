import type { Query } from '../../query/index.ts'
import { type PeriodLength, periodLengths } from '../calendar-period.ts'
import { type Dimension, dimensions } from '../dimension.ts'

/** What a view can group by: every dimension of `groups`, any length of period, and the dataset. */
export type ViewName = Dimension | PeriodLength | 'dataset'

/** Every view that can be asked for. */
export const viewNames: readonly ViewName[] = [
  ...new Set<ViewName>([...dimensions, ...periodLengths, 'dataset']),
]

/** Whether a view shows time, so that the brushed period is its own filter. */
export function isPeriodView(name: ViewName): name is PeriodLength {
  return (periodLengths as readonly string[]).includes(name)
}

/**
 * A query without the filter that belongs to a view, which is the question that the view answers.
 *
 * A time view leaves out the period, `actor` the actors but not the standard, `group` and `harm` what is
 * counted. `weekday` and `hour` have no filter.
 *
 * @example
 * withoutFilterOf('country', { ...everything, country: ['AFG'], type: ['battle'] }).country //=> []
 */
export function withoutFilterOf(name: ViewName, query: Query): Query {
  if (isPeriodView(name)) return { ...query, from: null, to: null }
  if (name === 'attribution') return { ...query, attribution: null }
  return name === 'weekday' || name === 'hour' ? query : { ...query, [name]: [] }
}
