import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { KeptSnapshot, Ledger } from '@recount/ledger'
import type { Context } from 'hono'
import { describePathParameter } from '../parameters/describe-parameters.ts'
import { parseParameters } from '../parameters/parse-parameters.ts'
import {
  badParameter,
  describeProblems,
  notFound,
  respondProblem,
  status,
} from '../problems/index.ts'
import { parseByteRange } from '../representation/byte-range.ts'
import { matchesEntityTag } from '../representation/entity-tag.ts'

/** The media type of an encoded table. */
export const tableMediaType = 'application/vnd.recount.incident-table'

// Browsers keep it for good. What stands between them and us asks again every five minutes, so that what
// is protected later is not handed on for longer.
const secondsBetween = 5 * 60
const immutable = `public, max-age=31536000, s-maxage=${secondsBetween}, immutable`

const route = createRoute({
  method: 'get',
  path: '/v1/snapshots/{hash}',
  operationId: 'getSnapshot',
  tags: ['Snapshots'],
  summary: 'The encoded table of a revision by its hash, immutable',
  description:
    'Byte ranges are answered, so that a reader fetches only the parts that its question needs. ' +
    '`hash` is the SHA-256 of the bytes. A snapshot that shows something that is withheld today is gone.',
  parameters: [describePathParameter('hash', 'The snapshot’s `hash`.')],
  responses: {
    [status.ok]: {
      description: 'The whole snapshot.',
      content: { [tableMediaType]: { schema: z.string().openapi({ format: 'binary' }) } },
    },
    [status.partialContent]: {
      description: 'The stretch that `Range` names.',
      content: { [tableMediaType]: { schema: z.string().openapi({ format: 'binary' }) } },
    },
    [status.notModified]: { description: 'As it was when the `ETag` was given.' },
    ...describeProblems([
      'bad-parameter',
      'not-found',
      'no-longer-public',
      'range-not-satisfiable',
    ]),
  },
})

/** Adds the snapshots by their hashes. */
export function addSnapshotBytes(api: OpenAPIHono, ledger: Ledger, now: () => Date): void {
  api.openapi(route, async (context) => {
    const { value, issues } = parseParameters(new URL(context.req.url).search, [])
    if (value === null) return respondProblem(context, badParameter(issues))
    const hash = context.req.param('hash')
    const snapshot = await ledger.tables.find(hash)
    if (snapshot === null) return respondProblem(context, notFound(`snapshot ${hash}`))
    const latest = await ledger.latestRevision()
    const today = now().toISOString().slice(0, 10)
    if (!(await ledger.tables.isPublic(snapshot, latest, today))) {
      return respondProblem(context, {
        kind: 'no-longer-public',
        detail: `Snapshot ${hash} holds something that is withheld since. /v1/snapshots/latest names the newest one.`,
      })
    }
    return respondBytes(context, ledger, snapshot)
  })
}

async function respondBytes(
  context: Context,
  ledger: Ledger,
  snapshot: KeptSnapshot,
): Promise<Response> {
  const { hash, length, revision } = snapshot
  const entityTag = `"${hash}"`
  context.header('ETag', entityTag)
  context.header('Cache-Control', immutable)
  context.header('Recount-Revision', String(revision))
  context.header('Accept-Ranges', 'bytes')
  if (matchesEntityTag(context.req.header('If-None-Match') ?? '', entityTag)) {
    return context.body(null, status.notModified)
  }
  const isOfThis = (context.req.header('If-Range') ?? entityTag) === entityTag
  const range = isOfThis ? parseByteRange(context.req.header('Range'), length) : null
  if (range === 'unsatisfiable') {
    return respondProblem(context, {
      kind: 'range-not-satisfiable',
      detail: `The snapshot has ${length} bytes.`,
      headers: { 'Content-Range': `bytes */${length}` },
    })
  }
  const bytes = await ledger.tables.bytes(snapshot, range?.start, range?.end)
  if (bytes === null) return respondProblem(context, notFound(`snapshot ${hash}`))
  context.header('Content-Type', tableMediaType)
  context.header('Content-Length', String(bytes.length))
  if (range === null) return context.body(bytes)
  context.header('Content-Range', `bytes ${range.start}-${range.end - 1}/${length}`)
  return context.body(bytes, status.partialContent)
}
