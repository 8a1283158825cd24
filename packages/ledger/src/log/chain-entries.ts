import { isWellFormed } from '@recount/core/primitives'
import type { Entry } from './entry.ts'
import type { LastVersions } from './last-versions.ts'
import type { LedgerContext } from './ledger-context.ts'
import { newestFormat, type RowFields, textsOfRows } from './revision.ts'

/** An entry whose content may come as the UTF-8 that is kept of it. */
export interface AppendedEntry extends Omit<Entry, 'content'> {
  readonly content: string | Uint8Array
}

/** A row of the log that is about to be written, with its content. */
export interface WrittenRow extends RowFields {
  readonly parts: string | Uint8Array
}

/** The last row of the log. */
export interface Head {
  readonly revision: number
  readonly hash: string
  readonly recordedAt: string
}

/** What all rows have in common that are written together. */
export interface RowOrigin {
  readonly author: string
  readonly approvedBy?: string | null
  readonly at: Date
  /** The import that stages the rows; they are not shown before it is published. */
  readonly import?: string
}

/** The rows that entries become behind the head of the log, numbered and chained. */
export function chainEntries(
  { sha256Hex }: Pick<LedgerContext, 'sha256Hex'>,
  head: Head,
  entries: readonly AppendedEntry[],
  lastVersions: LastVersions,
  { author, approvedBy = null, at, import: importId }: RowOrigin,
): readonly WrittenRow[] {
  // A clock that was set back must not put a later revision before an earlier one.
  const now = at.toISOString()
  const shared = {
    import: importId ?? null,
    author: storable(author),
    approvedBy: approvedBy === null ? null : storable(approvedBy),
    recordedAt: now > head.recordedAt ? now : head.recordedAt,
  }
  const nextVersion = countVersions(lastVersions)
  const textOf = textsOfRows(shared)
  let revision = head.revision
  let previousHash = head.hash
  return entries.map(({ kind, id, status, redirect, content, commitments }) => {
    revision += 1
    const version = nextVersion(kind, id)
    const row: Writable<WrittenRow> = {
      revision,
      format: newestFormat,
      kind,
      id,
      version,
      status,
      redirect,
      import: shared.import,
      author: shared.author,
      approvedBy: shared.approvedBy,
      recordedAt: shared.recordedAt,
      commitments,
      previousHash,
      hash: '',
      parts: content,
    }
    row.hash = sha256Hex(textOf(row))
    previousHash = row.hash
    return row
  })
}

type Writable<Row> = { -readonly [Field in keyof Row]: Row[Field] }

/** Counts the versions of records on; the same record may come more than once. */
function countVersions(lastVersions: LastVersions): (kind: string, id: string) => number {
  const reached = new Map<string, Map<string, number>>()
  return (kind, id) => {
    let ofKind = reached.get(kind)
    if (ofKind === undefined) {
      ofKind = new Map(lastVersions.get(kind))
      reached.set(kind, ofKind)
    }
    const version = (ofKind.get(id) ?? 0) + 1
    ofKind.set(id, version)
    return version
  }
}

/** NUL and halves of surrogate pairs cannot be kept in an SQL text. */
function storable(text: string): string {
  return isWellFormed(text) && !text.includes('\0')
    ? text
    : text.replace(/\p{Surrogate}|\0/gu, '\ufffd')
}
