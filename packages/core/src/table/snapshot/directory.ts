import { canonicalJson, type Parsed } from '../../primitives/index.ts'
import { checksumOf } from './checksum.ts'
import { type DamageCode, damage } from './damage.ts'
import { type Header, startOfChunks } from './header.ts'
import type { Width } from './number-planes.ts'
import { type SectionShape, storedLength } from './section.ts'

/** What a snapshot is of, and what its parts are. It is written as JSON in ASCII. */
export interface Contents {
  readonly rule: string
  readonly rows: number
  readonly sections: readonly SectionShape[]
}

/**
 * The contents of a snapshot and its chunk table, which has for each chunk its length and its checksum.
 * Chunks follow one another, so their places are sums of lengths.
 */
export interface Directory extends Contents {
  /** Where each chunk begins in the file, and where the last ends. */
  readonly offsets: Float64Array
  readonly checksums: Uint32Array
  /** The first chunk of each section. */
  readonly firsts: readonly number[]
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
export function readDirectory(header: Header, bytes: Uint8Array): Parsed<Directory> {
  const bad = (code: DamageCode, expected: string, received: unknown) => ({
    value: null,
    issues: [damage(code, 'directory', expected, received)],
  })
  const length = header.directoryLength + 8 * header.chunks
  if (bytes.length < length) return bad('truncated-snapshot', `${length} bytes`, bytes.length)
  if (checksumOf(bytes.subarray(0, length)) !== header.directoryChecksum) {
    return bad('damaged-snapshot', `checksum ${header.directoryChecksum}`, 'another')
  }
  const contents = parseContents(asciiText(bytes.subarray(0, header.directoryLength)))
  if (contents === null) return bad('damaged-snapshot', 'a list of sections', 'something else')
  const directory = { ...contents, ...readChunkTable(header, bytes.subarray(0, length), contents) }
  return doChunksFit(directory, header)
    ? { value: directory, issues: [] }
    : bad('damaged-snapshot', 'chunks of the length that their lists need', 'others')
}

function readChunkTable(header: Header, bytes: Uint8Array, { sections }: Contents) {
  const view = new DataView(bytes.buffer, bytes.byteOffset + header.directoryLength)
  const offsets = new Float64Array(header.chunks + 1)
  const checksums = new Uint32Array(header.chunks)
  let offset = startOfChunks(header)
  for (let chunk = 0; chunk < header.chunks; chunk++) {
    offsets[chunk] = offset
    offset += view.getUint32(8 * chunk, true)
    checksums[chunk] = view.getUint32(8 * chunk + 4, true)
  }
  offsets[header.chunks] = offset
  let next = 0
  const firsts = sections.map(({ chunks }) => {
    const first = next
    next += chunks
    return first
  })
  return { offsets, checksums, firsts }
}

function doChunksFit(
  { sections, offsets, firsts }: Directory,
  { chunks, fileLength }: Header,
): boolean {
  const last = sections.length - 1
  if ((firsts[last] ?? 0) + (sections[last]?.chunks ?? 0) !== chunks) return false
  if ((offsets[chunks] ?? 0) !== fileLength) return false
  return sections.every((section, index) => {
    if (section.lists.length === 0) return true
    const first = firsts[index] ?? 0
    const lastChunk = section.chunks - 1
    // All chunks of a part but the last are of one length.
    const whole = storedLength(section, 0)
    for (let chunk = 0; chunk < lastChunk; chunk++) {
      const place = first + chunk
      if ((offsets[place + 1] ?? 0) - (offsets[place] ?? 0) !== whole) return false
    }
    const end = first + lastChunk
    return (
      lastChunk < 0 ||
      (offsets[end + 1] ?? 0) - (offsets[end] ?? 0) === storedLength(section, lastChunk)
    )
  })
}

function parseContents(text: string): Contents | null {
  let told: unknown
  try {
    told = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof told !== 'object' || told === null) return null
  const { rule, rows, sections } = told as Readonly<Record<string, unknown>>
  if (typeof rule !== 'string' || !isCount(rows) || !Array.isArray(sections)) return null
  const shapes = sections.map(shapeOf)
  return shapes.every((shape) => shape !== null) ? { rule, rows, sections: shapes } : null
}

function shapeOf(told: unknown): SectionShape | null {
  if (!Array.isArray(told)) return null
  const [name, chunks, block, lists] = told as readonly unknown[]
  if (typeof name !== 'string' || !isCount(chunks) || !isCount(block)) return null
  if (!Array.isArray(lists) || !lists.every(isListShape)) return null
  const needed = block === 0 ? 1 : Math.ceil((lists[0]?.[0] ?? 0) / block)
  return lists.length === 0 || chunks === needed ? { name, chunks, block, lists } : null
}

function isListShape(list: unknown): list is readonly [number, Width] {
  return Array.isArray(list) && isCount(list[0]) && [1, 2, 3, 4].includes(list[1])
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0
}

function asciiText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, at + 4096))
  }
  return text
}
