import { joinBytes } from './peek-bytes.ts'

/**
 * The same bytes in pieces of one length, the last one shorter: neither a file that is handed over whole
 * nor one that trickles in byte by byte makes the reader slow or large.
 */
export async function* evenPieces(
  input: AsyncIterable<Uint8Array>,
  length: number,
): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = []
  let total = 0
  for await (const bytes of input) {
    waiting.push(bytes)
    total += bytes.length
    if (total < length) continue
    const joined = joinBytes(waiting)
    let start = 0
    for (; start + length <= joined.length; start += length) {
      yield joined.subarray(start, start + length)
    }
    waiting = start < joined.length ? [joined.slice(start)] : []
    total = joined.length - start
  }
  if (total > 0) yield joinBytes(waiting)
}
