import type { Issue, Parsed } from '../../primitives/index.ts'
import { checksumOf } from './checksum.ts'
import { damage } from './damage.ts'
import { type Directory, readDirectory } from './directory.ts'
import { headerLength, readHeader, startOfChunks } from './header.ts'
import type { RangeReader } from './range-reader.ts'
import type { SectionShape } from './section.ts'

/** A snapshot whose directory has been read; its parts are fetched when they are needed. */
export interface OpenSnapshot {
  readonly directory: Directory
  readonly reader: RangeReader
  /** The beginning of the file, as far as it has been read. */
  readonly head: Uint8Array
}

/** Enough for header, directory, and what is most often asked first. */
const usualHead = 32 * 1024

/**
 * Opens a snapshot by reading its beginning. What is wrong with it is an issue, and then the value is
 * `null`; what is wrong with a part shows when that part is read.
 */
export async function openSnapshot(reader: RangeReader): Promise<Parsed<OpenSnapshot>> {
  let head = await reader.read(0, usualHead)
  const header = readHeader(head)
  if (header.value === null) return { value: null, issues: header.issues }
  const start = startOfChunks(header.value)
  if (head.length < start) head = await reader.read(0, start)
  const directory = readDirectory(header.value, head.subarray(headerLength))
  return directory.value === null
    ? { value: null, issues: directory.issues }
    : { value: { directory: directory.value, reader, head }, issues: [] }
}

/** Finds a part by its name, `null` where a snapshot has none of it. */
export function findSection({ sections }: Directory, name: string): SectionShape | null {
  return sections.find((section) => section.name === name) ?? null
}

/**
 * Reads some chunks of a part, whose numbers rise, in one go with what lies between them, and checks those
 * that are asked for.
 */
export async function readChunks(
  { directory, reader, head }: OpenSnapshot,
  section: SectionShape,
  chunks: readonly number[],
): Promise<Parsed<readonly Uint8Array[]>> {
  const first = directory.firsts[directory.sections.indexOf(section)] ?? 0
  const start = directory.offsets[first + (chunks[0] ?? 0)] ?? 0
  const end = directory.offsets[first + (chunks.at(-1) ?? -1) + 1] ?? start
  const bytes =
    end <= head.length ? head.subarray(start, end) : await reader.read(start, end - start)
  const read: Uint8Array[] = []
  const issues: Issue[] = []
  for (const chunk of chunks) {
    const place = first + chunk
    const from = (directory.offsets[place] ?? 0) - start
    const part = bytes.subarray(from, (directory.offsets[place + 1] ?? 0) - start)
    const issue = checkChunk(directory, place, section.name, part)
    if (issue) issues.push(issue)
    read.push(part)
  }
  return issues.length > 0 ? { value: null, issues } : { value: read, issues }
}

/** Whether a chunk's bytes are those that were written; an issue where not. */
export function checkChunk(
  { offsets, checksums }: Directory,
  chunk: number,
  name: string,
  bytes: Uint8Array,
): Issue | null {
  const length = (offsets[chunk + 1] ?? 0) - (offsets[chunk] ?? 0)
  if (bytes.length < length) {
    return damage('truncated-snapshot', name, `${length} bytes`, bytes.length)
  }
  return checksumOf(bytes) === checksums[chunk]
    ? null
    : damage('damaged-snapshot', name, `checksum ${checksums[chunk]}`, 'another')
}
