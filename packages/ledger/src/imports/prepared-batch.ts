import type { Issue } from '@recount/core/primitives'
import type { Status } from '@recount/core/records'
import type { AppendedEntry } from '../log/chain-entries.ts'
import type { LogKind } from '../log/revision.ts'
import { commitmentsOf, type PartColumn } from './part-column.ts'
import { bytesAt, type TextColumn } from './text-column.ts'

/**
 * A part of an import as far as it can be worked out without the ledger: most of the work, which can be done
 * elsewhere while the ledger writes. It is plain data that a thread can hand to another, and its long texts are
 * bytes that change hands without being copied: see {@link buffersOf}.
 */
export interface PreparedBatch {
  /** The digest of the batch's rows, by which a file is known again when an import is resumed. */
  readonly digest: string
  /** The records as they would stand in the log. */
  readonly entries: PreparedEntries
  /** What in some of them is never stored, by {@link recordKey}. */
  readonly forbidden: readonly { readonly record: string; readonly issues: readonly Issue[] }[]
  readonly originals: PreparedOriginals
  readonly issues: readonly Issue[]
  readonly rows: number
}

/** Entries of the log, field by field: the first of each list belongs to the first entry. */
export interface PreparedEntries {
  readonly kinds: readonly LogKind[]
  readonly ids: readonly string[]
  readonly statuses: readonly Status[]
  readonly redirects: readonly (string | null)[]
  readonly contents: TextColumn
  /** What the entries commit to, not hashed yet. */
  readonly parts: PartColumn
}

/** Rows, or the rows of one record together, as they are kept, field by field. */
export interface PreparedOriginals {
  readonly recordIds: readonly string[]
  readonly contentHashes: readonly string[]
  readonly lines: readonly number[]
  /** The rows as they stood in the file, as a database can keep them. */
  readonly bodies: TextColumn
}

/** A record as it would stand in the log; its content is the UTF-8 that would be kept of it. */
export interface PreparedEntry extends Omit<AppendedEntry, 'content'> {
  readonly content: Uint8Array
}

/**
 * The entries of a batch one by one, with the commitments to their parts. Their contents stay bytes, which nobody has
 * to read to write them.
 */
export function listEntries(
  entries: PreparedEntries,
  sha256Hex: (content: Uint8Array) => string,
): readonly PreparedEntry[] {
  const { kinds, statuses, redirects, contents } = entries
  const commitments = commitmentsOf(entries.parts, sha256Hex)
  return entries.ids.map((id, index) => {
    const [kind, status, committed] = [kinds[index], statuses[index], commitments[index]]
    if (kind === undefined || status === undefined || committed === undefined) {
      throw new RangeError(`the lists of a batch differ in length at ${index}`)
    }
    const redirect = redirects[index] ?? null
    const content = bytesAt(contents, index)
    return { kind, id, status, redirect, content, commitments: committed }
  })
}

/** The memory of a batch's lists and texts, for those who hand it over: it is not theirs afterwards. */
export function buffersOf({ entries, originals }: PreparedBatch): readonly ArrayBuffer[] {
  const { contents, parts } = entries
  const lists = [contents, parts.texts, originals.bodies].flatMap(({ bytes, ends }) => [
    bytes,
    ends,
  ])
  return [...lists, parts.parts, parts.ends].map(({ buffer }) => buffer)
}

/** The room that a batch's texts take up, for texts to come. */
export interface BatchRoom {
  readonly contents: ArrayBuffer
  readonly parts: ArrayBuffer
  readonly bodies: ArrayBuffer
}

/** The room of a batch that nobody reads any more. */
export function roomOf({ entries, originals }: PreparedBatch): BatchRoom {
  return {
    contents: entries.contents.bytes.buffer,
    parts: entries.parts.texts.bytes.buffer,
    bodies: originals.bodies.bytes.buffer,
  }
}

/** The key under which a record's original is kept: its kind and its id. */
export function recordKey(kind: string, id: string): string {
  return `${kind}:${id}`
}
