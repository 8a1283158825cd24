import { checksumOf } from './checksum.ts'
import { type Contents, writeContents } from './directory.ts'
import { headerLength, startOfChunks, writeHeader } from './header.ts'
import type { Section } from './section.ts'

const longestFile = 0xffff_ffff

/**
 * Writes the parts of a snapshot into one file, in their order: what is read first should come first.
 *
 * @throws RangeError when it would be longer than 4 GiB.
 */
export function writeContainer(
  { rule, rows }: Pick<Contents, 'rule' | 'rows'>,
  sections: readonly Section[],
): Uint8Array {
  const directory = padded(writeContents({ rule, rows, sections }), space)
  const chunks = sections.flatMap(({ bytes }) => bytes).map((chunk) => padded(chunk, 0))
  const sizes = { directoryLength: directory.length, chunks: chunks.length }
  const start = startOfChunks({ ...sizes, directoryChecksum: 0, fileLength: 0 })
  const fileLength = chunks.reduce((sum, chunk) => sum + chunk.length, start)
  if (fileLength > longestFile) throw new RangeError(`a snapshot of ${fileLength} bytes`)
  const file = new Uint8Array(fileLength)
  const view = new DataView(file.buffer)
  file.set(directory, headerLength)
  let offset = start
  chunks.forEach((chunk, index) => {
    const entry = headerLength + directory.length + 8 * index
    view.setUint32(entry, offset + chunk.length - start, true)
    view.setUint32(entry + 4, checksumOf(chunk), true)
    file.set(chunk, offset)
    offset += chunk.length
  })
  const directoryChecksum = checksumOf(file.subarray(headerLength, start))
  writeHeader({ ...sizes, directoryChecksum, fileLength }, file)
  return file
}

const space = 0x20

/** Bytes with others behind them, so that the next begin at a multiple of four. */
function padded(bytes: Uint8Array, filler: number): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4).fill(filler)
  whole.set(bytes)
  return whole
}
