import { z } from '@hono/zod-openapi'
import type { Issue } from '@recount/core/primitives'
import { status } from './status.ts'

/** The kinds of problem, each with its status and what it means. `/docs` lists them. */
export const problemKinds = {
  'bad-parameter': {
    status: status.badRequest,
    title: 'A parameter is unknown or malformed',
    meaning: 'Nothing was computed. `errors` names each parameter and what was expected of it.',
  },
  'bad-body': {
    status: status.badRequest,
    title: 'The request body cannot be read',
    meaning: 'It is no JSON, or not of the documented shape. `errors` names each field.',
  },
  'not-authenticated': {
    status: status.unauthorized,
    title: 'The address takes a key',
    meaning:
      'Send `Authorization: Bearer` with a key that is valid. Reading what is public takes none.',
  },
  'scope-missing': {
    status: status.forbidden,
    title: 'The key may not do this',
    meaning: '`WWW-Authenticate` names the scope that it takes.',
  },
  'needs-approval': {
    status: status.forbidden,
    title: 'A second person has to approve',
    meaning: 'Send the same operations to `/v1/proposals`; somebody else decides on them there.',
  },
  'not-found': {
    status: status.notFound,
    title: 'There is nothing at this address',
    meaning: 'No such route, or no record with this id that the public may see.',
  },
  merged: {
    status: status.permanentRedirect,
    title: 'The record was merged into another',
    meaning: '`Location` is the record that stays.',
  },
  withdrawn: {
    status: status.gone,
    title: 'The incident was withdrawn',
    meaning: 'It is no longer counted. Its revisions and the correction ledger tell when and why.',
  },
  'no-longer-public': {
    status: status.gone,
    title: 'The snapshot is no longer public',
    meaning: 'It holds something that is withheld by now. The newest snapshot does not.',
  },
  'method-not-allowed': {
    status: status.methodNotAllowed,
    title: 'The address does not answer this method',
    meaning: '`Allow` lists those that it answers.',
  },
  'already-there': {
    status: status.conflict,
    title: 'There is a record with this id already',
    meaning: 'Nothing was written. Revise it with PUT, or take another id.',
  },
  'already-decided': {
    status: status.conflict,
    title: 'The proposal was decided on already',
    meaning: 'Nothing was written.',
  },
  'import-under-way': {
    status: status.conflict,
    title: 'Another import of this dataset has not ended',
    meaning: '`detail` names it. Send its file again to end it, or give it up with DELETE.',
  },
  'version-conflict': {
    status: status.preconditionFailed,
    title: 'Somebody else has changed the record',
    meaning: '`ETag` is its version now. Nothing was written: read it again and decide anew.',
  },
  'version-required': {
    status: status.preconditionRequired,
    title: 'The version that you have seen is missing',
    meaning: 'Send it as `If-Match`, so that nobody’s work is overwritten unseen.',
  },
  'content-too-large': {
    status: status.contentTooLarge,
    title: 'The request body is too large',
    meaning: 'It is longer than the address takes.',
  },
  'unsupported-media-type': {
    status: status.unsupportedMediaType,
    title: 'The request body has another media type',
    meaning: '`detail` names those that the address takes.',
  },
  'range-not-satisfiable': {
    status: status.rangeNotSatisfiable,
    title: 'There is nothing in this range',
    meaning: '`Content-Range` tells how long the whole is.',
  },
  refused: {
    status: status.unprocessableContent,
    title: 'The ledger does not take this',
    meaning: 'It was read, and nothing was written. `errors` says why, field by field.',
  },
  'key-reused': {
    status: status.unprocessableContent,
    title: 'The idempotency key belongs to another request',
    meaning: 'Nothing was written. Take a new key for a new request.',
  },
  'not-ready': {
    status: status.serviceUnavailable,
    title: 'The ledger does not answer',
    meaning: 'Try again after the seconds in `Retry-After`.',
  },
  'too-many-requests': {
    status: status.tooManyRequests,
    title: 'Too many figures are being made',
    meaning:
      'Try again after the seconds in `Retry-After`. Figures that are there already can be recalled.',
  },
  'storage-unavailable': {
    status: status.serviceUnavailable,
    title: 'The storage of the ledger does not answer',
    meaning:
      'Try again after the seconds in `Retry-After`. A write may have happened or not: sent again with its `Idempotency-Key` it happens once.',
  },
  'storage-full': {
    status: status.insufficientStorage,
    title: 'The storage of the ledger is full',
    meaning: 'Nothing was written. What was acknowledged before is kept, and reading goes on.',
  },
  'internal-error': {
    status: status.internalServerError,
    title: 'Recount made a mistake',
    meaning: 'The operator has been told. Nothing was changed.',
  },
} as const

export type ProblemKind = keyof typeof problemKinds

/**
 * Why a request was not answered: its kind, what is the matter in this case, and the issues of the data
 * where there are any. `headers` go into the answer (`Allow`, `Location`, `Retry-After`).
 */
export interface Problem {
  readonly kind: ProblemKind
  readonly detail: string
  readonly errors?: readonly Issue[]
  readonly headers?: Readonly<Record<string, string>>
}

/** One thing that is wrong with data, as core tells it. */
export const issueSchema = z
  .strictObject({
    code: z.string().openapi({ description: 'Stable, for programs.' }),
    path: z.string().openapi({ description: 'The parameter or field.' }),
    expected: z.string(),
    received: z.string(),
    message: z.string().openapi({ description: 'All of it in one sentence.' }),
  })
  .openapi('Issue')

/** The one shape of every error. Source: RFC 9457. */
export const problemSchema = z
  .strictObject({
    type: z.string().openapi({ description: 'The kind of problem; its documentation is there.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().openapi({ description: 'The address that was asked for.' }),
    errors: z.array(issueSchema),
  })
  .openapi('Problem')

/** The issues of data that is wrong in a parameter. */
export function badParameter(errors: readonly Issue[]): Problem {
  return { kind: 'bad-parameter', detail: errors.map(({ message }) => message).join('; '), errors }
}

/** Nothing under an id, or nothing that the public may see: the two look alike. */
export function notFound(what: string): Problem {
  return { kind: 'not-found', detail: `There is no ${what}.` }
}
