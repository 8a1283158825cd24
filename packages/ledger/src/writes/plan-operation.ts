import { type Issue, makeIssue } from '@recount/core/primitives'
import { forever } from '@recount/core/protection'
import type { Incident, RecordKind, RecordOfKind, Status } from '@recount/core/records'
import type { AnyRecord, RecordState } from '../log/entry.ts'
import type { Revision } from '../log/revision.ts'
import { listRevisionsOf } from '../reads/read-revisions.ts'
import type { Database } from '../sql/database.ts'
import { isSeenByPublic, statusesAfter } from './status-changes.ts'
import type { WriteOperation } from './write-operation.ts'

/** What an operation would do to its record. */
export interface PlannedWrite {
  readonly kind: RecordKind
  readonly record: AnyRecord
  readonly state: RecordState
  /** Whether the public would see a difference. */
  readonly isSeen: boolean
  /** The author of what would be published as it stands; `null` where the operation brings its own content. */
  readonly approves: string | null
}

/** A plan, or why there is none. */
export type Planned =
  | { readonly plan: PlannedWrite; readonly issues: readonly [] }
  | { readonly plan: null; readonly issues: readonly Issue[] }

/**
 * Works out what an operation would leave of its record, which stands as `current` now (`null`: it is
 * not there). Whether the versions fit has been looked at before.
 */
export async function planOperation(
  database: Database,
  operation: WriteOperation,
  current: Revision | null,
): Promise<Planned> {
  const wanted = await wantedContent(database, operation, current)
  if (wanted === null) {
    return refused('unknown-version', 'version', 'a version with a record in it', undefined)
  }
  const now = current?.status ?? null
  const allowed = statusesAfter(operation.operation, now)
  const { status } = wanted.state
  if (allowed.length === 0) {
    return refused('not-possible', 'operation', possibleOn(now), operation.operation)
  }
  if (!allowed.includes(status)) {
    return refused('not-possible', 'status', allowed.join(' or '), status)
  }
  return {
    plan: {
      kind: operation.kind,
      ...wanted,
      isSeen: isSeenByPublic(now, status),
      approves: operation.operation === 'publish' ? (current?.author ?? null) : null,
    },
    issues: [],
  }
}

interface Content {
  readonly record: AnyRecord
  readonly state: RecordState
}

async function wantedContent(
  database: Database,
  operation: WriteOperation,
  current: Revision | null,
): Promise<Content | null> {
  if (operation.operation === 'create' || operation.operation === 'revise') {
    return givenContent(operation.kind, operation.record, operation.status ?? current?.status)
  }
  if (current === null) return null
  const { kind, record } = current
  if (operation.operation === 'publish') return withState(kind, record, 'published', null)
  if (operation.operation === 'withdraw')
    return withState(kind, takenOut(current), 'withdrawn', null)
  if (operation.operation === 'merge') {
    return withState(kind, takenOut(current), 'merged', operation.into)
  }
  const earlier = await findEarlier(database, current, operation.version ?? null)
  if (earlier === null) return null
  const isGone = current.status === 'withdrawn' || current.status === 'merged'
  return withState(kind, earlier.record, isGone ? earlier.status : current.status, null)
}

/** The other kinds have no status of their own; a draft stays one until it is published. */
function givenContent(kind: RecordKind, record: AnyRecord, status: Status | undefined): Content {
  if (kind === 'incident') {
    const { status: own, mergedInto } = record as Incident
    return { record, state: { status: own, redirect: mergedInto } }
  }
  return { record, state: { status: status ?? 'published', redirect: null } }
}

/**
 * A record as it is taken out. What the public has not seen leaves it no tombstone either: it stays
 * under an embargo, until it is restored as it was.
 */
function takenOut({ kind, record, status }: Revision): AnyRecord {
  if (kind !== 'incident' || status === 'published') return record
  return { ...record, embargoedUntil: forever }
}

function withState(
  kind: RecordKind,
  record: AnyRecord,
  status: Status,
  redirect: string | null,
): Content {
  const state = { status, redirect }
  if (kind !== 'incident') return { record, state }
  return {
    record: { ...(record as RecordOfKind['incident']), status, mergedInto: redirect },
    state,
  }
}

/** The version asked for, else the newest in which the record was neither withdrawn nor merged. */
async function findEarlier(
  database: Database,
  current: Revision,
  version: number | null,
): Promise<Revision | null> {
  const history = await listRevisionsOf(database, current.kind, current.id)
  const found = history.find((past) =>
    version === null
      ? past.status !== 'withdrawn' && past.status !== 'merged'
      : past.version === version,
  )
  if (found === undefined || found.status === 'withdrawn' || found.status === 'merged') return null
  return found
}

function refused(code: string, path: string, expected: string, received: unknown): Planned {
  return { plan: null, issues: [makeIssue(code, path, expected, received)] }
}

function possibleOn(status: Status | null): string {
  return status === null ? 'create' : `what can be done with a record that is ${status}`
}
