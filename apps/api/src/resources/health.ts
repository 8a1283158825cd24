import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Ledger } from '@recount/ledger'
import { describeCheck, respondProblem } from '../problems/index.ts'

const aliveSchema = z.strictObject({ status: z.literal('alive') }).openapi('Alive')
const readySchema = z
  .strictObject({ status: z.literal('ready'), revision: z.int() })
  .openapi('Ready')

const alive = createRoute({
  method: 'get',
  path: '/livez',
  operationId: 'livez',
  tags: ['Service'],
  summary: 'Whether the process answers at all',
  responses: describeCheck(aliveSchema),
})

const ready = createRoute({
  method: 'get',
  path: '/readyz',
  operationId: 'readyz',
  tags: ['Service'],
  summary: 'Whether the ledger answers',
  responses: describeCheck(readySchema, ['not-ready']),
})

const secondsToWait = '5'

/** Adds the two checks of a supervisor. */
export function addHealth(api: OpenAPIHono, ledger: Ledger): void {
  api.openapi(alive, (context) => {
    context.header('Cache-Control', 'no-store')
    return context.json({ status: 'alive' })
  })
  api.openapi(ready, async (context) => {
    context.header('Cache-Control', 'no-store')
    try {
      const revision = await ledger.latestRevision()
      context.header('Recount-Revision', String(revision))
      return context.json({ status: 'ready', revision })
    } catch {
      return respondProblem(context, {
        kind: 'not-ready',
        detail: 'The ledger did not answer.',
        headers: { 'Retry-After': secondsToWait },
      })
    }
  })
}
