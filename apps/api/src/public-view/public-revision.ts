import type { RecordOfKind } from '@recount/core/records'
import type { Revision } from '@recount/ledger'
import type { Historian } from './public-views.ts'

/**
 * A revision as the public may see it.
 *
 * `public` shows the record through the policy in force; `withdrawn` and `merged` tell that this revision
 * took the incident out, without repeating it; of a `withheld` one only its number and time are told, so
 * that the numbering has no unexplained gap.
 */
export interface PublicRevision {
  readonly revision: number
  readonly recordedAt: string
  readonly kind: Revision['kind'] | null
  readonly id: string | null
  readonly version: number | null
  readonly author: string | null
  readonly reason: string | null
  readonly hash: string | null
  readonly status: 'public' | 'withdrawn' | 'merged' | 'withheld'
  readonly record: RecordOfKind[Revision['kind']] | null
}

/** Shows a revision to the public. Records of other kinds than incidents have nothing to hide. */
export function showRevision(row: Revision, show: Historian): PublicRevision {
  if (row.kind !== 'incident') return { ...told(row), status: 'public', record: row.record }
  const record = show(row.record)
  if (record !== null) return { ...told(row), status: 'public', record }
  const { status } = row.record
  if (status === 'withdrawn' || status === 'merged') return { ...told(row), status, record: null }
  const { revision, recordedAt } = row
  return { ...nothing, revision, recordedAt, status: 'withheld', record: null }
}

function told({ revision, recordedAt, kind, id, version, author, reason, hash }: Revision) {
  return { revision, recordedAt, kind, id, version, author, reason, hash }
}

const nothing = {
  kind: null,
  id: null,
  version: null,
  author: null,
  reason: null,
  hash: null,
} as const
