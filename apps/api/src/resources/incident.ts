import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  type CountedIncident,
  countIncident,
  countingContextOf,
  countingRules,
} from '@recount/core/counting'
import type { PublicIncident, Tombstone } from '@recount/core/protection'
import { formatQuery } from '@recount/core/query'
import { describeParameters, describePathParameter } from '../parameters/describe-parameters.ts'
import {
  badParameter,
  describeAnswers,
  issueSchema,
  notFound,
  type Problem,
  respondProblem,
} from '../problems/index.ts'
import { askView } from '../public-view/ask-view.ts'
import type { PublicView } from '../public-view/public-view.ts'
import type { PublicViews } from '../public-view/public-views.ts'
import { countSchema, perpetratorsSchema } from '../representation/count-schemas.ts'
import { incidentRecord } from '../representation/record-schemas.ts'
import { respondJson } from '../representation/respond.ts'

const countedIncident = z
  .strictObject({
    ...incidentRecord.unwrap().shape,
    revision: z.int(),
    perpetrators: perpetratorsSchema,
    counts: z.array(countSchema).openapi({ description: 'Its count under every counting rule.' }),
    issues: z.array(issueSchema).openapi({ description: 'Contradictions between its claims.' }),
  })
  .openapi('CountedIncident')

const route = createRoute({
  method: 'get',
  path: '/v1/incidents/{id}',
  operationId: 'getIncident',
  tags: ['Incidents'],
  summary: 'One incident, counted under every rule',
  parameters: [
    describePathParameter('id', 'The incident’s id.', 'afg-2022-kaj'),
    ...describeParameters(['asOf']),
  ],
  responses: describeAnswers(countedIncident, 'The incident.', [
    'not-found',
    'merged',
    'withdrawn',
  ]),
})

/** Adds one incident. */
export function addIncident(api: OpenAPIHono, views: PublicViews): void {
  api.openapi(route, async (context) => {
    const { value: asked, issues } = await askView(context, views, ['asOf'])
    if (asked === null) return respondProblem(context, badParameter(issues))
    const { query, view } = asked
    const id = context.req.param('id')
    const incident = view.records.incidents.find((candidate) => candidate.id === id)
    if (incident === undefined) return respondProblem(context, problemOf(id, view))
    return respondJson(context, {
      view,
      canonical: formatQuery(query),
      links: [
        { href: `/v1/incidents/${id}/revisions`, rel: 'version-history' },
        { href: '/v1/incidents', rel: 'collection' },
      ],
      body: () => ({ ...incident, revision: view.revision, ...countByEveryRule(incident, view) }),
    })
  })
}

function countByEveryRule(incident: PublicIncident, view: PublicView) {
  const context = countingContextOf(view.records)
  const counted = countingRules.map((rule) => countIncident(incident, rule, context))
  const [first] = counted
  return {
    perpetrators: first?.perpetrators ?? [],
    counts: counted.map(({ rule, totals, cells, setAside }: CountedIncident) => ({
      rule,
      totals,
      cells,
      setAside,
    })),
    issues: first?.issues ?? [],
  }
}

function problemOf(id: string, { records }: PublicView): Problem {
  const tombstone: Tombstone | undefined = records.tombstones.find((each) => each.id === id)
  if (tombstone === undefined) return notFound(`incident ${id}`)
  if (tombstone.mergedInto === null) {
    return { kind: 'withdrawn', detail: `Incident ${id} was withdrawn.` }
  }
  return {
    kind: 'merged',
    detail: `Incident ${id} was merged into ${tombstone.mergedInto}.`,
    headers: { Location: `/v1/incidents/${encodeURIComponent(tombstone.mergedInto)}` },
  }
}
