import { type Issue, makeIssue } from '@recount/core/primitives'
import { parseRecord, type RecordKind, type RecordOfKind } from '@recount/core/records'
import { issuesOfBody, type Problem } from '../problems/index.ts'
import { unreadRecordRequest } from './write-schemas.ts'

/** A record that somebody wants to write, with the reason. */
export interface RecordRequest {
  readonly record: RecordOfKind[RecordKind]
  readonly reason: string
  readonly status: 'draft' | 'published' | null
}

/** A request that was read, or why it could not be. */
export type RequestRead<Value> =
  | { readonly value: Value; readonly problem: null }
  | { readonly value: null; readonly problem: Problem }

/**
 * Reads the body of a request to create (`id` is `null`) or revise a record. The ledger numbers versions
 * itself, so the record may leave out its own; it may leave out the id where the address has it.
 */
export function readRecordRequest(
  kind: RecordKind,
  id: string | null,
  body: unknown,
): RequestRead<RecordRequest> {
  const read = unreadRecordRequest.safeParse(body)
  if (!read.success) return refuse(issuesOfBody(read.error, body))
  const { record: given, reason, status = null } = read.data
  const completed =
    typeof given === 'object' && given !== null && !Array.isArray(given)
      ? { ...(id === null ? {} : { id }), ...given, version: 1 }
      : given
  const { value: record, issues } = parseRecord(kind, completed)
  if (record === null) return refuse(issues.map(inRecord))
  if (id !== null && record.id !== id) {
    return refuse([makeIssue('inconsistent', 'record.id', `${id}, as in the address`, record.id)])
  }
  if (kind === 'incident' && status !== null) {
    const expected = 'no such field: an incident has a status of its own'
    return refuse([makeIssue('unknown-field', 'status', expected, status)])
  }
  return { value: { record, reason, status }, problem: null }
}

/** The problem of a body of which these things are wrong. */
export function badBody(errors: readonly Issue[]): Problem {
  return { kind: 'bad-body', detail: errors.map(({ message }) => message).join('; '), errors }
}

function refuse(issues: readonly Issue[]): RequestRead<never> {
  return { value: null, problem: badBody(issues) }
}

function inRecord({ code, path, expected, received }: Issue): Issue {
  const inside = path === '' ? 'record' : `record.${path}`
  const message = `${inside}: expected ${expected}, received ${received}`
  return { code, path: inside, expected, received, message }
}
