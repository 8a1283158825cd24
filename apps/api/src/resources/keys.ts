import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { makeIssue } from '@recount/core/primitives'
import { type IssuedKey, type Ledger, type Scope, scopes } from '@recount/ledger'
import type { Context } from 'hono'
import type { ZodType } from 'zod'
import { describePathParameter } from '../parameters/describe-parameters.ts'
import {
  describeKeyed,
  issuesOfBody,
  notFound,
  type ProblemKind,
  respondProblem,
  status,
} from '../problems/index.ts'
import { addOperation } from '../writing/add-operation.ts'
import { authorise } from '../writing/authorise.ts'
import { keyed } from '../writing/describe-headers.ts'
import { readJsonBody } from '../writing/read-body.ts'
import { badBody } from '../writing/read-record-request.ts'
import { privately } from '../writing/respond-outcome.ts'

const longestBody = 16_384
const admins: readonly Scope[] = ['admin']

const keySchema = z
  .strictObject({
    id: z.string(),
    holder: z.string(),
    scopes: z.array(z.enum(scopes)),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable().openapi({ description: '`null`: until it is revoked.' }),
    revokedAt: z.iso.datetime().nullable(),
    lastUsedDay: z.iso.date().nullable().openapi({ description: 'In UTC; no finer on purpose.' }),
    replaces: z.string().nullable(),
  })
  .openapi('Key')

const issuedSchema = z
  .strictObject({
    key: keySchema,
    token: z
      .string()
      .openapi({ description: 'The secret. It is shown this once, and kept nowhere.' }),
  })
  .openapi('IssuedKey')

const keyRequest = z
  .strictObject({
    holder: z
      .string()
      .regex(/^[^@<>\s][^@<>\r\n\t]{0,63}$/)
      .openapi({
        description:
          'The pseudonym that stands as the author of what the key writes. It is public.',
        example: 'editor-1',
      }),
    scopes: z.array(z.enum(scopes)).min(1),
    expiresAt: z.iso.datetime().nullable().default(null),
  })
  .openapi('KeyRequest')

const rotateRequest = z
  .strictObject({
    until: z.iso.datetime().optional().openapi({
      description:
        'How long the old key still works beside the new one; a day where it is left out.',
    }),
  })
  .openapi('RotateRequest')

const millisecondsOfDay = 86_400_000
const idParameter = describePathParameter('id', 'The key’s id: the second part of its token.')
const describeBody = (schema: ZodType) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})
const problemsOfBody: readonly ProblemKind[] = [
  'bad-body',
  'content-too-large',
  'unsupported-media-type',
]

/** Adds the keys of those who may write. */
export function addKeys(api: OpenAPIHono, ledger: Ledger, now: () => Date): void {
  const described = { tags: ['Keys'], security: keyed(admins) }

  const make = createRoute({
    ...described,
    method: 'post',
    path: '/v1/keys',
    operationId: 'createKey',
    summary: 'Makes a key, whose secret is shown once',
    request: describeBody(keyRequest),
    responses: describeKeyed(issuedSchema, 'The key with its secret.', true, problemsOfBody),
  })
  addOperation(api, make, (context) =>
    withBody(context, ledger, keyRequest, async ({ holder, scopes: asked, expiresAt }) => {
      if (expiresAt !== null && new Date(expiresAt) <= now()) {
        const issue = makeIssue('out-of-range', 'expiresAt', 'an instant to come', expiresAt)
        return respondProblem(context, badBody([issue]))
      }
      const issued = await ledger.keys.create({
        holder,
        scopes: scopes.filter((scope) => asked.includes(scope)),
        expiresAt: expiresAt === null ? null : new Date(expiresAt),
      })
      return respondIssued(context, issued)
    }),
  )

  const list = createRoute({
    ...described,
    method: 'get',
    path: '/v1/keys',
    operationId: 'listKeys',
    summary: 'All keys, the newest first, without their secrets',
    responses: describeKeyed(z.strictObject({ items: z.array(keySchema) }), 'The keys.', false, []),
  })
  addOperation(api, list, async (context) => {
    const { refusal } = await authorise(context, ledger, admins)
    return refusal ?? context.json({ items: await ledger.keys.list() }, status.ok, privately)
  })

  const rotate = createRoute({
    ...described,
    method: 'post',
    path: '/v1/keys/{id}/rotate',
    operationId: 'rotateKey',
    summary: 'Makes a key in the place of another, which works for a while yet',
    parameters: [idParameter],
    request: describeBody(rotateRequest),
    responses: describeKeyed(issuedSchema, 'The new key with its secret.', true, [
      ...problemsOfBody,
      'not-found',
    ]),
  })
  addOperation(api, rotate, (context) =>
    withBody(context, ledger, rotateRequest, async ({ until }) => {
      const id = context.req.param('id') ?? ''
      const end = until === undefined ? now().getTime() + millisecondsOfDay : Date.parse(until)
      const issued = await ledger.keys.rotate(id, new Date(end))
      return issued === null
        ? respondProblem(context, notFound(`key ${id} that can be used`))
        : respondIssued(context, issued)
    }),
  )

  const revoke = createRoute({
    ...described,
    method: 'delete',
    path: '/v1/keys/{id}',
    operationId: 'revokeKey',
    summary: 'Ends a key at once',
    parameters: [idParameter],
    responses: describeKeyed(null, 'It is valid no longer.', false, ['not-found']),
  })
  addOperation(api, revoke, async (context) => {
    const { refusal } = await authorise(context, ledger, admins)
    if (refusal !== null) return refusal
    const id = context.req.param('id') ?? ''
    return (await ledger.keys.revoke(id))
      ? context.body(null, status.noContent, privately)
      : respondProblem(context, notFound(`key ${id} that is not revoked`))
  })
}

async function withBody<Body>(
  context: Context,
  ledger: Ledger,
  schema: ZodType<Body>,
  handle: (body: Body) => Promise<Response>,
): Promise<Response> {
  const { refusal } = await authorise(context, ledger, admins)
  if (refusal !== null) return refusal
  const { value: body, problem } = await readJsonBody(context.req.raw, longestBody)
  if (problem !== null) return respondProblem(context, problem)
  const read = schema.safeParse(body)
  return read.success
    ? handle(read.data)
    : respondProblem(context, badBody(issuesOfBody(read.error, body)))
}

function respondIssued(context: Context, { key, token }: IssuedKey): Response {
  const headers = { ...privately, Location: '/v1/keys' }
  return context.json({ key, token }, status.created, headers)
}
