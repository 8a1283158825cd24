import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Figure } from '@recount/core/figures'
import { type Ledger, recountFigure } from '@recount/ledger'
import { describePathParameter } from '../parameters/describe-parameters.ts'
import { parseParameters } from '../parameters/parse-parameters.ts'
import { badParameter, describeAnswers, notFound, respondProblem } from '../problems/index.ts'
import type { PublicTables } from '../public-view/public-tables.ts'
import { figureSchema, verificationSchema } from '../representation/figure-schemas.ts'
import { respondJson } from '../representation/respond.ts'

/** A figure, and what came of counting it again at the newest revision. */
export const citedFigure = z
  .strictObject({
    revision: z.int().openapi({ description: 'The revision at which it was counted again.' }),
    figure: figureSchema,
    verification: verificationSchema,
  })
  .openapi('CitedFigure')

const route = createRoute({
  method: 'get',
  path: '/v1/figures/{id}',
  operationId: 'getFigure',
  tags: ['Figures'],
  summary: 'Recalls a figure and counts it again',
  parameters: [describePathParameter('id', 'The figure’s id.')],
  responses: describeAnswers(citedFigure, 'The figure, and whether it still holds.', ['not-found']),
})

/** Adds the recalling of figures. */
export function addFigure(api: OpenAPIHono, tables: PublicTables, ledger: Ledger): void {
  api.openapi(route, async (context) => {
    const { value: query, issues } = parseParameters(new URL(context.req.url).search, [])
    if (query === null) return respondProblem(context, badParameter(issues))
    const id = context.req.param('id')
    const stored = await ledger.figure(id)
    if (stored === null) return respondProblem(context, notFound(`figure ${id}`))
    const figure: Figure = JSON.parse(stored.body)
    const { view, verification } = await recountFigure(figure, tables, ledger.tables.standing)
    return respondJson(context, {
      view,
      canonical: '',
      body: () => ({ revision: view.revision, figure, verification }),
    })
  })
}
