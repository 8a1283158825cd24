import type { RecordKind, RecordSet } from '@recount/core/records'
import type { Database } from './database.ts'
import { readText } from './read-column.ts'

/**
 * All records as they stood at a revision, merged and withdrawn ones included, sorted by id within a
 * kind, so that equal ledgers give equal sets. Revision 0 is the empty ledger.
 */
export async function recordSetAt(database: Database, revision: number): Promise<RecordSet> {
  const rows = await database.query(
    `select revision.kind, revision.body
      from (select max(revision) as revision from revision where revision <= ? group by kind, id) as newest
      join revision on revision.revision = newest.revision
      order by revision.kind, revision.id`,
    [revision],
  )
  const bodies: Record<RecordKind, string[]> = {
    source: [],
    document: [],
    actor: [],
    place: [],
    incident: [],
    'reported-total': [],
  }
  for (const row of rows) bodies[readText(row, 'kind') as RecordKind].push(readText(row, 'body'))
  return {
    sources: readBodies(bodies.source),
    documents: readBodies(bodies.document),
    actors: readBodies(bodies.actor),
    places: readBodies(bodies.place),
    incidents: readBodies(bodies.incident),
    reportedTotals: readBodies(bodies['reported-total']),
  }
}

function readBodies<Item>(bodies: readonly string[]): readonly Item[] {
  return JSON.parse(`[${bodies.join(',')}]`)
}
