import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { Ledger, Scope } from '@recount/ledger'
import { describePathParameter } from '../parameters/describe-parameters.ts'
import { describeKeyed, notFound, respondProblem } from '../problems/index.ts'
import { addOperation } from '../writing/add-operation.ts'
import { authorise } from '../writing/authorise.ts'
import { keyed } from '../writing/describe-headers.ts'
import type { RecordCollection } from '../writing/record-collections.ts'
import { privately } from '../writing/respond-outcome.ts'
import { tagOfVersion } from '../writing/seen-version.ts'
import { storedSchema } from '../writing/write-schemas.ts'

const writers: readonly Scope[] = ['edit', 'publish']

/** Adds the records of one kind as they stand in the ledger, for those who may write them. */
export function addStoredRecord(
  api: OpenAPIHono,
  ledger: Ledger,
  collection: RecordCollection,
): void {
  const { kind, name, singular, example, schema } = collection
  const route = createRoute({
    method: 'get',
    path: `/v1/${name}/{id}/stored`,
    operationId: `stored-${singular.replaceAll(' ', '-')}`,
    tags: ['Writing'],
    summary: `One ${singular} as it stands in the ledger, drafts and what is protected included`,
    security: keyed(writers),
    parameters: [describePathParameter('id', `The ${singular}’s id.`, example)],
    responses: describeKeyed(storedSchema(schema), 'The record.', false, ['not-found']),
  })
  addOperation(api, route, async (context) => {
    const { refusal } = await authorise(context, ledger, writers)
    if (refusal !== null) return refusal
    const id = context.req.param('id') ?? ''
    const [newest] = await ledger.revisionsOf(kind, id)
    if (newest === undefined) return respondProblem(context, notFound(`${singular} ${id}`))
    const { revision, version, status, redirect, author, reason, recordedAt, record } = newest
    const body = { revision, kind, id, version, status, mergedInto: redirect }
    const headers = { ...privately, ETag: tagOfVersion(version) }
    return context.json({ ...body, author, reason, recordedAt, record }, undefined, headers)
  })
}
