import type { Status } from '@recount/core/records'
import type { Database } from '../sql/database.ts'
import { jsonChunks } from '../sql/json-chunks.ts'
import { jsonRows } from '../sql/json-rows.ts'
import { readText, readWholeNumber } from '../sql/read-column.ts'

/** Which version of an incident stood at a revision, and what had become of it. */
export interface Standing {
  readonly version: number
  readonly status: Status
}

/** The standing of some incidents at a revision, by id; those that were not there are left out. */
export async function readStanding(
  database: Database,
  ids: readonly string[],
  revision: number,
): Promise<ReadonlyMap<string, Standing>> {
  const found = new Map<string, Standing>()
  for (const chunk of jsonChunks(ids.map((id) => ({ id })))) {
    const rows = await database.query(
      `select wanted.id, revision.version, revision.status
        from ${jsonRows(database.dialect, { id: 'text' })} as wanted
        join revision on revision.revision = (
          select past.revision from revision as past
          left join publication on publication.import = past.import
          where past.kind = 'incident' and past.id = wanted.id
            and case when past.import is null then past.revision else publication.revision end <= ?
          order by past.version desc limit 1
        )`,
      [chunk, revision],
    )
    for (const row of rows) {
      found.set(readText(row, 'id'), {
        version: readWholeNumber(row, 'version'),
        // The log's rows hold no other words.
        status: readText(row, 'status') as Status,
      })
    }
  }
  return found
}
