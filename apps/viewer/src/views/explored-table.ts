import { everything, formatQuery, type Query } from '@recount/core/query'
import type { Actor, Place, Source } from '@recount/core/records'
import type { LoadedTable } from '../data/load-table.ts'

/** A table with the question that it was loaded for. */
export interface ExploredTable {
  readonly counted: LoadedTable
  readonly query: Query
}

/** The records whose names stand in the answer to a question. */
export interface NamingRecords {
  readonly actors: readonly Actor[]
  readonly places: readonly Place[]
  readonly sources: readonly Source[]
}

/**
 * The address of the total of a question: without the order and the pages of its list.
 *
 * @example
 * totalSearch({ ...everything, sort: 'killed' }) //=> ''
 */
export function totalSearch(query: Query): string {
  const { sort, limit, cursor } = everything
  return formatQuery({ ...query, sort, limit, cursor })
}
