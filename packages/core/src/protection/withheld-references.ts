import type { Claim, Incident, RecordSet } from '../records/index.ts'

/** Ids of records to which only what is withheld refers: they are withheld with it. */
export interface WithheldReferences {
  readonly sources: ReadonlySet<string>
  readonly documents: ReadonlySet<string>
  readonly places: ReadonlySet<string>
  readonly actors: ReadonlySet<string>
}

/**
 * The sources, documents, places and actors that would give away what is withheld: incidents as stored and as
 * shown (`null` where not at all) are compared, and what only the hidden ones refer to is named.
 *
 * A record to which nothing refers is no secret of any incident and is not named.
 */
export function findWithheldReferences(
  records: RecordSet,
  pairs: Iterable<readonly [stored: Incident, shown: Incident | null]>,
): WithheldReferences {
  const sources = new Set<string>()
  const documents = new Set<string>()
  const places = new Set<string>()
  const actors = new Set<string>()
  const shownIncidents: Incident[] = []
  for (const [stored, shown] of pairs) {
    if (shown !== null) shownIncidents.push(shown)
    if (shown === stored) continue
    if (stored.where.place !== null) places.add(stored.where.place)
    for (const claim of stored.claims) {
      sources.add(claim.speaker)
      documents.add(claim.document)
      const actor = actorOf(claim)
      if (actor !== null) actors.add(actor)
    }
    if (stored.dataset !== null) sources.add(stored.dataset)
  }
  if (sources.size === 0 && places.size === 0) return { sources, documents, places, actors }
  for (const { id, source } of records.documents) if (documents.has(id)) sources.add(source)

  for (const { claims, where, dataset } of shownIncidents) {
    if (where.place !== null) places.delete(where.place)
    if (dataset !== null) sources.delete(dataset)
    for (const claim of claims) {
      sources.delete(claim.speaker)
      documents.delete(claim.document)
      const actor = actorOf(claim)
      if (actor !== null) actors.delete(actor)
    }
  }
  for (const { document } of records.reportedTotals) documents.delete(document)
  for (const { id, source } of records.documents) if (!documents.has(id)) sources.delete(source)
  keepOrigins(records, sources)
  keepActors(records, sources, actors)
  return { sources, documents, places, actors }
}

function actorOf(claim: Claim): string | null {
  return claim.kind === 'statement' ? null : claim.actor
}

/** Actors that a shown source, a printed total or a shown actor names are shown. */
function keepActors(
  records: RecordSet,
  withheldSources: ReadonlySet<string>,
  withheld: Set<string>,
): void {
  if (withheld.size === 0) return
  for (const { id, actor } of records.sources) {
    if (actor !== null && !withheldSources.has(id)) withheld.delete(actor)
  }
  for (const { scope, cells } of records.reportedTotals) {
    if (scope.actor !== null) withheld.delete(scope.actor)
    for (const { actor } of cells) if (actor !== null) withheld.delete(actor)
  }
  const partOf = new Map(records.actors.map((actor) => [actor.id, actor.partOf]))
  const shown = records.actors.filter(({ id }) => !withheld.has(id)).map(({ id }) => id)
  for (let id = shown.pop(); id !== undefined; id = shown.pop()) {
    const parent = partOf.get(id) ?? null
    if (parent !== null && withheld.delete(parent)) shown.push(parent)
  }
}

/** A source that is shown names its origins, and so they are shown. */
export function keepOrigins({ sources }: RecordSet, withheld: Set<string>): void {
  const derivedFrom = new Map(sources.map((source) => [source.id, source.derivedFrom]))
  const shown = sources.filter(({ id }) => !withheld.has(id)).map(({ id }) => id)
  for (let id = shown.pop(); id !== undefined; id = shown.pop()) {
    for (const { source } of derivedFrom.get(id) ?? [])
      if (withheld.delete(source)) shown.push(source)
  }
}
