import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { formatQuery } from '@recount/core/query'
import type { Ledger } from '@recount/ledger'
import { describeParameters, describePathParameter } from '../parameters/describe-parameters.ts'
import { badParameter, describeAnswers, notFound, respondProblem } from '../problems/index.ts'
import { askView } from '../public-view/ask-view.ts'
import type { PublicRegisters } from '../public-view/public-registers.ts'
import { respondJson } from '../representation/respond.ts'
import { revisionSchema } from '../representation/revision-schema.ts'

const historySchema = z
  .strictObject({ revision: z.int(), id: z.string(), items: z.array(revisionSchema) })
  .openapi('IncidentHistory')

const route = createRoute({
  method: 'get',
  path: '/v1/incidents/{id}/revisions',
  operationId: 'getIncidentRevisions',
  tags: ['Incidents', 'Corrections'],
  summary: 'The history of an incident, newest first',
  description: 'What protects it now protects its earlier versions too.',
  parameters: [
    describePathParameter('id', 'The incident’s id.', 'afg-2022-kaj'),
    ...describeParameters(['asOf']),
  ],
  responses: describeAnswers(historySchema, 'Its versions.', ['not-found']),
})

/** Adds the history of an incident. */
export function addIncidentRevisions(
  api: OpenAPIHono,
  registers: PublicRegisters,
  ledger: Ledger,
): void {
  api.openapi(route, async (context) => {
    const { value: asked, issues } = await askView(context, registers, ['asOf'])
    if (asked === null) return respondProblem(context, badParameter(issues))
    const { query, view } = asked
    const id = context.req.param('id')
    const rows = (await ledger.revisionsOf('incident', id)).filter(
      ({ revision }) => revision <= view.revision,
    )
    const items = (await registers.show(rows)).filter(({ status }) => status !== 'withheld')
    if (items.length === 0) return respondProblem(context, notFound(`incident ${id}`))
    return respondJson(context, {
      view,
      canonical: formatQuery(query),
      links: [{ href: `/v1/incidents/${id}`, rel: 'latest-version' }],
      body: () => ({ revision: view.revision, id, items }),
    })
  })
}
