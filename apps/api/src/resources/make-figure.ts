import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { citeComputed } from '@recount/core/figures'
import { ruleOf } from '@recount/core/query'
import { computeOverTable, incidentsUsed, parseStatistic } from '@recount/core/statistics'
import { type Ledger, recountFigure } from '@recount/ledger'
import { bodyLimit } from 'hono/body-limit'
import {
  badParameter,
  describeMaking,
  limitRate,
  type Problem,
  respondProblem,
  status,
} from '../problems/index.ts'
import type { PublicTables } from '../public-view/public-tables.ts'
import { figureRequest } from '../representation/figure-schemas.ts'
import { citedFigure } from './figure.ts'

const longestBody = 16_384

/** Anybody may make figures, and what is made stays: so they are made at a bounded rate. */
const mostAtOnce = 600
const perSecond = 10

const tooMany: Problem = {
  kind: 'too-many-requests',
  detail: 'More figures are being made than this server keeps at a time.',
  headers: { 'Retry-After': '1' },
}

const route = createRoute({
  method: 'post',
  path: '/v1/figures',
  operationId: 'makeFigure',
  tags: ['Figures'],
  summary: 'Makes a citable figure',
  description:
    'The same question at the same ledger revision makes the same figure, so asking twice makes one.',
  middleware: bodyLimit({
    maxSize: longestBody,
    onError: (context) =>
      respondProblem(context, {
        kind: 'content-too-large',
        detail: `The body may have ${longestBody} bytes.`,
      }),
  }),
  request: {
    body: { required: true, content: { 'application/json': { schema: figureRequest } } },
  },
  responses: describeMaking(citedFigure, 'The figure.', [
    'bad-body',
    'content-too-large',
    'unsupported-media-type',
    'too-many-requests',
  ]),
})

/** Adds the making of figures. */
export function addMakeFigure(
  api: OpenAPIHono,
  tables: PublicTables,
  ledger: Ledger,
  now: () => Date,
): void {
  const isAllowed = limitRate(now, mostAtOnce, perSecond)
  api.openapi(route, async (context) => {
    const { statistic, query } = context.req.valid('json')
    const parsed = parseStatistic(statistic, query)
    if (parsed.value === null) return respondProblem(context, badParameter(parsed.issues))
    const { query: asked, options } = parsed.value
    const at = await tables.at(asked.asOf, ruleOf(asked))
    if (at.value === null) return respondProblem(context, badParameter(at.issues))
    const { table, revision, policy } = at.value
    const computed = computeOverTable(table, revision, statistic, asked, options)
    const standing = await ledger.tables.standing(incidentsUsed(computed), revision)
    const figure = citeComputed(computed, policy, (id) => standing.get(id)?.version)
    const isThere = (await ledger.figure(figure.id)) !== null
    if (!isThere && !isAllowed()) return respondProblem(context, tooMany)
    const { created } = await ledger.saveFigure(figure)
    const { view: newest, verification } = await recountFigure(
      figure,
      tables,
      ledger.tables.standing,
    )
    const headers = { Location: `/v1/figures/${figure.id}`, 'Cache-Control': 'no-store' }
    const body = { revision: newest.revision, figure, verification }
    return context.json(body, created ? status.created : status.ok, headers)
  })
}
