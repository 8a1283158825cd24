import type { Issue, Parsed } from '../../primitives/index.ts'
import { type Checksum, checksumOf } from './checksum.ts'
import { damage } from './damage.ts'
import {
  checksumOfChunk,
  type Directory,
  findSection,
  offsetOf,
  readDirectory,
  type StoredSection,
} from './directory.ts'
import { headerLength, readHeader, startOfChunks } from './header.ts'
import type { PartName } from './part-shapes.ts'
import type { RangeReader } from './range-reader.ts'
import { storedLength } from './section.ts'

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
  const { checksum = checksumOf } = reader
  let head = await reader.read(0, usualHead)
  const header = readHeader(head, checksum)
  if (header.value === null) return { value: null, issues: header.issues }
  const start = startOfChunks(header.value)
  if (head.length < start) head = await reader.read(0, start)
  const directory = readDirectory(header.value, head.subarray(headerLength), checksum)
  return directory.value === null
    ? { value: null, issues: directory.issues }
    : { value: { directory: directory.value, reader, head }, issues: [] }
}

/** Some chunks of a part; none where `issues` tell what is wrong with them. */
export interface ReadChunks {
  readonly section: StoredSection
  readonly chunks: readonly Uint8Array[]
  readonly issues: readonly Issue[]
}

/**
 * Reads some chunks of a part, whose numbers rise, in one go with what lies between them, and checks those
 * that are asked for.
 */
export async function readPart(
  { directory, reader, head }: OpenSnapshot,
  name: PartName | 'sums',
  chunks: readonly number[],
): Promise<ReadChunks> {
  const section = findSection(directory, name)
  if (section === null) {
    const issue = damage('damaged-snapshot', name, 'a part of a table', 'none')
    return {
      section: { name, chunks: 0, block: 0, lists: [], first: 0 },
      chunks: [],
      issues: [issue],
    }
  }
  const { first } = section
  const read: Uint8Array[] = []
  if (chunks.length === 0) return { section, chunks: read, issues: [] }
  const start = offsetOf(directory, first + (chunks[0] ?? 0))
  const end = offsetOf(directory, first + (chunks.at(-1) ?? 0) + 1)
  const bytes =
    end <= head.length ? head.subarray(start, end) : await reader.read(start, end - start)
  for (const chunk of chunks) {
    const from = offsetOf(directory, first + chunk) - start
    const part = bytes.subarray(from, offsetOf(directory, first + chunk + 1) - start)
    const issue = checkChunk(directory, section, chunk, part, reader.checksum)
    if (issue) return { section, chunks: [], issues: [issue] }
    read.push(part)
  }
  return { section, chunks: read, issues: [] }
}

/**
 * Whether the bytes of a chunk of a section are those that were written, and as many as its lists need; an issue
 * where not.
 */
export function checkChunk(
  directory: Directory,
  section: StoredSection,
  chunk: number,
  bytes: Uint8Array,
  checksum: Checksum = checksumOf,
): Issue | null {
  const { name, lists, first } = section
  const place = first + chunk
  const length = offsetOf(directory, place + 1) - offsetOf(directory, place)
  if (bytes.length < length) {
    return damage('truncated-snapshot', name, `${length} bytes`, bytes.length)
  }
  const expected = checksumOfChunk(directory, place)
  if (checksum(bytes) !== expected) {
    return damage('damaged-snapshot', name, `checksum ${expected}`, 'another')
  }
  return lists.length > 0 && length !== storedLength(section, chunk)
    ? damage('damaged-snapshot', name, 'a chunk as long as its lists need', `${length} bytes`)
    : null
}
