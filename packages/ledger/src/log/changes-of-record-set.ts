import type { RecordSet } from '@recount/core/records'
import type { RecordChange } from './append-changes.ts'

/**
 * The changes that bring a record set into an empty ledger, what is referred to before what refers.
 *
 * @example
 * changesOfRecordSet(emptyRecordSet) //=> []
 */
export function changesOfRecordSet(records: RecordSet): readonly RecordChange[] {
  return [
    ...records.sources.map((record) => ({ kind: 'source', record, replaces: null }) as const),
    ...records.documents.map((record) => ({ kind: 'document', record, replaces: null }) as const),
    ...records.actors.map((record) => ({ kind: 'actor', record, replaces: null }) as const),
    ...records.places.map((record) => ({ kind: 'place', record, replaces: null }) as const),
    ...records.incidents.map((record) => ({ kind: 'incident', record, replaces: null }) as const),
    ...records.reportedTotals.map(
      (record) => ({ kind: 'reported-total', record, replaces: null }) as const,
    ),
  ]
}
