import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** A SHA-256 that is fed piece by piece. */
export interface Sha256Stream {
  readonly update: (bytes: Uint8Array) => void
  /** The digest as 64 lower-case hexadecimal digits; nothing may be added after it. */
  readonly hex: () => string
}

/**
 * A SHA-256 over a stream of bytes: the platform's own where it has one that can be fed piecewise,
 * which is ten times faster, else one in JavaScript. Web Crypto cannot be fed piecewise.
 *
 * Source: FIPS 180-4.
 */
export function createSha256(): Sha256Stream {
  const native = platformCrypto()?.createHash('sha256')
  if (native) return { update: (bytes) => native.update(bytes), hex: () => native.digest('hex') }
  return portableSha256()
}

/** The same in JavaScript alone. */
export function portableSha256(): Sha256Stream {
  const hash = sha256.create()
  return { update: (bytes) => hash.update(bytes), hex: () => bytesToHex(hash.digest()) }
}

function platformCrypto(): typeof import('node:crypto') | undefined {
  // Asked for at run time, so that no bundle for the web has to carry or leave out a Node module.
  return globalThis.process?.getBuiltinModule?.('node:crypto')
}
