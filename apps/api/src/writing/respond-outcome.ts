import type { WriteOutcome } from '@recount/ledger'
import type { Context } from 'hono'
import { type Problem, respondProblem, status } from '../problems/index.ts'
import { tagOfVersion } from './seen-version.ts'

/** What stays with the writer and in no cache on the way. */
export const privately = { 'Cache-Control': 'private, no-store', Vary: 'Authorization' } as const

/** The answer for a write of one record; `location` is where a new record is found. */
export function respondOutcome(
  context: Context,
  outcome: WriteOutcome,
  location: string | null,
): Response {
  if (outcome.outcome !== 'written') return respondProblem(context, problemOfOutcome(outcome))
  const [record] = outcome.records
  if (record === undefined) throw new RangeError('a write that wrote nothing')
  const headers = {
    ...privately,
    ETag: tagOfVersion(record.version),
    'Recount-Revision': String(record.revision),
    ...(location === null ? {} : { Location: location }),
    ...(outcome.isReplay ? { 'Idempotency-Replayed': 'true' } : {}),
  }
  return context.json(record, location === null ? status.ok : status.created, headers)
}

/** Why nothing was written. */
export function problemOfOutcome(outcome: Exclude<WriteOutcome, { outcome: 'written' }>): Problem {
  switch (outcome.outcome) {
    case 'conflict':
      return problemOfConflict(outcome)
    case 'refused':
      return { kind: 'refused', detail: wordsOf(outcome), errors: outcome.issues }
    case 'needs-approval':
      return { kind: 'needs-approval', detail: wordsOf(outcome), errors: outcome.issues }
    case 'key-reused':
      return { kind: 'key-reused', detail: 'Another request came with this idempotency key.' }
  }
}

function problemOfConflict({ conflicts }: Extract<WriteOutcome, { outcome: 'conflict' }>): Problem {
  const [first] = conflicts
  if (first === undefined) throw new RangeError('a conflict about nothing')
  const { kind, id, replaces, found } = first
  if (found === null) return { kind: 'not-found', detail: `There is no ${kind} ${id}.` }
  const headers = { ETag: tagOfVersion(found) }
  if (replaces === null) {
    const detail = `The ${kind} ${id} is there, in version ${found}.`
    return { kind: 'already-there', detail, headers }
  }
  const detail = `The ${kind} ${id} is in version ${found}, and you have seen version ${replaces}.`
  return { kind: 'version-conflict', detail, headers }
}

function wordsOf({ issues }: { readonly issues: readonly { readonly message: string }[] }): string {
  return issues.map(({ message }) => message).join('; ')
}
