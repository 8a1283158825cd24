import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { countingRules } from '@recount/core/counting'
import { makeIssue } from '@recount/core/primitives'
import { formatQuery } from '@recount/core/query'
import { describeParameters } from '../parameters/describe-parameters.ts'
import { parseParameters } from '../parameters/parse-parameters.ts'
import { ruleOf } from '../parameters/rule-of.ts'
import { badParameter, describeAnswers, notFound, respondProblem } from '../problems/index.ts'
import { askView } from '../public-view/ask-view.ts'
import type { PublicTables } from '../public-view/public-tables.ts'
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
import { tableMediaType } from './snapshot-bytes.ts'

const recordsSchema = z
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
  .openapi('Records')

const snapshotSchema = z
  .strictObject({
    revision: z.int().openapi({ description: 'The newest revision of the ledger.' }),
    hash: z.string().openapi({ description: 'SHA-256 of the snapshot’s bytes.' }),
    href: z.string(),
    mediaType: z.string(),
    bytes: z.int(),
    snapshotRevision: z.int().openapi({
      description:
        'The revision whose table it is. Where it is below `revision`, more happened since.',
    }),
    day: z.string().openapi({ description: 'The day by which embargoes were decided.' }),
    format: z.string().openapi({ description: 'The format of the bytes, with its version.' }),
    rule: z.string(),
    policy: z.string(),
    records: z.string().openapi({ description: 'Where the records are that it was counted from.' }),
  })
  .openapi('Snapshot')

const latest = createRoute({
  method: 'get',
  path: '/v1/snapshots/latest',
  operationId: 'getLatestSnapshot',
  tags: ['Snapshots'],
  summary: 'Which snapshot is the newest',
  description:
    'The encoded table of the newest revision: what the public may see, counted by a rule, the same bytes ' +
    'for equal records from every server. With `asOf` the newest one that was made up to then.',
  parameters: describeParameters(['rule', 'asOf']),
  responses: describeAnswers(snapshotSchema, 'Its hash, and of what it is.', ['not-found']),
})

const allRecords = createRoute({
  method: 'get',
  path: '/v1/snapshots/records',
  operationId: 'getRecords',
  tags: ['Snapshots'],
  summary: 'All public records of a revision',
  description: 'In one answer, for ledgers that fit into a browser; of larger ones read the lists.',
  parameters: describeParameters(['asOf']),
  responses: describeAnswers(recordsSchema, 'The records.'),
})

/** Adds what is known of the newest snapshot, and the records themselves. */
export function addSnapshots(api: OpenAPIHono, views: PublicViews, tables: PublicTables): void {
  api.openapi(latest, async (context) => {
    const { value: query, issues } = parseParameters(new URL(context.req.url).search, [
      'rule',
      'asOf',
    ])
    if (query === null) return respondProblem(context, badParameter(issues))
    const rule = ruleOf(query)
    if (!countingRules.some(({ label }) => label === rule.label)) {
      const expected = `a rule of which snapshots are made: ${countingRules.map(({ name }) => name).join(', ')}`
      const issue = makeIssue('unknown-value', 'rule', expected, query.rule)
      return respondProblem(context, badParameter([issue]))
    }
    const found = await tables.snapshot(query.asOf, rule)
    if (found.issues.length > 0) return respondProblem(context, badParameter(found.issues))
    const snapshot = found.value
    if (snapshot === null) {
      return respondProblem(context, notFound(`snapshot by ${rule.label} up to then`))
    }
    const view = await tables.now()
    const { hash, length, revision, day, name } = snapshot
    const [format = '', policy = '', counted = ''] = name.split('/')
    const href = `/v1/snapshots/${hash}`
    return respondJson(context, {
      view: { ...view, key: `${view.key} ${hash} ${revision} ${day}` },
      canonical: formatQuery(query),
      links: [{ href, rel: 'item' }],
      body: () => ({
        revision: view.revision,
        hash,
        href,
        mediaType: tableMediaType,
        bytes: length,
        snapshotRevision: revision,
        day,
        format,
        rule: counted,
        policy,
        records: '/v1/snapshots/records',
      }),
    })
  })

  api.openapi(allRecords, async (context) => {
    const { value: asked, issues } = await askView(context, views, ['asOf'])
    if (asked === null) return respondProblem(context, badParameter(issues))
    const { query, view } = asked
    return respondJson(context, {
      view,
      canonical: formatQuery(query),
      body: () => ({ revision: view.revision, hash: view.hash(), records: view.records }),
    })
  })
}
