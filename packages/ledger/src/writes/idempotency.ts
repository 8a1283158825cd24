import { digestOf, type Issue, makeIssue } from '@recount/core/primitives'
import type { LedgerContext } from '../log/ledger-context.ts'
import type { SqlStatement } from '../sql/database.ts'
import { readText } from '../sql/read-column.ts'

/** A request that may be repeated: who makes it, the key that it carries, and the digest of what it asks. */
export interface RepeatableRequest {
  readonly author: string
  readonly key: string
  readonly digest: string
}

/** Describes a request by its key and what it asks for. */
export function describeRequest(author: string, key: string, content: unknown): RepeatableRequest {
  return { author, key, digest: digestOf(content) }
}

/** What is wrong with a key, if there is one. */
export function issuesOfKey(key: string | undefined): readonly Issue[] {
  const isRight = key === undefined || (key !== '' && key.length <= 255)
  return isRight ? [] : [makeIssue('malformed', 'idempotencyKey', '1 to 255 characters', key)]
}

/**
 * The kept answer of a request that was made before; `'other'` where its key belongs to another request,
 * `null` where it is new. Requests of one digest are kept with one kind of answer.
 */
export async function findAnswer<Answer extends object>(
  { database }: LedgerContext,
  { author, key, digest }: RepeatableRequest,
): Promise<Answer | 'other' | null> {
  const [row] = await database.query(
    'select request_digest, answer from idempotency where author = ? and key = ?',
    [author, key],
  )
  if (row === undefined) return null
  if (readText(row, 'request_digest') !== digest) return 'other'
  return JSON.parse(readText(row, 'answer'))
}

/** Keeps an answer, in the batch of the write that it is the answer to. */
export function keepAnswer(
  { now }: LedgerContext,
  { author, key, digest }: RepeatableRequest,
  answer: object,
): SqlStatement {
  return {
    sql: `insert into idempotency (author, key, request_digest, answer, created_at)
      values (?, ?, ?, ?, ?)`,
    parameters: [author, key, digest, JSON.stringify(answer), now().toISOString()],
  }
}

/** Forgets the answers to requests that were made before an instant. A repetition is then a new request. */
export async function forgetAnswers({ database }: LedgerContext, before: Date): Promise<void> {
  await database.batch([
    {
      sql: 'delete from idempotency where created_at < ?',
      parameters: [before.toISOString()],
    },
  ])
}
