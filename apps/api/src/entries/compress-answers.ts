import { Hono } from 'hono'
import { COMPRESSIBLE_CONTENT_TYPE_REGEX, compress } from 'hono/compress'
import { tableMediaType } from '../resources/snapshot-bytes.ts'

/** Lines of JSON and the encoded table shrink too; Parquet is compressed already. */
const ownTypes: ReadonlySet<string> = new Set(['application/x-ndjson', tableMediaType])

/**
 * Compresses answers for those who ask for it, where no network in front of the server does: not what is
 * compressed already, and not a part of a file. Tags become weak, and are compared weakly.
 */
export function compressAnswers(answer: (request: Request) => Response | Promise<Response>): Hono {
  const server = new Hono()
  server.use(compress({ contentTypeFilter: isCompressible }))
  server.all('*', ({ req }) => answer(req.raw))
  return server
}

function isCompressible(contentType: string): boolean {
  const [mediaType = ''] = contentType.split(';')
  return ownTypes.has(mediaType.trim()) || COMPRESSIBLE_CONTENT_TYPE_REGEX.test(contentType)
}
