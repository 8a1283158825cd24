import { everything, formatQuery } from '@recount/core/query'
import { type Answer, ready } from './answer.ts'
import type { ListedIncident } from './expected-answers.ts'
import type { RecountApi } from './recount-api.ts'

/** So many ids still fit into one address. */
const mostInAddress = 100

/** The records of some incidents as known at a revision; those that are not public are left out. */
export async function loadIncidents(
  api: Pick<RecountApi, 'incidents'>,
  ids: readonly string[],
  asOf: string | null,
): Promise<Answer<readonly ListedIncident[]>> {
  const found: ListedIncident[] = []
  for (let start = 0; start < ids.length; start += mostInAddress) {
    const incident = ids.slice(start, start + mostInAddress)
    const search = formatQuery({ ...everything, incident, asOf, limit: mostInAddress })
    const page = await api.incidents(search)
    if (page.status !== 'ready') return page
    found.push(...page.value.items)
  }
  return ready(found)
}
