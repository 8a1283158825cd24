import { type Issue, makeIssue, type Parsed } from '@recount/core/primitives'
import { findNeverStored } from '@recount/core/protection'
import type { LedgerContext } from '../log/ledger-context.ts'
import type { SqlRow, SqlStatement } from '../sql/database.ts'
import { readText, readTextOrNull } from '../sql/read-column.ts'
import { describeRequest, findAnswer, issuesOfKey, keepAnswer } from './idempotency.ts'
import type { WriteOperation } from './write-operation.ts'
import type { WriteOutcome } from './write-outcome.ts'
import { type WriteNote, type WriteOptions, writeRecords } from './write-records.ts'

/** A write that waits for somebody to decide on it, or has been decided on. */
export interface Proposal {
  readonly id: string
  readonly operations: readonly WriteOperation[]
  readonly author: string
  readonly reason: string
  readonly proposedAt: string
  readonly state: 'open' | 'accepted' | 'rejected'
  readonly decidedBy: string | null
  /** The words of whoever decided. */
  readonly decision: string | null
  readonly decidedAt: string | null
}

/** What came of deciding: a refusal, a rejection, or all that can come of the write itself. */
export type Decided = WriteOutcome | { readonly outcome: 'rejected' }

/** A proposal that was made; `isReplay` says that an equal request had made it already. */
export interface Proposed extends Parsed<Proposal> {
  readonly isReplay: boolean
}

/**
 * Keeps operations for somebody else to decide on. They are looked at when they are accepted.
 *
 * With an idempotency key a repeated request is answered with the proposal that the first one made, as it
 * was then. A key of another request is an issue with the code `key-reused`.
 */
export async function propose(
  context: LedgerContext,
  operations: readonly WriteOperation[],
  note: WriteNote,
): Promise<Proposed> {
  const { database, now, salts } = context
  const { author, reason, idempotencyKey } = note
  const request =
    idempotencyKey === undefined
      ? null
      : describeRequest(author, idempotencyKey, { proposed: operations, reason })
  const replay = async (): Promise<Proposed | null> => {
    const answer = request === null ? null : await findAnswer<Proposal>(context, request)
    if (answer === null) return null
    if (answer !== 'other') return { value: answer, issues: [], isReplay: true }
    const expected = 'a key that no other request came with'
    return refuse([makeIssue('key-reused', 'idempotencyKey', expected, idempotencyKey)])
  }
  const answered = await replay()
  if (answered !== null) return answered
  const issues = [...findNeverStored({ operations, reason }), ...issuesOfKey(idempotencyKey)]
  if (operations.length === 0) {
    issues.push(makeIssue('missing', 'operations', 'at least one operation', operations))
  }
  if (issues.length > 0) return refuse(issues)
  const proposal: Proposal = {
    id: `proposal-${salts.next()}`,
    operations,
    author,
    reason,
    proposedAt: now().toISOString(),
    state: 'open',
    decidedBy: null,
    decision: null,
    decidedAt: null,
  }
  const insert = {
    sql: `insert into proposal (id, operations, author, reason, proposed_at, state)
      values (?, ?, ?, ?, ?, 'open')`,
    parameters: [proposal.id, JSON.stringify(operations), author, reason, proposal.proposedAt],
  }
  try {
    await database.batch([
      insert,
      ...(request === null ? [] : [keepAnswer(context, request, proposal)]),
    ])
  } catch (error) {
    // An equal request may have come in between, or this one's own answer was lost on its way.
    const made = await replay()
    if (made === null) throw error
    return made
  }
  return { value: proposal, issues: [], isReplay: false }
}

function refuse(issues: readonly Issue[]): Proposed {
  return { value: null, issues, isReplay: false }
}

/** A proposal, or `null`. */
export async function findProposal(
  { database }: Pick<LedgerContext, 'database'>,
  id: string,
): Promise<Proposal | null> {
  const [row] = await database.query('select * from proposal where id = ?', [id])
  return row === undefined ? null : readProposal(row)
}

/** At most `limit` proposals that nobody has decided on, the oldest first, from behind one on. */
export async function listOpenProposals(
  { database }: Pick<LedgerContext, 'database'>,
  after: Pick<Proposal, 'proposedAt' | 'id'> | null,
  limit: number,
): Promise<readonly Proposal[]> {
  const rows = await database.query(
    `select * from proposal where state = 'open' and (proposed_at, id) > (?, ?)
      order by proposed_at, id limit ?`,
    [after?.proposedAt ?? '', after?.id ?? '', limit],
  )
  return rows.map(readProposal)
}

/**
 * Accepts a proposal, and writes it in its author's name with the second person's beside it, or rejects
 * it. Where the ledger wants a second person, nobody decides on a proposal of their own.
 *
 * `null` where there is no such proposal, or somebody has decided already.
 */
export async function decide(
  context: LedgerContext,
  id: string,
  decision: 'accepted' | 'rejected',
  { author, reason }: WriteNote,
  { approval }: Pick<WriteOptions, 'approval'>,
): Promise<Decided | null> {
  const proposal = await findProposal(context, id)
  if (proposal === null || proposal.state !== 'open') return null
  if (decision === 'accepted' && approval === 'second-person' && author === proposal.author) {
    const expected = 'another person than who proposed it'
    return {
      outcome: 'needs-approval',
      issues: [makeIssue('needs-approval', 'author', expected, author)],
    }
  }
  const decided = {
    sql: `update proposal set state = ?, decided_by = ?, decision = ?, decided_at = ?
      where id = ? and state = 'open'`,
    parameters: [decision, author, reason, context.now().toISOString(), id],
  }
  if (decision === 'rejected') return reject(context, proposal, decided)
  return writeRecords(
    context,
    proposal.operations,
    { author: proposal.author, reason: proposal.reason, idempotencyKey: proposal.id },
    { approval, approvedBy: author, alongside: () => [decided] },
  )
}

/** Takes the key by which the proposal would be written, so that nobody can accept it any more. */
async function reject(
  context: LedgerContext,
  { id, author }: Proposal,
  decided: SqlStatement,
): Promise<Decided | null> {
  const answer = keepAnswer(context, { author, key: id, digest: 'rejected' }, [])
  try {
    await context.database.batch([answer, decided])
    return { outcome: 'rejected' }
  } catch (error) {
    const proposal = await findProposal(context, id)
    if (proposal?.state === 'open') throw error
    return null
  }
}

function readProposal(row: SqlRow): Proposal {
  return {
    id: readText(row, 'id'),
    operations: JSON.parse(readText(row, 'operations')),
    author: readText(row, 'author'),
    reason: readText(row, 'reason'),
    proposedAt: readText(row, 'proposed_at'),
    state: readText(row, 'state') as Proposal['state'],
    decidedBy: readTextOrNull(row, 'decided_by'),
    decision: readTextOrNull(row, 'decision'),
    decidedAt: readTextOrNull(row, 'decided_at'),
  }
}
