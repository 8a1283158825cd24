import type { Ledger } from '@recount/ledger'
import type { MiddlewareHandler } from 'hono'
import { isApiAddress } from '../api-address.ts'

/**
 * Tells the newest ledger revision on every answer of the API that does not tell its own. Where the
 * ledger does not answer, the answer goes out without it.
 */
export function revisionHeader(ledger: Ledger): MiddlewareHandler {
  return async (context, next) => {
    await next()
    if (context.res.headers.has('Recount-Revision')) return
    if (!isApiAddress(context.req.path) || context.req.path === '/livez') return
    const revision = await ledger.latestRevision().catch(() => null)
    if (revision !== null) context.header('Recount-Revision', String(revision))
  }
}
