import type { Scope } from '@recount/ledger'

/** The name under which OpenAPI describes keys. */
export const keyScheme = 'key'

/** The security of an operation that takes a key with one of some scopes. */
export function keyed(scopes: readonly Scope[]) {
  return scopes.map((scope) => ({ [keyScheme]: [scope] }))
}

/** The version that a writer has seen. */
export const ifMatchHeader = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description:
    'The version that you have seen, as the `ETag` of `stored` or of the last write tells it. `W/"3"` is the same as `"3"`.',
  schema: { type: 'string' },
  example: '"3"',
} as const

/** What makes a request repeatable. */
export const idempotencyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Any text of moderate length that is new for each request. The same request sent again with it is answered again and not done again.',
  schema: { type: 'string' },
  example: '5f6c1c1e-8f0e-4f0c-9d2b-0d5a3a0f7a11',
} as const
