import type { WriteNote } from '@recount/ledger'
import type { Context } from 'hono'

/** The key of a repeatable request, with or without the quotation marks of a structured field, if it has one. */
export function readIdempotencyKey(context: Context): Pick<WriteNote, 'idempotencyKey'> {
  const header = context.req.header('Idempotency-Key')
  if (header === undefined) return {}
  return { idempotencyKey: /^"(.*)"$/.exec(header)?.[1] ?? header }
}
