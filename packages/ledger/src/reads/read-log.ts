import { parseRedaction } from '../log/redaction.ts'
import { type LogRow, readContent, readLogRow } from '../log/revision.ts'
import type { Database, SqlRow } from '../sql/database.ts'
import { readText } from '../sql/read-column.ts'

/**
 * What a number of the log stands for, so that a list of corrections in which it is missing can say why.
 *
 * - `record`: a revision of a record, as {@link LogRow} names it.
 * - `staged`: a record of an import that is not published, or was given up. Nobody sees it.
 * - `import`: the publication of an import, at which all that it staged was shown.
 * - `redaction`: the note that parts of an earlier revision were deleted.
 */
export type LogEntry = Pick<LogRow, 'revision' | 'recordedAt' | 'hash'> &
  (
    | { readonly what: 'record'; readonly row: LogRow }
    | { readonly what: 'staged' | 'import'; readonly import: string }
    | { readonly what: 'redaction'; readonly of: number; readonly parts: readonly string[] }
  )

/** At most `limit` rows of the log below `before` (`null`: from its end), newest first, without a gap. */
export async function listLog(
  database: Database,
  before: number | null,
  limit: number,
): Promise<readonly LogEntry[]> {
  const rows = await database.query(
    `select revision.*, publication.revision as published, case when revision.kind = 'redaction' then (
        select content.parts from content where content.revision = revision.revision
      ) end as parts
      from revision left join publication on publication.import = revision.import
      where revision.revision < ? order by revision.revision desc limit ?`,
    [before ?? endOfLog, limit],
  )
  return rows.map(readEntry)
}

/** Behind every revision, and a number that every engine takes. */
const endOfLog = 2_147_483_647

function readEntry(stored: SqlRow): LogEntry {
  const row = readLogRow(stored)
  const { revision, recordedAt, hash } = row
  const place = { revision, recordedAt, hash }
  if (row.kind === 'import') return { ...place, what: 'import', import: row.id }
  if (row.kind === 'redaction') {
    const { record } = readContent(readText(stored, 'parts'))
    const redaction = parseRedaction(JSON.stringify(record))
    return {
      ...place,
      what: 'redaction',
      of: redaction?.revision ?? 0,
      parts: redaction?.parts ?? [],
    }
  }
  return row.import !== null && stored.published === null
    ? { ...place, what: 'staged', import: row.import }
    : { ...place, what: 'record', row }
}
