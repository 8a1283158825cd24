import type { Incident, RecordSet } from '../records/index.ts'

/** Ids of records to which only what is withheld refers: they are withheld with it. */
export interface WithheldReferences {
  readonly sources: ReadonlySet<string>
  readonly documents: ReadonlySet<string>
  readonly places: ReadonlySet<string>
}

/**
 * The sources, documents and places that would give away what is withheld: incidents as stored and as
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
  const shownIncidents: Incident[] = []
  for (const [stored, shown] of pairs) {
    if (shown !== null) shownIncidents.push(shown)
    if (shown === stored) continue
    if (stored.where.place !== null) places.add(stored.where.place)
    for (const { speaker, document } of stored.claims) {
      sources.add(speaker)
      documents.add(document)
    }
    if (stored.dataset !== null) sources.add(stored.dataset)
  }
  if (sources.size === 0 && places.size === 0) return { sources, documents, places }
  for (const { id, source } of records.documents) if (documents.has(id)) sources.add(source)

  for (const { claims, where, dataset } of shownIncidents) {
    if (where.place !== null) places.delete(where.place)
    if (dataset !== null) sources.delete(dataset)
    for (const { speaker, document } of claims) {
      sources.delete(speaker)
      documents.delete(document)
    }
  }
  for (const { document } of records.reportedTotals) documents.delete(document)
  for (const { id, source } of records.documents) if (!documents.has(id)) sources.delete(source)
  keepOrigins(records, sources)
  return { sources, documents, places }
}

/** A source that is shown names its origins, and so they are shown. */
function keepOrigins({ sources }: RecordSet, withheld: Set<string>): void {
  const derivedFrom = new Map(sources.map((source) => [source.id, source.derivedFrom]))
  const shown = sources.filter(({ id }) => !withheld.has(id)).map(({ id }) => id)
  for (let id = shown.pop(); id !== undefined; id = shown.pop()) {
    for (const { source } of derivedFrom.get(id) ?? [])
      if (withheld.delete(source)) shown.push(source)
  }
}
