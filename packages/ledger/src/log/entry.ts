import { canonicalJson } from '@recount/core/primitives'
import type { RecordKind, RecordOfKind, Status } from '@recount/core/records'
import { type SaltedParts, textOfCommitment } from './commitment.ts'
import type { LedgerContext } from './ledger-context.ts'
import type { LogKind } from './revision.ts'
import { type WrittenParts, writeRecordParts } from './write-record-parts.ts'

/** Something that is to become a row of the log: everything but its number, version, time and hashes. */
export interface Entry {
  readonly kind: LogKind
  readonly id: string
  readonly status: Status
  readonly redirect: string | null
  readonly parts: SaltedParts
  readonly commitments: Readonly<Record<string, string>>
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

/** The parts of a record without its version, which the row of the log says. */
export function writeContent(kind: RecordKind, record: AnyRecord): WrittenParts {
  const { version: _, ...content } = record
  return writeRecordParts(kind, content)
}

/** Makes the entry of a record that is written already, as its reason is. */
export function makeWrittenEntry(
  context: LedgerContext,
  { kind, id, parts }: WrittenRecord,
  { status, redirect }: RecordState,
  reason: string,
): Entry {
  return { kind, id, status, redirect, ...commitTo(context, { ...parts, reason }) }
}

/** Makes an entry that is about the ledger itself. */
export function makeLedgerEntry(
  context: LedgerContext,
  kind: 'import' | 'redaction',
  id: string,
  content: unknown,
  reason: string,
): Entry {
  const state = { kind, id, status: 'published', redirect: null } as const
  return {
    ...state,
    ...commitTo(context, { record: canonicalJson(content), reason: canonicalJson(reason) }),
  }
}

function commitTo(
  { salt, sha256Hex }: LedgerContext,
  written: Readonly<Record<string, string>>,
): Pick<Entry, 'parts' | 'commitments'> {
  const parts: Record<string, SaltedParts[string]> = {}
  const commitments: Record<string, string> = {}
  for (const part in written) {
    const value = { salt: salt(), json: written[part] ?? '' }
    parts[part] = value
    commitments[part] = sha256Hex(textOfCommitment(part, value))
  }
  return { parts, commitments }
}
