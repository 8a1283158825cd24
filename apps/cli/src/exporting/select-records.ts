import {
  buildIncidentTable,
  countIncidents,
  everything,
  formatQuery,
  idOfRow,
  type PublicRecordSet,
  type Query,
  type RecordKind,
  type RecordOfKind,
  ruleOf,
  selectIncidents,
} from '@recount/core'
import { referencesOf } from '@recount/ledger'

/**
 * The public records that answer a query: its incidents, and of the sources, documents, actors and places
 * those that they refer to. Reported totals are there only where the query leaves nothing out.
 */
export function selectRecords(records: PublicRecordSet, query: Query): PublicRecordSet {
  const { asOf, rule } = query
  if (formatQuery(query) === formatQuery({ ...everything, asOf, rule })) return records
  const table = buildIncidentTable(countIncidents(records, ruleOf(query)))
  const asked = new Set(
    Array.from(selectIncidents(table, query).rows, (row) => idOfRow(table.id, row)),
  )
  const incidents = records.incidents.filter(({ id }) => asked.has(id))
  const needed = findNeeded(records, incidents)
  return {
    ...records,
    incidents,
    tombstones: [],
    reportedTotals: [],
    sources: records.sources.filter(({ id }) => needed.has(`source:${id}`)),
    documents: records.documents.filter(({ id }) => needed.has(`document:${id}`)),
    actors: records.actors.filter(({ id }) => needed.has(`actor:${id}`)),
    places: records.places.filter(({ id }) => needed.has(`place:${id}`)),
  }
}

/** What incidents refer to, and what that refers to, by kind and id. */
function findNeeded(
  records: PublicRecordSet,
  incidents: PublicRecordSet['incidents'],
): ReadonlySet<string> {
  const registries = new Map<string, () => void>()
  const needed = new Set<string>()
  const follow = <Kind extends RecordKind>(kind: Kind, record: RecordOfKind[Kind]) => {
    for (const reference of referencesOf(kind, record)) {
      const name = `${reference.kind}:${reference.id}`
      if (needed.has(name)) continue
      needed.add(name)
      registries.get(name)?.()
    }
  }
  const enter = <Kind extends RecordKind>(kind: Kind, list: readonly RecordOfKind[Kind][]) => {
    for (const record of list) registries.set(`${kind}:${record.id}`, () => follow(kind, record))
  }
  enter('source', records.sources)
  enter('document', records.documents)
  enter('actor', records.actors)
  enter('place', records.places)
  for (const incident of incidents) follow('incident', incident)
  return needed
}
