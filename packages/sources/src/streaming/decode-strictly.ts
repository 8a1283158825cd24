const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

/** The text of bytes that keep the rules of UTF-8, `null` where they break them. */
export function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes)
  } catch {
    return null
  }
}
