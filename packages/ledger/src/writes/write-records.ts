import { type Issue, makeIssue } from '@recount/core/primitives'
import { delayPublication, findNeverStored } from '@recount/core/protection'
import type { Incident, RecordKind } from '@recount/core/records'
import type { Conflict } from '../log/append-changes.ts'
import { appendEntries } from '../log/append-entries.ts'
import type { WrittenRow } from '../log/chain-entries.ts'
import { type AnyRecord, makeRecordEntry } from '../log/entry.ts'
import type { LedgerContext } from '../log/ledger-context.ts'
import type { Revision } from '../log/revision.ts'
import type { SqlStatement } from '../sql/database.ts'
import { checkRecord, withVersion } from './check-record.ts'
import {
  describeRequest,
  findAnswer,
  issuesOfKey,
  keepAnswer,
  type RepeatableRequest,
} from './idempotency.ts'
import { type PlannedWrite, planOperation } from './plan-operation.ts'
import { readCurrent, recordName } from './read-current.ts'
import { idOfOperation, versionSeen, type WriteOperation } from './write-operation.ts'
import type { WriteOutcome, WrittenRecord } from './write-outcome.ts'

/** Who writes and why, and the key by which a repeated request is known. */
export interface WriteNote {
  readonly author: string
  readonly reason: string
  readonly idempotencyKey?: string
}

/** Whether what the public sees needs a second person. */
export type Approval = 'none' | 'second-person'

/** How a write is done besides. */
export interface WriteOptions {
  readonly approval: Approval
  /** The second person, where a proposal is accepted. */
  readonly approvedBy?: string
  readonly alongside?: (rows: readonly WrittenRow[]) => readonly SqlStatement[]
}

/** Does all operations in one batch, or none. */
export async function writeRecords(
  context: LedgerContext,
  operations: readonly WriteOperation[],
  note: WriteNote,
  options: WriteOptions,
): Promise<WriteOutcome> {
  const { author, reason, idempotencyKey } = note
  const request =
    idempotencyKey === undefined
      ? null
      : describeRequest(author, idempotencyKey, { operations, reason })
  const replay = await findReplay(context, request)
  if (replay !== null) return replay
  const refusal = checkForm(operations, note)
  if (refusal.length > 0) return { outcome: 'refused', issues: refusal }

  // The kept answer is looked for after the plan: where an equal request has just written, the plan
  // conflicts with it, and the answer is there.
  const plan = async () => {
    const planned = await planAll(context, operations, note, options)
    return (await findReplay(context, request)) ?? planned
  }
  const first = await plan()
  if ('outcome' in first) return first
  const entries = first.plans.map(({ kind, record, state }) =>
    makeRecordEntry(context, kind, record, state, reason),
  )
  let answer: WriteOutcome = { outcome: 'conflict', conflicts: [] }
  const rows = await appendEntries(context, entries, {
    author,
    ...(options.approvedBy === undefined ? {} : { approvedBy: options.approvedBy }),
    at: context.now(),
    // All is looked at again, for what the plan was made of may have changed in the meantime.
    isAllowed: async () => {
      const again = await plan()
      if (!('outcome' in again)) return true
      answer = again
      return false
    },
    alongside: (written) => [
      ...(request === null ? [] : [keepAnswer(context, request, written.map(toWrittenRecord))]),
      ...(options.alongside?.(written) ?? []),
    ],
  })
  if (rows === null) return answer
  return { outcome: 'written', records: rows.map(toWrittenRecord), isReplay: false }
}

async function findReplay(
  context: LedgerContext,
  request: RepeatableRequest | null,
): Promise<WriteOutcome | null> {
  const answer =
    request === null ? null : await findAnswer<readonly WrittenRecord[]>(context, request)
  if (answer === null) return null
  return answer === 'other'
    ? { outcome: 'key-reused' }
    : { outcome: 'written', records: answer, isReplay: true }
}

function checkForm(
  operations: readonly WriteOperation[],
  { author, reason, idempotencyKey }: WriteNote,
): readonly Issue[] {
  const issues: Issue[] = []
  const needs = (path: string, text: string) => {
    if (text.trim() === '') issues.push(makeIssue('missing', path, 'some words', text))
  }
  needs('author', author)
  needs('reason', reason)
  issues.push(...findNeverStored({ reason }))
  issues.push(...issuesOfKey(idempotencyKey))
  if (operations.length === 0) {
    issues.push(makeIssue('missing', 'operations', 'at least one operation', operations))
  }
  const names = operations.map((operation) => recordName(operation.kind, idOfOperation(operation)))
  names.forEach((name, index) => {
    if (names.indexOf(name) === index) return
    issues.push(makeIssue('repeated-id', pathOf(operations, index, 'id'), 'a record once', name))
  })
  return issues
}

