import { type Issue, makeIssue } from '@recount/core/primitives'
import { findNeverStored } from '@recount/core/protection'
import { parseRecord, type RecordKind, type RecordOfKind } from '@recount/core/records'
import type { AnyRecord } from '../log/entry.ts'
import { type Reference, referencesOf } from '../reads/references-of.ts'
import type { Database } from '../sql/database.ts'
import { jsonChunks } from '../sql/json-chunks.ts'
import { jsonRows } from '../sql/json-rows.ts'
import { readText } from '../sql/read-column.ts'
import { recordName } from './read-current.ts'

/**
 * Why the ledger does not take a record: it is none of its kind, it holds what is never stored, or it
 * refers to something that is neither in the ledger nor among the `written` records, which come with it.
 */
export async function checkRecord<Kind extends RecordKind>(
  database: Database,
  kind: Kind,
  record: RecordOfKind[Kind],
  written: ReadonlySet<string>,
): Promise<readonly Issue[]> {
  const { issues } = parseRecord(kind, record)
  if (issues.length > 0) return issues
  const forbidden = findNeverStored(record)
  if (forbidden.length > 0) return forbidden
  const open = referencesOf(kind, record).filter((to) => !written.has(recordName(to.kind, to.id)))
  const known = await findKnown(database, open)
  return open
    .filter((to) => !known.has(recordName(to.kind, to.id)))
    .map((to) =>
      makeIssue('unknown-reference', to.path, `the id of a record of kind ${to.kind}`, to.id),
    )
}

async function findKnown(
  database: Database,
  references: readonly Reference[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  for (const chunk of jsonChunks(references.map(({ kind, id }) => ({ kind, id })))) {
    const rows = await database.query(
      `select current_record.kind, current_record.id
        from ${jsonRows(database.dialect, { kind: 'text', id: 'text' })} as wanted
        join current_record on current_record.kind = wanted.kind and current_record.id = wanted.id`,
      [chunk],
    )
    for (const row of rows) {
      known.add(recordName(readText(row, 'kind') as RecordKind, readText(row, 'id')))
    }
  }
  return known
}

/** A record with the version that it would get, as the schemas want one. */
export function withVersion<Record extends AnyRecord>(record: Record, version: number): Record {
  return { ...record, version }
}
