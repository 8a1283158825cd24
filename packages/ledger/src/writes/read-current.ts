import type { RecordKind } from '@recount/core/records'
import { type Revision, readRevision } from '../log/revision.ts'
import type { Database } from '../sql/database.ts'
import { jsonChunks } from '../sql/json-chunks.ts'
import { jsonRows } from '../sql/json-rows.ts'

/** Names a record among all kinds. */
export function recordName(kind: RecordKind, id: string): string {
  return `${kind}/${id}`
}

/** The newest shown revision of each of some records, by {@link recordName}. */
export async function readCurrent(
  database: Database,
  wanted: readonly { readonly kind: RecordKind; readonly id: string }[],
): Promise<ReadonlyMap<string, Revision>> {
  const found = new Map<string, Revision>()
  for (const chunk of jsonChunks(wanted.map(({ kind, id }) => ({ kind, id })))) {
    const rows = await database.query(
      `select revision.*, content.parts
        from ${jsonRows(database.dialect, { kind: 'text', id: 'text' })} as wanted
        join current_record on current_record.kind = wanted.kind and current_record.id = wanted.id
        join revision on revision.revision = current_record.revision
        join content on content.revision = revision.revision`,
      [chunk],
    )
    for (const row of rows) {
      const revision = readRevision(row)
      found.set(recordName(revision.kind, revision.id), revision)
    }
  }
  return found
}
