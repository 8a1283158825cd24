import { type IncidentTable, idOfRow, openEnd } from '../table/index.ts'
import type { SortOrder } from './query.ts'

/**
 * Selected rows in the order of a list.
 *
 * `newest` and `oldest` go by the latest day on which an incident can have happened, then by the
 * earliest; where no latest day is known the row comes last in both. `killed` puts the greatest toll
 * first, by best estimate or low, and those with no reported number last. Equals are ordered by id, so
 * that every order is complete and a page can begin behind any row.
 *
 * @example
 * orderRows(buildIncidentTable([]), Uint32Array.of(), 'newest').length //=> 0
 */
export function orderRows(table: IncidentTable, rows: Uint32Array, sort: SortOrder): Uint32Array {
  return rows.toSorted(comparatorOf(table, sort))
}

type Comparator = (a: number, b: number) => number

function comparatorOf(table: IncidentTable, sort: SortOrder): Comparator {
  const byId: Comparator = (a, b) => compare(idOfRow(table.id, a), idOfRow(table.id, b))
  if (sort === 'id') return byId
  if (sort === 'killed') return (a, b) => killedIn(table, b) - killedIn(table, a) || byId(a, b)
  const direction = sort === 'newest' ? -1 : 1
  const { entries, codes } = table.when
  const at = (days: Int32Array, row: number) => days[codes[row] ?? 0] ?? 0
  return (a, b) =>
    Number(at(entries.latest, a) === openEnd) - Number(at(entries.latest, b) === openEnd) ||
    direction * (at(entries.latest, a) - at(entries.latest, b)) ||
    direction * (at(entries.earliest, a) - at(entries.earliest, b)) ||
    byId(a, b)
}

function killedIn({ totals, quantities }: IncidentTable, row: number): number {
  const code = totals.killed[row] ?? quantities.low.length
  const best = quantities.best[code] ?? -1
  return best < 0 ? (quantities.low[code] ?? -1) : best
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
