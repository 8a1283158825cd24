import type { RecordSet } from '@recount/core/records'

/** The ids to which something in a record set refers, by kind. */
export interface ReferredIds {
  readonly sources: ReadonlySet<string>
  readonly documents: ReadonlySet<string>
  readonly actors: ReadonlySet<string>
  readonly places: ReadonlySet<string>
}

/** Collects all references of a record set. A record's reference to itself does not count. */
export function idsReferredTo(records: RecordSet): ReferredIds {
  const sources = new Set<string>()
  const documents = new Set<string>()
  const actors = new Set<string>()
  const places = new Set<string>()
  const note = (ids: Set<string>, id: string | null) => {
    if (id !== null) ids.add(id)
  }
  for (const { id, actor, derivedFrom } of records.sources) {
    note(actors, actor)
    for (const { source } of derivedFrom) if (source !== id) note(sources, source)
  }
  for (const { source } of records.documents) note(sources, source)
  for (const { id, partOf } of records.actors) if (partOf !== id) note(actors, partOf)
  for (const { where, dataset, claims } of records.incidents) {
    note(places, where.place)
    note(sources, dataset)
    for (const claim of claims) {
      note(sources, claim.speaker)
      note(documents, claim.document)
      if (claim.kind !== 'statement') note(actors, claim.actor)
    }
  }
  for (const { document, scope, cells } of records.reportedTotals) {
    note(documents, document)
    note(actors, scope.actor)
    for (const { actor } of cells) note(actors, actor)
  }
  return { sources, documents, actors, places }
}