/** Issues of a write with several operations say which one they are about. */
function pathOf(operations: readonly WriteOperation[], index: number, path: string): string {
  return operations.length === 1 ? path : `operations.${index}.${path}`
}

async function planAll(
  context: LedgerContext,
  operations: readonly WriteOperation[],
  { author }: WriteNote,
  { approval, approvedBy }: WriteOptions,
): Promise<WriteOutcome | { readonly plans: readonly PlannedWrite[] }> {
  const targets = operations.map((operation) => ({
    kind: operation.kind,
    id: idOfOperation(operation),
  }))
  const current = await readCurrent(context.database, targets)
  const conflicts = conflictsOf(operations, current)
  if (conflicts.length > 0) return { outcome: 'conflict', conflicts }

  const written = new Set(targets.map(({ kind, id }) => recordName(kind, id)))
  const plans: PlannedWrite[] = []
  const issues: Issue[] = []
  const unapproved: Issue[] = []
  for (const [index, operation] of operations.entries()) {
    const at = (issue: Issue) => ({ ...issue, path: pathOf(operations, index, issue.path) })
    const now = current.get(recordName(operation.kind, idOfOperation(operation))) ?? null
    const planned = await planOperation(context.database, operation, now)
    issues.push(...planned.issues.map(at))
    if (planned.plan === null) continue
    const { plan } = planned
    const record = withVersion(plan.record, (now?.version ?? 0) + 1)
    const found = await checkContent(context, plan.kind, record, operation, written)
    issues.push(...found.map(at))
    plans.push({ ...plan, record: found.length > 0 ? record : delayed(context, plan.kind, record) })
    if (approval === 'second-person' && approvedBy === undefined && needsAnother(plan, author)) {
      const expected = 'the approval of a second person'
      unapproved.push(at(makeIssue('needs-approval', 'operation', expected, operation.operation)))
    }
  }
  if (issues.length > 0) return { outcome: 'refused', issues }
  if (unapproved.length > 0) return { outcome: 'needs-approval', issues: unapproved }
  return { plans }
}

/** A record that was found good, with the embargo that the ledger's publication delay gives it. */
function delayed(
  { publicationDelayDays }: LedgerContext,
  kind: RecordKind,
  record: AnyRecord,
): AnyRecord {
  if (kind !== 'incident') return record
  // Records come under their own kind.
  return delayPublication(record as Incident, publicationDelayDays)
}

/** Publishing what somebody else has written is the second person's approval itself. */
function needsAnother({ isSeen, approves }: PlannedWrite, author: string): boolean {
  return isSeen && (approves === null || approves === author)
}

async function checkContent(
  context: LedgerContext,
  kind: RecordKind,
  record: AnyRecord,
  operation: WriteOperation,
  written: ReadonlySet<string>,
): Promise<readonly Issue[]> {
  if (operation.operation === 'withdraw') return []
  if (operation.operation !== 'merge') {
    return checkRecord(context.database, kind, record, written)
  }
  const { into } = operation
  const target = (await readCurrent(context.database, [{ kind, id: into }])).get(
    recordName(kind, into),
  )
  const isThere =
    target !== undefined && target.status !== 'merged' && target.status !== 'withdrawn'
  if (isThere && into !== record.id && !written.has(recordName(kind, into))) return []
  return [makeIssue('unknown-reference', 'into', `another record of kind ${kind} that stays`, into)]
}

function conflictsOf(
  operations: readonly WriteOperation[],
  current: ReadonlyMap<string, Revision>,
): readonly Conflict[] {
  return operations.flatMap((operation) => {
    const { kind } = operation
    const id = idOfOperation(operation)
    const found = current.get(recordName(kind, id))?.version ?? null
    const replaces = versionSeen(operation)
    return found === replaces ? [] : [{ kind, id, replaces, found }]
  })
}

function toWrittenRecord({ revision, kind, id, version, status }: WrittenRow): WrittenRecord {
  return { revision, kind: kind as RecordKind, id, version, status }
}
