const pieceLength = 65_536

/**
 * A stream of text that comes in small parts, in larger ones: the parts are made as they are read, so
 * that no more is held than is on its way.
 */
export function streamText(parts: AsyncGenerator<string>): ReadableStream {
  const encoder = new TextEncoder()
  return streamOnDemand({
    async pull(controller) {
      let piece = ''
      while (piece.length < pieceLength) {
        const { done, value } = await parts.next()
        if (done) {
          if (piece !== '') controller.enqueue(encoder.encode(piece))
          controller.close()
          return
        }
        piece += value
      }
      controller.enqueue(encoder.encode(piece))
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}

/** A stream of bytes that are made when somebody reads them. */
export function streamBytes(make: () => Promise<Uint8Array>): ReadableStream {
  return streamOnDemand({
    async pull(controller) {
      controller.enqueue(await make())
      controller.close()
    },
  })
}

interface Source {
  readonly pull: (controller: {
    readonly enqueue: (bytes: Uint8Array) => void
    readonly close: () => void
  }) => Promise<void>
  readonly cancel?: () => Promise<void>
}

/** Nothing is made before somebody reads: the answer to HEAD costs nothing. */
function streamOnDemand(source: Source): ReadableStream {
  return new ReadableStream(source, { highWaterMark: 0 })
}
