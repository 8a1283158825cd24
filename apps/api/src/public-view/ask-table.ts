import type { Parsed } from '@recount/core/primitives'
import { parameterNames, type Query, ruleOf } from '@recount/core/query'
import type { Context } from 'hono'
import { parseParameters } from '../parameters/parse-parameters.ts'
import { type Cursor, cursorIssue, parseCursor } from '../representation/cursor.ts'
import type { PublicTables, TableView } from './public-tables.ts'

/** What a request asks of which table. */
export interface AskedTable {
  readonly query: Query
  readonly view: TableView
  /** The cursor of the request, `null` for the first page. */
  readonly cursor: Cursor | null
}

/**
 * Reads a query and the table that it is asked of: that of `asOf`, that of the page before, or the newest.
 *
 * `listOf` names the list that a cursor must belong to; `search` is the address's query, where the route
 * has taken parameters of its own out of it; `taken` are those that it knows.
 */
export async function askTable(
  context: Context,
  tables: PublicTables,
  listOf: (query: Query) => string,
  search: string = new URL(context.req.url).search,
  taken: readonly (keyof Query)[] = parameterNames,
): Promise<Parsed<AskedTable>> {
  const { value: query, issues } = parseParameters(search, taken)
  if (query === null) return { value: null, issues }
  if (query.cursor === null) {
    const { value: view, issues } = await tables.at(query.asOf, ruleOf(query))
    return { value: view && { query, view, cursor: null }, issues }
  }
  const cursor = parseCursor(query.cursor, listOf(query))
  if (cursor.value === null) return { value: null, issues: cursor.issues }
  const view = await tables.atRevision(cursor.value.revision, ruleOf(query))
  return view === null
    ? { value: null, issues: [cursorIssue(query.cursor)] }
    : { value: { query, view, cursor: cursor.value }, issues: [] }
}
