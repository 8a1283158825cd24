import {
  type ProtectionPolicy,
  type PublicIncident,
  type PublicRecordSet,
  projectVersions,
} from '@recount/core/protection'
import type { RecordKind, RecordOfKind, RecordSet } from '@recount/core/records'
import type { Revision } from '@recount/ledger'

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
export function showRevisions(
  rows: readonly Revision[],
  newest: RecordSet,
  publicNow: PublicRecordSet,
  policy: ProtectionPolicy,
): readonly PublicRevision[] {
  const versions = rows.flatMap((row) => (row.kind === 'incident' ? [row.record] : []))
  const shown = projectVersions(versions, newest, policy)
  const shownOf = new Map(versions.map((version, index) => [version, shown[index] ?? null]))
  const known = knownIds(publicNow)
  return rows.map((row) => {
    if (!known[row.kind].has(row.id)) return asWithheld(row)
    if (row.kind !== 'incident') {
      if (row.status === 'published') return asPublic(row, row.record)
      return row.status === 'withdrawn' || row.status === 'merged'
        ? { ...told(row), status: row.status, record: null }
        : asWithheld(row)
    }
    const record = shownOf.get(row.record) ?? null
    if (record !== null) return asPublic(row, record)
    const { status } = row.record
    return status === 'withdrawn' || status === 'merged'
      ? { ...told(row), status, record: null }
      : asWithheld(row)
  })
}

function knownIds({
  sources,
  documents,
  actors,
  places,
  incidents,
  reportedTotals,
  tombstones,
}: PublicRecordSet) {
  const idsOf = (records: readonly { readonly id: string }[]) =>
    new Set(records.map(({ id }) => id))
  return {
    source: idsOf(sources),
    document: idsOf(documents),
    actor: idsOf(actors),
    place: idsOf(places),
    // Of what the public has never seen there is no tombstone.
    incident: idsOf([...incidents, ...tombstones]),
    'reported-total': idsOf(reportedTotals),
  }
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
