import type { Parsed } from '@recount/core/primitives'
import type { Query } from '@recount/core/query'
import type { Context } from 'hono'
import { parseParameters } from '../parameters/parse-parameters.ts'
import { type Cursor, cursorIssue, parseCursor } from '../representation/cursor.ts'

/** Where what is known at a revision is to be had. */
export interface Views<View> {
  at(asOf: string | null): Promise<Parsed<View>>
  atRevision(revision: number): Promise<View | null>
}

/** What a request asks of which records. */
export interface Asked<View> {
  readonly query: Query
  readonly view: View
  /** The cursor of the request, `null` for the first page. */
  readonly cursor: Cursor | null
}

/**
 * Reads a request's parameters, of which the route takes some, and the records that they are asked of:
 * those of `asOf`, those of the page before, or the newest.
 *
 * `listOf` names the list that a cursor must belong to; `search` is the address's query, where the route
 * has taken parameters of its own out of it.
 */
export async function askView<View>(
  context: Context,
  views: Views<View>,
  taken: readonly (keyof Query)[],
  listOf: (query: Query) => string = () => '',
  search: string = new URL(context.req.url).search,
): Promise<Parsed<Asked<View>>> {
  const { value: query, issues } = parseParameters(search, taken)
  if (query === null) return { value: null, issues }
  if (query.cursor === null) {
    const { value: view, issues } = await views.at(query.asOf)
    return view === null
      ? { value: null, issues }
      : { value: { query, view, cursor: null }, issues }
  }
  const cursor = parseCursor(query.cursor, listOf(query))
  if (cursor.value === null) return { value: null, issues: cursor.issues }
  const view = await views.atRevision(cursor.value.revision)
  return view === null
    ? { value: null, issues: [cursorIssue(query.cursor)] }
    : { value: { query, view, cursor: cursor.value }, issues: [] }
}
