import { digestOf } from '@recount/core/primitives'
import type { LedgerContext } from '../log/ledger-context.ts'
import type { SqlStatement } from '../sql/database.ts'
import { readText } from '../sql/read-column.ts'
import type { WrittenRecord } from './write-outcome.ts'

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

/**
 * The kept answer of a request that was made before; `'other'` where its key belongs to another request,
 * `null` where it is new.
 */
export async function findAnswer(
  { database }: LedgerContext,
  { author, key, digest }: RepeatableRequest,
): Promise<readonly WrittenRecord[] | 'other' | null> {
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
  answer: readonly WrittenRecord[],
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
