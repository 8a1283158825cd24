const letters = new TextEncoder().encode(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
)
const padding = '='.charCodeAt(0)

/**
 * Bytes as base 64 (RFC 4648, section 4). `btoa` takes a text of a letter a byte, which takes some twenty times as
 * long to make as this takes in all.
 *
 * @example
 * writeBase64(Uint8Array.of(1, 2)) //=> 'AQI='
 */
export function writeBase64(bytes: Uint8Array): string {
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  let at = 0
  for (let start = 0; start < bytes.length; start += 3) {
    const three =
      ((bytes[start] ?? 0) << 16) | ((bytes[start + 1] ?? 0) << 8) | (bytes[start + 2] ?? 0)
    text[at++] = letters[three >>> 18] ?? 0
    text[at++] = letters[(three >>> 12) & 63] ?? 0
    text[at++] = letters[(three >>> 6) & 63] ?? 0
    text[at++] = letters[three & 63] ?? 0
  }
  text.fill(padding, text.length - ((3 - (bytes.length % 3)) % 3))
  return new TextDecoder().decode(text)
}

/** Puts the bytes of a base 64 text into place, and answers where they end. */
export function readBase64(text: string, into: Uint8Array, at: number): number {
  const binary = atob(text)
  for (let index = 0; index < binary.length; index++) into[at + index] = binary.charCodeAt(index)
  return at + binary.length
}
