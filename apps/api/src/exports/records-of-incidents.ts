import type { PublicIncident, PublicRecordSet } from '@recount/core/protection'
import type { RecordSet } from '@recount/core/records'

/**
 * The public records that some incidents are told by: themselves, and the sources, documents, actors and
 * places that they refer to, with what those are derived from. Reported totals are told by no incident.
 *
 * @example
 * recordsOfIncidents(records, []).sources //=> []
 */
export function recordsOfIncidents(
  records: PublicRecordSet,
  incidents: readonly PublicIncident[],
): PublicRecordSet {
  const documents = new Set<string>()
  const sources = new Set<string>()
  const actors = new Set<string>()
  const places = new Set<string>()
  for (const { claims, where, dataset } of incidents) {
    if (where.place !== null) places.add(where.place)
    if (dataset !== null) sources.add(dataset)
    for (const claim of claims) {
      sources.add(claim.speaker)
      documents.add(claim.document)
      if (claim.kind !== 'statement' && claim.actor !== null) actors.add(claim.actor)
    }
  }
  for (const { id, source } of records.documents) if (documents.has(id)) sources.add(source)
  addOrigins(records, sources)
  for (const { id, actor } of records.sources) {
    if (sources.has(id) && actor !== null) actors.add(actor)
  }
  addParents(records, actors)
  const among =
    (ids: ReadonlySet<string>) =>
    ({ id }: { readonly id: string }) =>
      ids.has(id)
  return {
    ...records,
    sources: records.sources.filter(among(sources)),
    documents: records.documents.filter(among(documents)),
    actors: records.actors.filter(among(actors)),
    places: records.places.filter(among(places)),
    incidents,
    reportedTotals: [],
  }
}

function addOrigins({ sources }: RecordSet, ids: Set<string>): void {
  const derivedFrom = new Map(sources.map((source) => [source.id, source.derivedFrom]))
  // A set that grows while it is gone through is gone through to its end.
  for (const id of ids) for (const { source } of derivedFrom.get(id) ?? []) ids.add(source)
}

function addParents({ actors }: RecordSet, ids: Set<string>): void {
  const partOf = new Map(actors.map((actor) => [actor.id, actor.partOf]))
  for (const id of ids) {
    const parent = partOf.get(id) ?? null
    if (parent !== null) ids.add(parent)
  }
}
