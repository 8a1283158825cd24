import type { Query } from '@recount/core/query'
import {
  brush,
  type CasualtyRow,
  type CrossFilter,
  openCrossFilter,
  rowsOfView,
  setFilter,
  type ViewName,
} from '@recount/core/statistics'
import type { IncidentTable } from '@recount/core/table'

const sessions = new WeakMap<IncidentTable, CrossFilter>()

/**
 * The rows of one chart of a page of linked charts: the question answered without the chart's own filter.
 *
 * All charts over one table share a session, which is moved to the question and keeps what has not
 * changed, so that a period can be brushed while the charts follow.
 */
export function linkedRows(
  table: IncidentTable,
  query: Query,
  view: ViewName,
): readonly CasualtyRow[] {
  const { rule: _rule, asOf: _asOf, sort: _sort, limit: _limit, cursor: _cursor, ...asked } = query
  const { from, to, ...change } = asked
  const session = sessions.get(table) ?? openCrossFilter(table, [], query)
  sessions.set(table, session)
  setFilter(session, change)
  brush(session, from, to)
  return rowsOfView(session, view)
}
