import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { formatQuery } from '@recount/core/query'
import type { Ledger } from '@recount/ledger'
import { describeParameters } from '../parameters/describe-parameters.ts'
import { badParameter, describeAnswers, respondProblem } from '../problems/index.ts'
import { askView } from '../public-view/ask-view.ts'
import type { PublicViews } from '../public-view/public-views.ts'
import { cursorIssue, formatCursor } from '../representation/cursor.ts'
import { nextPage } from '../representation/link.ts'
import { pageSchema } from '../representation/page.ts'
import { respondJson } from '../representation/respond.ts'
import { revisionSchema } from '../representation/revision-schema.ts'

const taken = ['asOf', 'limit', 'cursor'] as const

const route = createRoute({
  method: 'get',
  path: '/v1/revisions',
  operationId: 'listRevisions',
  tags: ['Corrections'],
  summary: 'The correction ledger, newest first',
  parameters: describeParameters(taken),
  responses: describeAnswers(
    pageSchema(revisionSchema).openapi('Revisions'),
    'A page of revisions.',
  ),
})

/** Adds the correction ledger. */
export function addRevisions(api: OpenAPIHono, views: PublicViews, ledger: Ledger): void {
  api.openapi(route, async (context) => {
    const { value: asked, issues } = await askView(context, views, taken, () => 'revisions')
    if (asked === null) return respondProblem(context, badParameter(issues))
    const { query, view, cursor } = asked
    const before = cursor === null ? view.revision + 1 : Number(cursor.after)
    if (!Number.isSafeInteger(before)) {
      return respondProblem(context, badParameter([cursorIssue(query.cursor)]))
    }
    const rows = await ledger.revisions(before, query.limit)
    const items = await views.show(rows)
    const last = items.at(-1)?.revision ?? 1
    const next =
      last > 1
        ? formatCursor({ revision: view.revision, list: 'revisions', after: String(last) })
        : null
    return respondJson(context, {
      view,
      canonical: formatQuery(query),
      links: nextPage(route.path, formatQuery({ ...query, cursor: next }), next),
      body: () => ({ revision: view.revision, items, matched: view.revision, next }),
    })
  })
}
