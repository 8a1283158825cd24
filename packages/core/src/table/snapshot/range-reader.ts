import type { Checksum } from './checksum.ts'

/**
 * Something that gives stretches of a file: a file on disk, an object store, a web server that knows
 * ranges, or plain bytes.
 *
 * `read` resolves with the bytes from `offset` on, `length` of them, or fewer where the file ends before.
 * `checksum` is the platform's own CRC-32, where it has one.
 */
export interface RangeReader {
  readonly checksum?: Checksum
  readonly read: (offset: number, length: number) => Promise<Uint8Array>
}

/** A reader of bytes that are already at hand. */
export function readerOfBytes(bytes: Uint8Array): RangeReader {
  return { read: async (offset, length) => bytes.subarray(offset, offset + length) }
}
