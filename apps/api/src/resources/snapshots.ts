import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { formatQuery } from '@recount/core/query'
import { describeParameters, describePathParameter } from '../parameters/describe-parameters.ts'
import { badParameter, describeAnswers, notFound, respondProblem } from '../problems/index.ts'
import { askView } from '../public-view/ask-view.ts'
import type { PublicView } from '../public-view/public-view.ts'
import type { PublicViews } from '../public-view/public-views.ts'
import {
  actorRecord,
  documentRecord,
  incidentRecord,
  placeRecord,
  reportedTotalRecord,
  sourceRecord,
} from '../representation/record-schemas.ts'
import { respondJson } from '../representation/respond.ts'

const snapshotSchema = z
  .strictObject({
    revision: z.int(),
    hash: z.string().openapi({ description: 'SHA-256 of the canonical JSON of `records`.' }),
    records: z.strictObject({
      sources: z.array(sourceRecord),
      documents: z.array(documentRecord),
      actors: z.array(actorRecord),
      places: z.array(placeRecord),
      incidents: z.array(incidentRecord),
      reportedTotals: z.array(reportedTotalRecord),
      tombstones: z.array(
        z.strictObject({
          id: z.string(),
          status: z.enum(['merged', 'withdrawn']),
          mergedInto: z.string().nullable(),
        }),
      ),
      withheld: z.array(z.strictObject({ reason: z.string(), incidents: z.int() })),
      policy: z.string(),
    }),
  })
  .openapi('Snapshot')

const latest = createRoute({
  method: 'get',
  path: '/v1/snapshots/latest',
  operationId: 'getLatestSnapshot',
  tags: ['Snapshots'],
  summary: 'All public records of a revision',
  parameters: describeParameters(['asOf']),
  responses: describeAnswers(snapshotSchema, 'The snapshot.'),
})

const byHash = createRoute({
  method: 'get',
  path: '/v1/snapshots/{hash}',
  operationId: 'getSnapshot',
  tags: ['Snapshots'],
  summary: 'A snapshot by its hash, immutable',
  description: 'Those of the newest revision and of revisions that were asked for lately.',
  parameters: [describePathParameter('hash', 'The snapshot’s `hash`.')],
  responses: describeAnswers(snapshotSchema, 'The snapshot.', ['not-found']),
})

/** Adds the snapshots. */
export function addSnapshots(api: OpenAPIHono, views: PublicViews): void {
  api.openapi(latest, async (context) => {
    const { value: asked, issues } = await askView(context, views, ['asOf'])
    if (asked === null) return respondProblem(context, badParameter(issues))
    const { query, view } = asked
    return respondJson(context, {
      view,
      canonical: formatQuery(query),
      links: [{ href: `/v1/snapshots/${view.hash()}`, rel: 'canonical' }],
      body: () => snapshotOf(view),
    })
  })

  api.openapi(byHash, async (context) => {
    const { value: asked, issues } = await askView(context, views, [])
    if (asked === null) return respondProblem(context, badParameter(issues))
    const hash = context.req.param('hash')
    const view = views.kept().find((candidate) => candidate.hash() === hash)
    if (view === undefined) return respondProblem(context, notFound(`snapshot ${hash} at hand`))
    return respondJson(context, {
      view,
      canonical: '',
      cacheControl: 'public, max-age=31536000, immutable',
      body: () => snapshotOf(view),
    })
  })
}

function snapshotOf(view: PublicView) {
  return { revision: view.revision, hash: view.hash(), records: view.records }
}
