/** The bytes of a body up to a bound; `isExceeded` tells whether there were more. */
export interface BoundedBytes {
  readonly bytes: AsyncIterable<Uint8Array>
  readonly isExceeded: () => boolean
}

/**
 * Counts the bytes of a body as they come and ends with an error where there are more than `most`:
 * whatever length was announced, no more is read.
 */
export function boundBytes(body: ReadableStream<Uint8Array> | null, most: number): BoundedBytes {
  let exceeded = false
  async function* read(): AsyncGenerator<Uint8Array> {
    const reader = body?.getReader()
    let length = 0
    try {
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        length += part.value.length
        if (length > most) {
          exceeded = true
          throw new RangeError(`more than ${most} bytes`)
        }
        yield part.value
      }
    } finally {
      await reader?.cancel()
    }
  }
  return { bytes: read(), isExceeded: () => exceeded }
}
