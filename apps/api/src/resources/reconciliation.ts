import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { reconcile } from '@recount/core/figures'
import { formatQuery } from '@recount/core/query'
import { describeParameters, describePathParameter } from '../parameters/describe-parameters.ts'
import { badParameter, describeAnswers, notFound, respondProblem } from '../problems/index.ts'
import { askView } from '../public-view/ask-view.ts'
import type { PublicViews } from '../public-view/public-views.ts'
import { reconciliationSchema } from '../representation/reconciliation-schema.ts'
import { respondJson } from '../representation/respond.ts'

const route = createRoute({
  method: 'get',
  path: '/v1/reconciliations/{id}',
  operationId: 'getReconciliation',
  tags: ['Reconciliations'],
  summary: 'The bridge of a reported total',
  description: 'From the reported number to stricter readings, each step with its incidents.',
  parameters: [
    describePathParameter('id', 'The id of the reported total.', '8am-2022-12'),
    ...describeParameters(['asOf']),
  ],
  responses: describeAnswers(reconciliationSchema, 'The reconciliation.', ['not-found']),
})

/** Adds reconciliations. */
export function addReconciliation(api: OpenAPIHono, views: PublicViews): void {
  api.openapi(route, async (context) => {
    const { value: asked, issues } = await askView(context, views, ['asOf'])
    if (asked === null) return respondProblem(context, badParameter(issues))
    const { query, view } = asked
    const id = context.req.param('id')
    const total = view.records.reportedTotals.find((candidate) => candidate.id === id)
    if (total === undefined) return respondProblem(context, notFound(`reported total ${id}`))
    return respondJson(context, {
      view,
      canonical: formatQuery(query),
      links: [{ href: `/v1/reported-totals/${id}`, rel: 'about' }],
      body: () => reconcile(view.records, view.revision, total),
    })
  })
}
