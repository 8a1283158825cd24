import { canonicalJson, type Parsed } from '../../primitives/index.ts'
import { type Checksum, checksumOf } from './checksum.ts'
import { type DamageCode, damage } from './damage.ts'
import { type Header, startOfChunks } from './header.ts'
import type { ListShape, SectionShape } from './section.ts'
import { textOfUnits } from './text-lists.ts'

/** What a snapshot is of, and what its parts are. It is written as JSON in ASCII. */
export interface Contents {
  readonly rule: string
  readonly rows: number
  readonly sections: readonly SectionShape[]
}

/**
 * The contents of a snapshot and its chunk table, which has for each chunk where it ends, counted from the end
 * of the table, and its checksum. Neither is gone through when a file is opened: a reader that wants a total
 * looks at a dozen chunks of hundreds.
 */
export interface Directory extends Omit<Contents, 'sections'> {
  /** What is told of the sections; {@link findSection} makes shapes of it. */
  readonly told: readonly unknown[]
  /** Where the chunks begin in the file. */
  readonly start: number
  /** Two words a chunk: its end and its checksum. */
  readonly table: DataView
}

/** A part of a snapshot, and the first of its chunks among those of the file. */
export interface StoredSection extends SectionShape {
  readonly first: number
}

/** Finds a part by its name, `null` where a snapshot has none of it or tells no shape of it. */
export function findSection({ told }: Directory, name: string): StoredSection | null {
  let first = 0
  for (let index = 0; index < told.length; index++) {
    const section = told[index]
    if (!Array.isArray(section)) return null
    if (section[0] === name) return shapeOf(section, first)
    first += Number(section[1])
  }
  return null
}

/** All parts, `null` where one of them is told of no shape. */
export function allSections({ told }: Directory): readonly StoredSection[] | null {
  const sections: StoredSection[] = []
  let first = 0
  for (const one of told) {
    const section = Array.isArray(one) ? shapeOf(one, first) : null
    if (section === null) return null
    sections.push(section)
    first += section.chunks
  }
  return sections
}

/** Where a chunk begins in the file. */
export function offsetOf({ start, table }: Directory, chunk: number): number {
  return chunk === 0 ? start : start + table.getUint32(8 * chunk - 8, true)
}

/** The checksum of a chunk. */
export function checksumOfChunk({ table }: Directory, chunk: number): number {
  return table.getUint32(8 * chunk + 4, true)
}

/** Contents as bytes. */
export function writeContents({ rule, rows, sections }: Contents): Uint8Array {
  const shapes = sections.map(({ name, chunks, block, lists }) => [name, chunks, block, lists])
  const text = canonicalJson({ rule, rows, sections: shapes })
  const ascii = text.replace(
    /[^ -~]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return Uint8Array.from(ascii, (letter) => letter.charCodeAt(0))
}

/** Reads contents and chunk table, which lie between the header and the chunks. */
export function readDirectory(
  header: Header,
  bytes: Uint8Array,
  checksum: Checksum = checksumOf,
): Parsed<Directory> {
  const bad = (code: DamageCode, expected: string, received: unknown) => ({
    value: null,
    issues: [damage(code, 'directory', expected, received)],
  })
  const length = header.directoryLength + 8 * header.chunks
  if (bytes.length < length) return bad('truncated-snapshot', `${length} bytes`, bytes.length)
  if (checksum(bytes.subarray(0, length)) !== header.directoryChecksum) {
    return bad('damaged-snapshot', `checksum ${header.directoryChecksum}`, 'another')
  }
  const contents = parseContents(bytes.subarray(0, header.directoryLength))
  if (contents === null) return bad('damaged-snapshot', 'a list of sections', 'something else')
  const start = startOfChunks(header)
  const table = new DataView(
    bytes.buffer,
    bytes.byteOffset + header.directoryLength,
    8 * header.chunks,
  )
  const directory = { ...contents, start, table }
  let chunks = 0
  for (const section of contents.told) chunks += Array.isArray(section) ? section[1] : Number.NaN
  if (chunks !== header.chunks || offsetOf(directory, header.chunks) !== header.fileLength) {
    return bad('damaged-snapshot', 'as many chunks as the file has', 'others')
  }
  return { value: directory, issues: [] }
}

function parseContents(bytes: Uint8Array): Pick<Directory, 'rule' | 'rows' | 'told'> | null {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4096) text += textOfUnits(bytes.subarray(at, at + 4096))
  let told: unknown
  try {
    told = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof told !== 'object' || told === null) return null
  const { rule, rows, sections } = told as Readonly<Record<string, unknown>>
  if (typeof rule !== 'string' || !isCount(rows) || !Array.isArray(sections)) return null
  return { rule, rows, told: sections }
}

function shapeOf(told: readonly unknown[], first: number): StoredSection | null {
  const name = told[0]
  const chunks = told[1]
  const block = told[2]
  const lists = told[3]
  if (typeof name !== 'string' || !isCount(chunks) || !isCount(block)) return null
  if (!Array.isArray(lists)) return null
  for (const list of lists) if (!isListShape(list)) return null
  const needed = block === 0 ? 1 : Math.ceil((lists[0]?.[0] ?? 0) / block)
  return lists.length === 0 || chunks === needed ? { name, chunks, block, lists, first } : null
}

function isListShape(list: unknown): list is ListShape {
  if (!Array.isArray(list) || !isCount(list[0])) return false
  return Number.isInteger(list[1]) && list[1] > 0 && list[1] < 5
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0
}
