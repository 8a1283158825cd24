import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { formatQuery, ruleOf } from '@recount/core/query'
import {
  computeOverTable,
  formatStatisticOptions,
  parseStatistic,
  type StatisticDescription,
} from '@recount/core/statistics'
import { describeParameter, describeParameters } from '../parameters/describe-parameters.ts'
import { badParameter, describeAnswers, respondProblem } from '../problems/index.ts'
import type { PublicTables } from '../public-view/public-tables.ts'
import { respondJson } from '../representation/respond.ts'
import { incidentCounts, resultSchemas } from '../representation/statistic-schemas.ts'

/** Adds one statistic of core's registry. */
export function addStatistic(
  api: OpenAPIHono,
  tables: PublicTables,
  { name, summary, parameters }: StatisticDescription,
): void {
  const answerSchema = z.strictObject({
    revision: z.int(),
    statistic: z.literal(name),
    query: z.string().openapi({ description: 'The question in its canonical form.' }),
    rule: z.string(),
    result: resultSchemas[name],
    incidents: incidentCounts,
  })
  const route = createRoute({
    method: 'get',
    path: `/v1/statistics/${name}`,
    operationId: `statistic-${name}`,
    tags: ['Statistics'],
    summary: summary.replace(/\.$/, ''),
    parameters: [...parameters.map(describeParameter), ...describeParameters()],
    responses: describeAnswers(answerSchema, 'The numbers, and of which incidents they are.'),
  })
  api.openapi(route, async (context) => {
    const { value: asked, issues } = parseStatistic(name, new URL(context.req.url).search)
    if (asked === null) return respondProblem(context, badParameter(issues))
    const { query, options } = asked
    const at = await tables.at(query.asOf, ruleOf(query))
    if (at.value === null) return respondProblem(context, badParameter(at.issues))
    const view = at.value
    const canonical = [formatQuery(query), formatStatisticOptions(name, options)]
      .filter((part) => part !== '')
      .join('&')
    return respondJson(context, {
      view,
      canonical,
      links: [
        { href: `${route.path}?${canonical}`, rel: 'canonical' },
        { href: `/v1/incidents?${formatQuery(query)}`, rel: 'related' },
      ],
      body: () => computeOverTable(view.table, view.revision, name, query, options).answer,
    })
  })
}
