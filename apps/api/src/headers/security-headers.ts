import type { MiddlewareHandler } from 'hono'

/** What a browser may do with an answer that is data: nothing but read it. */
export const dataPolicy =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * What a browser may do with the viewer: load its own files and talk to its own host. Only pages under
 * `/embed`, behind a language's prefix or not, may stand in a frame of another site.
 */
export function viewerPolicy(path: string): string {
  const ancestors = /^(\/[a-z]{2})?\/embed(\/|$)/.test(path) ? '*' : "'self'"
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ')
}

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=63072000',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
} as const

/**
 * Sets on every answer what keeps browsers from misusing it. An answer that brings its own content
 * policy keeps it. Source: OWASP ASVS 5.0, 3.4.
 */
export function securityHeaders(): MiddlewareHandler {
  return async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(everywhere)) context.header(name, value)
    if (!context.res.headers.has('Content-Security-Policy')) {
      context.header('Content-Security-Policy', dataPolicy)
    }
  }
}
