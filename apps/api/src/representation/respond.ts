import type { Context } from 'hono'
import { status } from '../problems/index.ts'
import { entityTagOf, matchesEntityTag } from './entity-tag.ts'
import { formatLinks, type Link } from './link.ts'

/** What an answer is of: the ledger's revision, and all else that could show something else. */
export interface ViewKey {
  readonly revision: number
  readonly key: string
}

/**
 * What an answer is, before it is computed.
 *
 * `canonical` is the canonical form of what was asked beside the path. `text` is called only when the
 * client does not have this representation yet.
 */
export interface Representation {
  readonly view: ViewKey
  readonly canonical: string
  readonly links?: readonly Link[]
  readonly cacheControl?: string
  readonly contentType: string
  readonly headers?: Readonly<Record<string, string>>
  readonly text: () => string | Uint8Array<ArrayBuffer> | ReadableStream
}

/** Shared caches may keep it and must ask whether it still holds: a revision changes everything at once. */
const revalidated = 'public, no-cache'

/** The answer for a representation, or *not modified*. Source: RFC 9110, 13. */
export function respond(context: Context, representation: Representation): Response {
  const { view, canonical, links = [], cacheControl = revalidated, headers = {} } = representation
  const entityTag = entityTagOf(view.key, context.req.path, canonical)
  context.header('ETag', entityTag)
  context.header('Cache-Control', cacheControl)
  context.header('Recount-Revision', String(view.revision))
  for (const [name, value] of Object.entries(headers)) context.header(name, value)
  if (links.length > 0) context.header('Link', formatLinks(links))
  if (matchesEntityTag(context.req.header('If-None-Match') ?? '', entityTag)) {
    return context.body(null, status.notModified)
  }
  context.header('Content-Type', representation.contentType)
  return context.body(representation.text())
}

/** The same with a body that is written as JSON. */
export function respondJson(
  context: Context,
  {
    body,
    ...representation
  }: Omit<Representation, 'text' | 'contentType'> & { readonly body: () => unknown },
): Response {
  return respond(context, {
    ...representation,
    contentType: 'application/json; charset=utf-8',
    text: () => JSON.stringify(body()),
  })
}
