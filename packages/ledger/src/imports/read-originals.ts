import type { Database, SqlRow } from '../sql/database.ts'
import { readText, readTextOrNull, readWholeNumber } from '../sql/read-column.ts'

/** A row of a file as it was imported. */
export interface Original {
  readonly recordId: string
  readonly line: number
  readonly body: string | null
}

/** At most `limit` rows of an import as they stood in the file, from behind a line on, in its order. */
export async function readOriginals(
  database: Database,
  id: string,
  afterLine: number,
  limit: number,
): Promise<readonly Original[]> {
  const alone = await database.query(
    'select record_id, line, body from original where import = ? and line > ? order by line limit ?',
    [id, afterLine, limit],
  )
  let found = alone.map(readOriginal)
  for (const { first, last, firstLine } of await readStaged(database, id, afterLine)) {
    // The chunks come in the order of their lines: those to come begin behind what is wanted.
    if (found.length >= limit && firstLine > (found.at(-1)?.line ?? 0)) break
    const rows = await database.query(
      `select line, body, (
          select kind || ':' || id from revision
          where revision.revision = revision_original.revision
        ) as record_id
        from revision_original where revision between ? and ? and line > ?`,
      [first, last, afterLine],
    )
    found = [...found, ...rows.map(readOriginal)].sort((a, b) => a.line - b.line).slice(0, limit)
  }
  return found
}

/** The rows of the log that the chunks of an import became, of those chunks that reach behind a line. */
async function readStaged(database: Database, id: string, afterLine: number) {
  const rows = await database.query(
    `select first_revision, last_revision, first_line from staged
      where import = ? and last_line > ?`,
    [id, afterLine],
  )
  return rows
    .map((row) => ({
      first: readWholeNumber(row, 'first_revision'),
      last: readWholeNumber(row, 'last_revision'),
      firstLine: readWholeNumber(row, 'first_line'),
    }))
    .sort((a, b) => a.firstLine - b.firstLine)
}

function readOriginal(row: SqlRow): Original {
  return {
    recordId: readText(row, 'record_id'),
    line: readWholeNumber(row, 'line'),
    body: readTextOrNull(row, 'body'),
  }
}
