import type { ReadLimits } from './read-limits.ts'
import { UnreadableInput } from './unreadable-input.ts'

/** Whether bytes begin as a gzip file does (RFC 1952). */
export function isGzip(sample: Uint8Array): boolean {
  return sample[0] === 0x1f && sample[1] === 0x8b
}

/** Up to this much is unpacked whatever the ratio: a small file of one repeated row is no bomb. */
const harmless = 16_777_216

/**
 * Unpacks gzip as it is read.
 *
 * @throws UnreadableInput when the file is damaged or cut, or grows beyond the ratio that is allowed.
 */
export async function* inflateGzip(
  input: AsyncIterable<Uint8Array>,
  limits: Pick<ReadLimits, 'unpackedRatio'>,
): AsyncGenerator<Uint8Array> {
  let packed = 0
  let unpacked = 0
  const source = input[Symbol.asyncIterator]()
  const counted = new ReadableStream<BufferSource>({
    async pull(controller) {
      const next = await source.next()
      if (next.done) return controller.close()
      packed += next.value.length
      controller.enqueue(Uint8Array.from(next.value))
    },
    async cancel() {
      await source.return?.()
    },
  })
  const reader = counted.pipeThrough(new DecompressionStream('gzip')).getReader()
  try {
    for (let next = await readOrRefuse(reader); !next.done; next = await readOrRefuse(reader)) {
      unpacked += next.value.length
      if (unpacked > harmless && unpacked > packed * limits.unpackedRatio) {
        throw new UnreadableInput(
          'unpacks-too-large',
          `at most ${limits.unpackedRatio} times the size of the packed file`,
          `${unpacked} bytes from ${packed}`,
        )
      }
      yield next.value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function readOrRefuse(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read()
  } catch {
    throw new UnreadableInput('damaged-gzip', 'a whole gzip file', 'one that is damaged or cut')
  }
}
