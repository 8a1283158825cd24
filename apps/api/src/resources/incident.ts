import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  type CountedIncident,
  countIncident,
  countingContextOf,
  countingRules,
} from '@recount/core/counting'
import type { PublicIncident, PublicRecordSet, Tombstone } from '@recount/core/protection'
import { formatQuery } from '@recount/core/query'
import { describeParameters, describePathParameter } from '../parameters/describe-parameters.ts'
import { parseParameters } from '../parameters/parse-parameters.ts'
import {
  badParameter,
  describeAnswers,
  issueSchema,
  notFound,
  type Problem,
  respondProblem,
} from '../problems/index.ts'
import type { PublicIncidents } from '../public-view/public-incidents.ts'
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
export function addIncident(api: OpenAPIHono, incidents: PublicIncidents): void {
  api.openapi(route, async (context) => {
    const { search } = new URL(context.req.url)
    const { value: query, issues: ofQuery } = parseParameters(search, ['asOf'])
    if (query === null) return respondProblem(context, badParameter(ofQuery))
    const id = context.req.param('id')
    const { value: view, issues } = await incidents.at(query.asOf, id)
    if (view === null) return respondProblem(context, badParameter(issues))
    const { revision, records } = view
    if (records === null) return respondProblem(context, notFound(`incident ${id}`))
    const incident = records.incidents.find((candidate) => candidate.id === id)
    if (incident === undefined) return respondProblem(context, problemOf(id, records))
    return respondJson(context, {
      view,
      canonical: formatQuery(query),
      links: [
        { href: `/v1/incidents/${id}/revisions`, rel: 'version-history' },
        { href: '/v1/incidents', rel: 'collection' },
      ],
      body: () => ({ ...incident, revision, ...countByEveryRule(incident, records) }),
    })
  })
}

function countByEveryRule(incident: PublicIncident, records: PublicRecordSet) {
  const context = countingContextOf(records)
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

function problemOf(id: string, { tombstones }: PublicRecordSet): Problem {
  const tombstone: Tombstone | undefined = tombstones.find((each) => each.id === id)
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
