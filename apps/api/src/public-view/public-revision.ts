import type { PublicIncident } from '@recount/core/protection'
import type { RecordKind, RecordOfKind } from '@recount/core/records'
import type { PublicRegister, RegisterDesk, Revision } from '@recount/ledger'

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
  readonly record: PublicIncident | RecordOfKind[Exclude<RecordKind, 'incident'>] | null
}

/**
 * Shows rows of the log to the public: versions of incidents by the policy and by the labels of the
 * newest records, other records where the newest public state has them. Drafts of either are withheld.
 */
export async function showRevisions(
  rows: readonly Revision[],
  newest: PublicRegister,
  desk: Pick<RegisterDesk, 'versions'>,
): Promise<readonly PublicRevision[]> {
  const versions = rows.flatMap((row) => (row.kind === 'incident' ? [row.record] : []))
  const shown = await desk.versions(newest, versions)
  const shownOf = new Map(versions.map((version, index) => [version, shown[index] ?? null]))
  return rows.map((row) => {
    if (row.kind !== 'incident') {
      if (!newest.has(row.kind, row.id)) return asWithheld(row)
      if (row.status === 'published') return asPublic(row, row.record)
      return row.status === 'withdrawn' || row.status === 'merged'
        ? { ...told(row), status: row.status, record: null }
        : asWithheld(row)
    }
    // Of what the public has never seen there is no tombstone.
    if (newest.isSecret(row.id)) return asWithheld(row)
    const record = shownOf.get(row.record) ?? null
    if (record !== null) return asPublic(row, record)
    const { status } = row.record
    return status === 'withdrawn' || status === 'merged'
      ? { ...told(row), status, record: null }
      : asWithheld(row)
  })
}

function asPublic(row: Revision, record: PublicRevision['record']): PublicRevision {
  return { ...told(row), status: 'public', record }
}

function asWithheld({ revision, recordedAt }: Revision): PublicRevision {
  return {
    revision,
    recordedAt,
    kind: null,
    id: null,
    version: null,
    author: null,
    reason: null,
    hash: null,
    status: 'withheld',
    record: null,
  }
}

function told({ revision, recordedAt, kind, id, version, author, reason, hash }: Revision) {
  return { revision, recordedAt, kind, id, version, author, reason, hash }
}
