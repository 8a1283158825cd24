import type { Issue, Parsed } from '../../primitives/index.ts'
import { type Checksum, checksumOf } from './checksum.ts'
import { damage } from './damage.ts'

/**
 * The first bytes of a snapshot. Numbers have four bytes, the lowest first.
 *
 * ```
 * 0   "RECOUNT\n"                  16  number of chunks             24  length of the file
 * 8   version of the format        20  checksum of directory        28  checksum of the bytes
 * 12  length of the directory          and chunk table                  before this one
 * ```
 *
 * A checksum is a CRC-32. The chunk table has for each chunk where it ends, counted from where the first begins,
 * and its checksum.
 *
 * Behind them come the directory, the chunk table and the chunks, without gaps. Each begins at a multiple of
 * four, so that its bytes can be looked at as words: the directory ends with spaces, chunks end with zeros.
 */
export interface Header {
  readonly directoryLength: number
  readonly chunks: number
  readonly directoryChecksum: number
  readonly fileLength: number
}

/** The version of the format that this program writes and reads. */
export const snapshotVersion = 4

/** The length of a header in bytes. */
export const headerLength = 32

const magic = 'RECOUNT\n'

/** Where the chunks begin: behind directory and chunk table. */
export function startOfChunks({ directoryLength, chunks }: Header): number {
  return headerLength + directoryLength + 8 * chunks
}

/** Writes a header over the first bytes of a file. */
export function writeHeader(header: Header, file: Uint8Array): void {
  const view = new DataView(file.buffer, file.byteOffset)
  file.set(Uint8Array.from(magic, (letter) => letter.charCodeAt(0)))
  view.setUint32(8, snapshotVersion, true)
  view.setUint32(12, header.directoryLength, true)
  view.setUint32(16, header.chunks, true)
  view.setUint32(20, header.directoryChecksum, true)
  view.setUint32(24, header.fileLength, true)
  view.setUint32(28, checksumOf(file.subarray(0, 28)), true)
}

/** Reads the first bytes of a file. */
export function readHeader(bytes: Uint8Array, checksum: Checksum = checksumOf): Parsed<Header> {
  const bad = (issue: Issue) => ({ value: null, issues: [issue] })
  if (bytes.length < headerLength) {
    return bad(damage('truncated-snapshot', 'header', `${headerLength} bytes`, bytes.length))
  }
  if (String.fromCharCode(...bytes.subarray(0, magic.length)) !== magic) {
    return bad(damage('not-a-snapshot', 'header', 'the letters RECOUNT', 'other bytes'))
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerLength)
  const at = (offset: number) => view.getUint32(offset, true)
  // Another version may have another checksum.
  if (at(8) !== snapshotVersion) {
    return bad(damage('unknown-version', 'header', `version ${snapshotVersion}`, at(8)))
  }
  if (checksum(bytes.subarray(0, 28)) !== at(28)) {
    return bad(damage('damaged-snapshot', 'header', `checksum ${at(28)}`, 'another'))
  }
  const header = {
    directoryLength: at(12),
    chunks: at(16),
    directoryChecksum: at(20),
    fileLength: at(24),
  }
  return startOfChunks(header) > header.fileLength
    ? bad(damage('damaged-snapshot', 'header', 'a directory within the file', header.fileLength))
    : { value: header, issues: [] }
}
