import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { reconcileOver } from '@recount/core/figures'
import { formatQuery } from '@recount/core/query'
import type { Ledger } from '@recount/ledger'
import { describeParameters, describePathParameter } from '../parameters/describe-parameters.ts'
import { badParameter, describeAnswers, notFound, respondProblem } from '../problems/index.ts'
import { askTable } from '../public-view/ask-table.ts'
import type { PublicTables } from '../public-view/public-tables.ts'
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
export function addReconciliation(api: OpenAPIHono, tables: PublicTables, ledger: Ledger): void {
  api.openapi(route, async (context) => {
    const { value: asked, issues } = await askTable(context, tables, () => '', undefined, ['asOf'])
    if (asked === null) return respondProblem(context, badParameter(issues))
    const { query, view } = asked
    const id = context.req.param('id')
    const register = await ledger.register.at(view)
    const { reportedTotals } = await ledger.register.records(register, { 'reported-total': [id] })
    const [total] = reportedTotals
    if (total === undefined) return respondProblem(context, notFound(`reported total ${id}`))
    return respondJson(context, {
      view,
      canonical: formatQuery(query),
      links: [{ href: `/v1/reported-totals/${id}`, rel: 'about' }],
      body: () => reconcileOver(view.table, view.revision, total),
    })
  })
}
