const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Cuts texts out of bytes of UTF-8, by the platform's own code where it has some that need no view on the bytes. */
export function textCutter(bytes: Uint8Array): (start: number, end: number) => string {
  // Asked for at run time, so that no bundle for the web has to carry or leave out a Node module.
  const platform = globalThis.process?.getBuiltinModule?.('node:buffer')
  if (platform === undefined) return (start, end) => decoder.decode(bytes.subarray(start, end))
  const buffer = platform.Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return (start, end) => buffer.toString('utf8', start, end)
}
