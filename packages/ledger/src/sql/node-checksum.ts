import zlib from 'node:zlib'
import type { Checksum } from '@recount/core/table'

/** CRC-32 by the runtime's own code; `undefined` where it has none, as Node before 20.15. */
export const nodeChecksum: Checksum | undefined =
  typeof zlib.crc32 === 'function' ? (bytes) => zlib.crc32(bytes) : undefined
