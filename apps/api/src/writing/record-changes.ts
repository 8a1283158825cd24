import type { RecordKind } from '@recount/core/records'
import type { WriteOperation } from '@recount/ledger'
import type { ZodType } from 'zod'
import { issuesOfBody } from '../problems/index.ts'
import { badBody } from './read-record-request.ts'
import type { Wanted } from './wanted-write.ts'
import { mergeRequest, reasonRequest, restoreRequest } from './write-schemas.ts'

/** A record, and the version of it that a writer has seen. */
export interface SeenRecord {
  readonly kind: RecordKind
  readonly id: string
  readonly expectedVersion: number
}

/** What can be done with a record beside writing it anew: an address behind the record's, and its body. */
export interface RecordChange {
  readonly method: 'post' | 'delete'
  /** What follows on the address of the record. */
  readonly ending: string
  /** The first word of its operation's id. */
  readonly word: string
  readonly summaryOf: (singular: string) => string
  readonly schema: ZodType
  readonly wantedBy: (seen: SeenRecord, body: unknown) => Wanted
}

const leavesTombstone = (singular: string) => `Withdraws one ${singular}, which leaves a tombstone`
const withdraw = (seen: SeenRecord): WriteOperation => ({ operation: 'withdraw', ...seen })

/** Every change of a record, each of them at an address of its own. */
export const recordChanges: readonly RecordChange[] = [
  change('delete', '', 'delete', leavesTombstone, reasonRequest, withdraw),
  change('post', '/withdraw', 'withdraw', leavesTombstone, reasonRequest, withdraw),
  change(
    'post',
    '/publish',
    'publish',
    (singular) => `Publishes one ${singular} as it stands`,
    reasonRequest,
    (seen) => ({ operation: 'publish', ...seen }),
  ),
  change(
    'post',
    '/merge',
    'merge',
    (singular) => `Merges one ${singular} into another, which leaves a redirect`,
    mergeRequest,
    (seen, { into }) => ({ operation: 'merge', ...seen, into }),
  ),
  change(
    'post',
    '/restore',
    'restore',
    (singular) => `Brings one ${singular} back as it was before, or as in an earlier version`,
    restoreRequest,
    (seen, { version }) => ({
      operation: 'restore',
      ...seen,
      ...(version === undefined ? {} : { version }),
    }),
  ),
]

function change<Body extends { readonly reason: string }>(
  method: RecordChange['method'],
  ending: string,
  word: string,
  summaryOf: RecordChange['summaryOf'],
  schema: ZodType<Body>,
  operationOf: (seen: SeenRecord, body: Body) => WriteOperation,
): RecordChange {
  return {
    method,
    ending,
    word,
    summaryOf,
    schema,
    wantedBy(seen, body) {
      const read = schema.safeParse(body)
      if (!read.success) return { problem: badBody(issuesOfBody(read.error, body)) }
      return { operation: operationOf(seen, read.data), reason: read.data.reason }
    },
  }
}
