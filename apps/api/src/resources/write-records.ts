import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { Ledger, Scope, WriteOperation } from '@recount/ledger'
import type { Context } from 'hono'
import type { ZodType } from 'zod'
import { describePathParameter } from '../parameters/describe-parameters.ts'
import {
  describeKeyed,
  issuesOfBody,
  notFound,
  type Problem,
  type ProblemKind,
  respondProblem,
} from '../problems/index.ts'
import { addOperation } from '../writing/add-operation.ts'
import { authorise } from '../writing/authorise.ts'
import { idempotencyHeader, ifMatchHeader, keyed } from '../writing/describe-headers.ts'
import { readJsonBody } from '../writing/read-body.ts'
import { badBody, readRecordRequest } from '../writing/read-record-request.ts'
import type { RecordCollection } from '../writing/record-collections.ts'
import { privately, respondOutcome } from '../writing/respond-outcome.ts'
import { runWrite } from '../writing/run-write.ts'
import { readSeenVersion, tagOfVersion } from '../writing/seen-version.ts'
import {
  mergeRequest,
  reasonRequest,
  recordRequest,
  restoreRequest,
  storedSchema,
  writtenSchema,
} from '../writing/write-schemas.ts'

/** The longest body of a write, in bytes: a record has to fit one value of every engine. */
export const longestRecord = 1_000_000

const writers: readonly Scope[] = ['edit', 'publish']

/** Adds the writing of one kind of record: create, revise, publish, withdraw, merge, restore. */
export function addWrites(api: OpenAPIHono, ledger: Ledger, collection: RecordCollection): void {
  const { kind, name, singular, example, schema } = collection
  const path = `/v1/${name}`
  const one = `${path}/{id}`
  const described = (
    method: 'post' | 'put' | 'delete',
    address: string,
    word: string,
    summary: string,
    body: ZodType,
    problems: readonly ProblemKind[] = [],
  ) =>
    createRoute({
      method,
      path: address,
      operationId: `${word}-${singular.replaceAll(' ', '-')}`,
      tags: ['Writing'],
      summary,
      security: keyed(writers),
      parameters: [
        ...(address === path
          ? []
          : [describePathParameter('id', `The ${singular}’s id.`, example), ifMatchHeader]),
        idempotencyHeader,
      ],
      request: { body: { required: true, content: { 'application/json': { schema: body } } } },
      responses: describeKeyed(writtenSchema, 'It is in the ledger.', address === path, [
        ...problems,
        ...problemsOfWriting,
        ...(address === path ? [] : problemsOfChanging),
      ]),
    })

  addOperation(
    api,
    described('post', path, 'create', `Creates one ${singular}`, recordRequest(schema), [
      'already-there',
    ]),
    (context) =>
      write(context, ledger, (body) => {
        const { value, problem } = readRecordRequest(kind, null, body)
        if (problem !== null) return { problem }
        const { record, reason, status } = value
        // Kind and record belong together: the record was just read as one of this kind.
        const operation = { operation: 'create', kind, record, ...stated(status) } as WriteOperation
        return { operation, reason, location: `${path}/${encodeURIComponent(record.id)}` }
      }),
  )

  addOperation(
    api,
    described('put', one, 'revise', `Revises one ${singular}`, recordRequest(schema)),
    (context) =>
      changeRecord(context, ledger, (id, expectedVersion, body) => {
        const { value, problem } = readRecordRequest(kind, id, body)
        if (problem !== null) return { problem }
        const { record, reason, status } = value
        const operation = {
          operation: 'revise',
          kind,
          record,
          expectedVersion,
          ...stated(status),
        } as WriteOperation
        return { operation, reason }
      }),
  )

  for (const [method, address] of [
    ['delete', one],
    ['post', `${one}/withdraw`],
  ] as const) {
    addOperation(
      api,
      described(
        method,
        address,
        method === 'delete' ? 'delete' : 'withdraw',
        `Withdraws one ${singular}, which leaves a tombstone`,
        reasonRequest,
      ),
      (context) =>
        changeRecord(context, ledger, (id, expectedVersion, body) =>
          withReason(reasonRequest, body, () => ({
            operation: 'withdraw',
            kind,
            id,
            expectedVersion,
          })),
        ),
    )
  }

  addOperation(
    api,
    described(
      'post',
      `${one}/publish`,
      'publish',
      `Publishes one ${singular} as it stands`,
      reasonRequest,
    ),
    (context) =>
      changeRecord(context, ledger, (id, expectedVersion, body) =>
        withReason(reasonRequest, body, () => ({
          operation: 'publish',
          kind,
          id,
          expectedVersion,
        })),
      ),
  )

  addOperation(
    api,
    described(
      'post',
      `${one}/merge`,
      'merge',
      `Merges one ${singular} into another, which leaves a redirect`,
      mergeRequest,
    ),
    (context) =>
      changeRecord(context, ledger, (id, expectedVersion, body) =>
        withReason(mergeRequest, body, ({ into }) => ({
          operation: 'merge',
          kind,
          id,
          expectedVersion,
          into,
        })),
      ),
  )

  addOperation(
    api,
    described(
      'post',
      `${one}/restore`,
      'restore',
      `Brings one ${singular} back as it was before, or as in an earlier version`,
      restoreRequest,
    ),
    (context) =>
      changeRecord(context, ledger, (id, expectedVersion, body) =>
        withReason(restoreRequest, body, ({ version }) => ({
          operation: 'restore',
          kind,
          id,
          expectedVersion,
          ...(version === undefined ? {} : { version }),
        })),
      ),
  )

  addStored(api, ledger, collection)
}

