import type { RecordKind } from '@recount/core/records'
import type { Database } from '../sql/database.ts'
import { readText } from '../sql/read-column.ts'
import type { RecordName } from './read-records.ts'

/**
 * The records of which something was shown after a revision and up to another one: written, published
 * with an import, or redacted. A redaction holds for all states, so it counts whenever it was made after.
 */
export async function changesBetween(
  database: Database,
  after: number,
  upTo: number,
): Promise<readonly RecordName[]> {
  // Each part by its own index; to leave out what two of them find, SQLite would read all of the log by kind
  // and id.
  const rows = await database.query(
    `select kind, id from revision
      where revision > ? and revision <= ? and import is null and kind not in ('import', 'redaction')
    union all
    select revision.kind, revision.id from publication
      join staged on staged.import = publication.import
      join revision on revision.revision between staged.first_revision and staged.last_revision
      where publication.revision > ? and publication.revision <= ?
        and revision.kind not in ('import', 'redaction')
    union all
    select revision.kind, revision.id from redaction
      join revision on revision.revision = redaction.revision
      where redaction.redacted_by > ? and revision.kind not in ('import', 'redaction')`,
    [after, upTo, after, upTo, after],
  )
  const names = new Map(rows.map(readName).map((name) => [`${name.kind}/${name.id}`, name]))
  return [...names.values()]
}

/**
 * The incidents that were there at a revision, changed since, and now are a draft, a proposal, labelled or
 * under an embargo: of the others nothing is kept back today that was shown then. Some are named that
 * only look so.
 */
export async function protectedSince(
  database: Database,
  revision: number,
): Promise<readonly string[]> {
  const rows = await database.query(
    `select current_record.id from current_record
      join content on content.revision = current_record.revision
      where current_record.shown_from > ? and current_record.kind = 'incident'
        and current_record.version > 1
        and (current_record.status in ('draft', 'proposed')
          or content.parts like '%"sensitivity":["%'
          or content.parts not like '%"embargoedUntil":null%')`,
    [revision],
  )
  return rows.map((row) => readText(row, 'id'))
}

function readName(row: Readonly<Record<string, unknown>>): RecordName {
  // The query leaves out the kinds that are no records.
  return { kind: readText(row, 'kind') as RecordKind, id: readText(row, 'id') }
}
