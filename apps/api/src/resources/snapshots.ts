import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { countingRules } from '@recount/core/counting'
import { makeIssue } from '@recount/core/primitives'
import { formatQuery, ruleOf } from '@recount/core/query'
import { describeParameters } from '../parameters/describe-parameters.ts'
import { parseParameters } from '../parameters/parse-parameters.ts'
import { badParameter, describeAnswers, notFound, respondProblem } from '../problems/index.ts'
import type { PublicTables } from '../public-view/public-tables.ts'
import { respondJson } from '../representation/respond.ts'
import { tableMediaType } from './snapshot-bytes.ts'

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

/** Adds what is known of the newest snapshot. */
export function addSnapshots(api: OpenAPIHono, tables: PublicTables): void {
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
}
