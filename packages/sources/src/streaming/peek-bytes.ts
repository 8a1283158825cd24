/**
 * Reads the first bytes of a stream (fewer, if it ends before) and gives the whole stream back.
 *
 * What was read is not read again; the rest of the stream is read only as far as it is asked for.
 */
export async function peekBytes(
  input: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ readonly sample: Uint8Array; readonly bytes: AsyncIterable<Uint8Array> }> {
  const iterator = input[Symbol.asyncIterator]()
  const read: Uint8Array[] = []
  let total = 0
  let ended = false
  while (total < length && !ended) {
    const next = await iterator.next()
    if (next.done) ended = true
    else {
      read.push(next.value)
      total += next.value.length
    }
  }
  const start = joinBytes(read)
  return { sample: start.subarray(0, length), bytes: continued(start, iterator, ended) }
}

/** One piece of bytes made of several. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces
  if (only !== undefined && pieces.length === 1) return only
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let position = 0
  for (const piece of pieces) {
    joined.set(piece, position)
    position += piece.length
  }
  return joined
}

async function* continued(
  start: Uint8Array,
  iterator: AsyncIterator<Uint8Array>,
  ended: boolean,
): AsyncGenerator<Uint8Array> {
  try {
    if (start.length > 0) yield start
    if (ended) return
    for (let next = await iterator.next(); !next.done; next = await iterator.next())
      yield next.value
  } finally {
    await iterator.return?.()
  }
}
