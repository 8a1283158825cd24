import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { sha256Hex } from '@recount/core/primitives'
import type { Ledger } from '@recount/ledger'
import { docsStyle } from '../docs/docs-style.ts'
import { renderDocs } from '../docs/render-docs.ts'
import { status } from '../problems/index.ts'
import { respond } from '../representation/respond.ts'
import type { OpenApiDocument } from './openapi.ts'

const route = createRoute({
  method: 'get',
  path: '/docs',
  operationId: 'docs',
  tags: ['Service'],
  summary: 'This description, as a page',
  responses: {
    [status.ok]: { description: 'The page.', content: { 'text/html': { schema: z.string() } } },
    [status.notModified]: { description: 'As it was when the `ETag` was given.' },
  },
})

/** What a browser may do with the page: show it in its own style. */
const contentPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${toBase64(sha256Hex(docsStyle))}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Adds the documentation page. */
export function addDocs(
  api: OpenAPIHono,
  ledger: Ledger,
  build: string,
  description: () => OpenApiDocument,
): void {
  api.openapi(route, async (context) => {
    context.header('Content-Security-Policy', contentPolicy)
    return respond(context, {
      view: { revision: await ledger.latestRevision(), key: build },
      canonical: '',
      contentType: 'text/html; charset=utf-8',
      text: () => renderDocs(description()),
    })
  })
}

function toBase64(hexadecimal: string): string {
  const bytes = hexadecimal.match(/../g) ?? []
  return btoa(bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 16))).join(''))
}
