const pieceLength = 65_536

/**
 * A stream of text that comes in small parts, in larger ones: the parts are made as they are read, so
 * that no more is held than is on its way.
 */
export function streamText(parts: Generator<string>): ReadableStream {
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull(controller) {
      let piece = ''
      while (piece.length < pieceLength) {
        const { done, value } = parts.next()
        if (done) {
          if (piece !== '') controller.enqueue(encoder.encode(piece))
          controller.close()
          return
        }
        piece += value
      }
      controller.enqueue(encoder.encode(piece))
    },
    cancel() {
      parts.return(undefined)
    },
  })
}
