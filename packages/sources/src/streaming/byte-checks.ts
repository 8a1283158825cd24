import { decodeStrictly } from './decode-strictly.ts'

/** What bytes may be. */
export interface ByteChecks {
  /** Whether they keep the rules of UTF-8. */
  readonly isUtf8: (bytes: Uint8Array) => boolean
  /** Whether they are below 128. */
  readonly isAscii: (bytes: Uint8Array) => boolean
}

/** Looks at bytes with the platform's own code where it has some, which makes no text of them. */
export function byteChecks(): ByteChecks {
  // Asked for at run time, so that no bundle for the web has to carry or leave out a Node module.
  const platform = globalThis.process?.getBuiltinModule?.('node:buffer')
  return {
    isUtf8: platform?.isUtf8 ?? ((bytes) => decodeStrictly(bytes) !== null),
    isAscii: platform?.isAscii ?? ((bytes) => bytes.every((byte) => byte < 0x80)),
  }
}
