/** Bytes as base 64. */
export function writeBase64(bytes: Uint8Array): string {
  // In pieces, for a call takes only so many arguments; each a multiple of three, so that they join.
  const pieces: string[] = []
  for (let start = 0; start < bytes.length; start += 24_576) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(start, start + 24_576))))
  }
  return pieces.join('')
}

/** Puts the bytes of a base 64 text into place, and answers where they end. */
export function readBase64(text: string, into: Uint8Array, at: number): number {
  const letters = atob(text)
  for (let index = 0; index < letters.length; index++) into[at + index] = letters.charCodeAt(index)
  return at + letters.length
}
