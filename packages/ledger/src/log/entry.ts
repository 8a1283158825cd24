import { canonicalJson } from '@recount/core/primitives'
import type { RecordKind, RecordOfKind, Status } from '@recount/core/records'
import { type SaltedParts, textOfCommitment } from './commitment.ts'
import type { LedgerContext } from './ledger-context.ts'
import { splitRecord } from './record-parts.ts'
import type { LogKind } from './revision.ts'

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
  { status, redirect }: RecordState,
  reason: string,
): Entry {
  const { version: _, ...content } = record
  return {
    kind,
    id: record.id,
    status,
    redirect,
    ...commitTo(context, { ...splitRecord(kind, content), reason }),
  }
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
  return { ...state, ...commitTo(context, { record: content, reason }) }
}

function commitTo(
  { salt, sha256Hex }: LedgerContext,
  values: Readonly<Record<string, unknown>>,
): Pick<Entry, 'parts' | 'commitments'> {
  const parts: Record<string, SaltedParts[string]> = {}
  const commitments: Record<string, string> = {}
  for (const part in values) {
    const value = { salt: salt(), json: canonicalJson(values[part]) }
    parts[part] = value
    commitments[part] = sha256Hex(textOfCommitment(part, value))
  }
  return { parts, commitments }
}
