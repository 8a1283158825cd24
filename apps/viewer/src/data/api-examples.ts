import { parseQuery } from '@recount/core/query'
import { isStatisticName, parseStatistic } from '@recount/core/statistics'

/** A question to the API that the data page shows: its kind, and its address under the API's base. */
export interface ApiExample {
  readonly name: 'total' | 'series' | 'groups' | 'incidents' | 'rule'
  readonly resource: string
  readonly search: string
}

/** Questions that any ledger can answer, and the seed casebook with numbers. */
export const apiExamples: readonly ApiExample[] = [
  { name: 'total', resource: 'statistics/total', search: 'actor=iskp&attribution=claimed' },
  {
    name: 'series',
    resource: 'statistics/series',
    search: 'actor=iskp&attribution=claimed&by=month&calendar=persian',
  },
  { name: 'groups', resource: 'statistics/groups', search: 'by=province' },
  {
    name: 'incidents',
    resource: 'incidents',
    search: 'from=2022-10-05&to=2022-12-05&sort=killed',
  },
  { name: 'rule', resource: 'statistics/total', search: 'rule=most-conservative' },
]

/**
 * Whether an example can be asked, by the grammar that the API itself reads with.
 *
 * @example
 * canBeAsked({ name: 'total', resource: 'statistics/total', search: 'actr=iskp' }) //=> false
 */
export function canBeAsked({ resource, search }: ApiExample): boolean {
  const statistic = /^statistics\/(.+)$/.exec(resource)?.[1]
  if (statistic === undefined) return parseQuery(search).value !== null
  return isStatisticName(statistic) && parseStatistic(statistic, search).value !== null
}
