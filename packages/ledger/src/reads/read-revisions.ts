import type { RecordKind } from '@recount/core/records'
import { type Revision, readRevision } from '../log/revision.ts'
import type { Database } from '../sql/database.ts'
import { jsonChunks } from '../sql/json-chunks.ts'
import { jsonRows } from '../sql/json-rows.ts'
import { readWholeNumber } from '../sql/read-column.ts'

// Rows of an import are shown once it is published; rows about the ledger itself are no records. Content
// is looked up for each row that is given: a join lets PostgreSQL read all content above the rows.
const shownRows = `select revision.*, (
    select content.parts from content where content.revision = revision.revision
  ) as parts from revision
  left join publication on publication.import = revision.import
  where (revision.import is null or publication.revision is not null)
    and revision.kind not in ('import', 'redaction')`

/** The newest revision that is shown; 0 while the ledger is empty. */
export async function readLatestRevision(database: Database): Promise<number> {
  const [row] = await database.query(`select revision from pointer where name = 'shown'`)
  return row === undefined ? 0 : readWholeNumber(row, 'revision')
}

/** One revision of a record, or `null`. */
export async function findRevision(database: Database, revision: number): Promise<Revision | null> {
  const [row] = await database.query(`${shownRows} and revision.revision = ?`, [revision])
  return row === undefined ? null : readRevision(row)
}

/** The history of a record, newest first; empty where it was never recorded. */
export async function listRevisionsOf(
  database: Database,
  kind: RecordKind,
  id: string,
): Promise<readonly Revision[]> {
  const rows = await database.query(
    `${shownRows} and revision.kind = ? and revision.id = ? order by revision.version desc`,
    [kind, id],
  )
  return rows.map(readRevision)
}

/**
 * At most `limit` revisions from the number `from` on and below `before` (`null`: from the newest), newest
 * first.
 */
export async function listRevisions(
  database: Database,
  before: number | null,
  limit: number,
  from: number,
): Promise<readonly Revision[]> {
  const rows = await database.query(
    `${shownRows} and revision.revision < ? and revision.revision >= ?
      order by revision.revision desc limit ?`,
    [before ?? (await readLatestRevision(database)) + 1, from, limit],
  )
  return rows.map(readRevision)
}

/**
 * Of each of some revisions the one before it of the same record, in no order; a record's first has none.
 */
export async function listRevisionsBefore(
  database: Database,
  later: readonly Pick<Revision, 'kind' | 'id' | 'version'>[],
): Promise<readonly Revision[]> {
  const found: Revision[] = []
  for (const chunk of jsonChunks(later.map(({ kind, id, version }) => ({ kind, id, version })))) {
    const listed = jsonRows(database.dialect, { kind: 'text', id: 'text', version: 'integer' })
    const rows = await database.query(
      `select revision.*, content.parts from ${listed} as wanted
        join revision on revision.revision = (
          select max(past.revision) from revision as past
          left join publication on publication.import = past.import
          where past.kind = wanted.kind and past.id = wanted.id and past.version < wanted.version
            and (past.import is null or publication.revision is not null)
        )
        join content on content.revision = revision.revision`,
      [chunk],
    )
    found.push(...rows.map(readRevision))
  }
  return found
}

/**
 * The last revision recorded up to an instant, 0 where there was none. A bare day stands for its last
 * instant in UTC.
 *
 * @throws RangeError for a text that is no ISO 8601 day or instant.
 */
export async function readRevisionAtTime(database: Database, iso: string): Promise<number> {
  const instant = lastInstantOf(iso)
  const [row] = await database.query(revisionUpTo, [instant, instant])
  if (row === undefined) return 0
  return Math.min(readWholeNumber(row, 'revision'), await readLatestRevision(database))
}

/** Times only grow with the numbers of revisions, which have no gap: halving finds one, without an index of times. */
const revisionUpTo = `with recursive search(low, high) as (
    select 0, revision from pointer where name = 'head'
    union all
    select
      case when middle.recorded_at <= ? then middle.revision else search.low end,
      case when middle.recorded_at <= ? then search.high else middle.revision - 1 end
    from search join revision as middle on middle.revision = (search.low + search.high + 1) / 2
    where search.low < search.high
  )
  select max(low) as revision from search`

function lastInstantOf(iso: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(iso)
  return new Date(isDay ? `${iso}T23:59:59.999Z` : iso).toISOString()
}
