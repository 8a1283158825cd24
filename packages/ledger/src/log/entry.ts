import { canonicalJson } from '@recount/core/primitives'
import type { RecordKind, RecordOfKind, Status } from '@recount/core/records'
import type { CommittedContent } from './commitment.ts'
import { type EntryWriter, openEntryWriter } from './entry-writer.ts'
import { growingBytes, takeBytes } from './growing-bytes.ts'
import type { LedgerContext } from './ledger-context.ts'
import type { PartName } from './part-writer.ts'
import type { LogKind } from './revision.ts'

/** Something that is to become a row of the log: everything but its number, version, time and hashes. */
export interface Entry extends CommittedContent {
  readonly kind: LogKind
  readonly id: string
  readonly status: Status
  readonly redirect: string | null
}

/** What became of a record. */
export interface RecordState {
  readonly status: Status
  readonly redirect: string | null
}

/** A record as any of its kinds. */
export type AnyRecord = RecordOfKind[RecordKind]

/**
 * The state that a record gives itself: an incident has a status of its own, the others are published
 * when they are written.
 */
export function stateOf(record: AnyRecord): RecordState {
  return 'status' in record
    ? { status: record.status, redirect: record.mergedInto }
    : { status: 'published', redirect: null }
}

/** Makes the entry of a record: cut into its parts, each with a salt and a commitment. */
export function makeRecordEntry(
  context: LedgerContext,
  kind: RecordKind,
  record: AnyRecord,
  state: RecordState,
  reason: string,
): Entry {
  const committed = commitTo(context, (writer) =>
    writer.addRecord(kind, record, canonicalJson(reason)),
  )
  return { kind, id: record.id, ...state, ...committed }
}

/** Makes an entry that is about the ledger itself. */
export function makeLedgerEntry(
  context: LedgerContext,
  kind: 'import' | 'redaction',
  id: string,
  content: unknown,
  reason: string,
): Entry {
  const committed = commitTo(context, (writer) =>
    writer.addParts({ record: canonicalJson(content), reason: canonicalJson(reason) }),
  )
  return { kind, id, status: 'published', redirect: null, ...committed }
}

function commitTo(context: LedgerContext, add: (writer: EntryWriter) => unknown): CommittedContent {
  const contents = growingBytes()
  const commitments: string[] = []
  const commit = (part: PartName, text: Uint8Array) =>
    void commitments.push(`"${part}":"${context.sha256Hex(text)}"`)
  add(openEntryWriter(context, { contents, commit }))
  return {
    content: new TextDecoder().decode(takeBytes(contents)),
    commitments: `{${commitments.join()}}`,
  }
}