/** What a request's body asks for, or what is wrong with it. */
type Wanted =
  | { readonly problem: Problem }
  | {
      readonly problem?: never
      readonly operation: WriteOperation
      readonly reason: string
      readonly location?: string
    }

async function write(
  context: Context,
  ledger: Ledger,
  wantedBy: (body: unknown) => Wanted,
): Promise<Response> {
  const { key, refusal } = await authorise(context, ledger, writers)
  if (refusal !== null) return refusal
  const { value: body, problem } = await readJsonBody(context.req.raw, longestRecord)
  if (problem !== null) return respondProblem(context, problem)
  const wanted = wantedBy(body)
  if (wanted.problem) return respondProblem(context, wanted.problem)
  const { operation, reason, location = null } = wanted
  const run = await runWrite(context, ledger, key, operation, reason)
  return run.problem === null
    ? respondOutcome(context, run.outcome, location)
    : respondProblem(context, run.problem)
}

function changeRecord(
  context: Context,
  ledger: Ledger,
  wantedBy: (id: string, expectedVersion: number, body: unknown) => Wanted,
): Promise<Response> {
  return write(context, ledger, (body) => {
    const seen = readSeenVersion(context.req.header('If-Match'))
    if (seen.problem !== null) return seen
    return wantedBy(context.req.param('id') ?? '', seen.version, body)
  })
}

function withReason<Body extends { readonly reason: string }>(
  schema: ZodType<Body>,
  body: unknown,
  operationOf: (body: Body) => WriteOperation,
): Wanted {
  const read = schema.safeParse(body)
  if (!read.success) return { problem: badBody(issuesOfBody(read.error, body)) }
  return { operation: operationOf(read.data), reason: read.data.reason }
}

function stated(status: 'draft' | 'published' | null) {
  return status === null ? {} : { status }
}

const problemsOfWriting: readonly ProblemKind[] = [
  'bad-body',
  'needs-approval',
  'content-too-large',
  'unsupported-media-type',
  'refused',
  'key-reused',
]
const problemsOfChanging: readonly ProblemKind[] = [
  'not-found',
  'version-conflict',
  'version-required',
]

function addStored(api: OpenAPIHono, ledger: Ledger, collection: RecordCollection): void {
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
