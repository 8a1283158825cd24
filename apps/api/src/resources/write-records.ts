import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { Ledger, Scope, WriteOperation } from '@recount/ledger'
import type { Context } from 'hono'
import type { ZodType } from 'zod'
import { describePathParameter } from '../parameters/describe-parameters.ts'
import { describeKeyed, type ProblemKind, respondProblem } from '../problems/index.ts'
import { addOperation } from '../writing/add-operation.ts'
import { authorise } from '../writing/authorise.ts'
import { idempotencyHeader, ifMatchHeader, keyed } from '../writing/describe-headers.ts'
import { readJsonBody } from '../writing/read-body.ts'
import { readRecordRequest } from '../writing/read-record-request.ts'
import { recordChanges } from '../writing/record-changes.ts'
import type { RecordCollection } from '../writing/record-collections.ts'
import { respondOutcome } from '../writing/respond-outcome.ts'
import { runWrite } from '../writing/run-write.ts'
import { readSeenVersion } from '../writing/seen-version.ts'
import type { Wanted } from '../writing/wanted-write.ts'
import { recordRequest, writtenSchema } from '../writing/write-schemas.ts'

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

  for (const { method, ending, word, summaryOf, schema: body, wantedBy } of recordChanges) {
    addOperation(
      api,
      described(method, `${one}${ending}`, word, summaryOf(singular), body),
      (context) =>
        changeRecord(context, ledger, (id, expectedVersion, body) =>
          wantedBy({ kind, id, expectedVersion }, body),
        ),
    )
  }
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
