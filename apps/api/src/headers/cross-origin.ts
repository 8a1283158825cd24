import type { Context, MiddlewareHandler } from 'hono'
import { status } from '../problems/index.ts'

const exposed = 'Accept-Ranges, Content-Range, ETag, Link, Location, Recount-Revision, Retry-After'
const secondsOfDay = '86400'

/**
 * Lets pages of any site read what is public, without credentials. Writing from another site is not
 * allowed: no answer to a preflight names a method but GET and HEAD. Source: Fetch standard, CORS.
 */
export function crossOrigin(): MiddlewareHandler {
  return async (context, next) => {
    await next()
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') return
    context.header('Access-Control-Allow-Origin', '*')
    context.header('Access-Control-Expose-Headers', exposed)
    context.header('Cross-Origin-Resource-Policy', 'cross-origin')
  }
}

/** The answer to OPTIONS: what an address can do, and what other sites may do with it. */
export function respondOptions(context: Context, methods: readonly string[]): Response {
  return context.body(null, status.noContent, {
    Allow: [...methods, 'OPTIONS'].join(', '),
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'GET, HEAD',
    'Access-Control-Allow-Headers': 'Accept, If-None-Match, If-Range, Range',
    'Access-Control-Max-Age': secondsOfDay,
  })
}
