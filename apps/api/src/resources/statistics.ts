import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { countingRules, defaultCountingRule } from '@recount/core/counting'
import { parameterNames, queryParameters } from '@recount/core/query'
import { statistics } from '@recount/core/statistics'
import { parseParameters } from '../parameters/parse-parameters.ts'
import { badParameter, describeAnswers, respondProblem } from '../problems/index.ts'
import type { PublicTables } from '../public-view/public-tables.ts'
import { respondJson } from '../representation/respond.ts'

const parameterSchema = z.strictObject({
  name: z.string(),
  summary: z.string(),
  expected: z.string(),
  example: z.string(),
})

const statisticsSchema = z
  .strictObject({
    revision: z.int(),
    items: z.array(
      z.strictObject({
        name: z.string(),
        summary: z.string(),
        href: z.string(),
        parameters: z.array(parameterSchema).openapi({ description: 'Beside those of a query.' }),
      }),
    ),
    queryParameters: z.array(parameterSchema),
    countingRules: z.array(
      z.strictObject({ name: z.string(), version: z.int(), summary: z.string() }),
    ),
    defaultCountingRule: z.string(),
  })
  .openapi('Statistics')

const route = createRoute({
  method: 'get',
  path: '/v1/statistics',
  operationId: 'listStatistics',
  tags: ['Statistics'],
  summary: 'Every statistic, the parameters of a query, and the counting rules',
  responses: describeAnswers(statisticsSchema, 'The list.'),
})

/** Adds the list of statistics. */
export function addStatistics(api: OpenAPIHono, tables: PublicTables): void {
  api.openapi(route, async (context) => {
    const { value: query, issues } = parseParameters(new URL(context.req.url).search, [])
    if (query === null) return respondProblem(context, badParameter(issues))
    const view = await tables.now()
    return respondJson(context, {
      view,
      canonical: '',
      body: () => ({
        revision: view.revision,
        items: statistics.map((each) => ({ ...each, href: `/v1/statistics/${each.name}` })),
        queryParameters: parameterNames.map((name) => {
          const { summary, expected, example } = queryParameters[name]
          return { name, summary, expected, example }
        }),
        countingRules: countingRules.map(({ name, version, summary }) => ({
          name,
          version,
          summary,
        })),
        defaultCountingRule,
      }),
    })
  })
}
