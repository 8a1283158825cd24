import { canonicalJson } from '@recount/core/primitives'
import type { RecordKind, RecordOfKind, Status } from '@recount/core/records'
import { type CommittedContent, commitTo } from './commitment.ts'
import type { LedgerContext } from './ledger-context.ts'
import type { LogKind } from './revision.ts'
import { writeIncidentParts } from './write-incident-parts.ts'
import { type WrittenParts, writeRecordParts } from './write-record-parts.ts'

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
  const written = { kind, id: record.id, parts: writeContent(kind, record) }
  return makeWrittenEntry(context, written, state, canonicalJson(reason))
}

/** A record as the log keeps it: its parts as canonical JSON. */
export interface WrittenRecord {
  readonly kind: RecordKind
  readonly id: string
  readonly parts: WrittenParts
}

/** The parts of a record without its version, which the row of the log says; with signs where it can be. */
export function writeContent(kind: RecordKind, record: AnyRecord): WrittenParts {
  const abbreviated = 'claims' in record ? writeIncidentParts(record) : null
  if (abbreviated !== null) return abbreviated
  const { version: _, ...content } = record
  return writeRecordParts(kind, content)
}

/** Makes the entry of a record that is written already, as its reason is. */
export function makeWrittenEntry(
  { salt, sha256Hex }: Pick<LedgerContext, 'salt' | 'sha256Hex'>,
  { kind, id, parts }: WrittenRecord,
  { status, redirect }: RecordState,
  reason: string,
): Entry {
  return { kind, id, status, redirect, ...commitTo({ ...parts, reason }, salt, sha256Hex) }
}

/** Makes an entry that is about the ledger itself. */
export function makeLedgerEntry(
  { salt, sha256Hex }: LedgerContext,
  kind: 'import' | 'redaction',
  id: string,
  content: unknown,
  reason: string,
): Entry {
  const written = { record: canonicalJson(content), reason: canonicalJson(reason) }
  const committed = commitTo(written, salt, sha256Hex)
  return { kind, id, status: 'published', redirect: null, ...committed }
}
