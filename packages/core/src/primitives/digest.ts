import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json.ts'

/**
 * SHA-256 of bytes, or of a text's UTF-8, as 64 lower-case hexadecimal digits.
 *
 * Source: FIPS 180-4.
 *
 * @example
 * sha256Hex('abc') //=> 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
 */
export function sha256Hex(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content))
}

/**
 * SHA-256 of a value's canonical JSON: equal values have equal digests.
 *
 * @throws TypeError as {@link canonicalJson} does.
 * @example
 * digestOf({ b: 1, a: 2 }) === digestOf({ a: 2, b: 1 }) //=> true
 */
export function digestOf(value: unknown): string {
  return sha256Hex(canonicalJson(value))
}
