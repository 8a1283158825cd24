import type { RecordKind, RecordSet } from '@recount/core/records'

/** Where records lead that were merged into others: ids by id, for each kind. */
export type Redirects = Readonly<Partial<Record<RecordKind, ReadonlyMap<string, string>>>>

/**
 * A record set in which every reference to a merged source, document, actor or place leads to the one
 * that it was merged into. References to incidents stay: a merged incident leaves a tombstone.
 */
export function followRedirects(records: RecordSet, redirects: Redirects): RecordSet {
  const follow = (kind: RecordKind) => {
    const targets = redirects[kind] ?? new Map<string, string>()
    return <Id extends string | null>(id: Id): Id =>
      id === null ? id : (lastOf(targets, id) as Id)
  }
  const [source, document, actor, place] = [
    follow('source'),
    follow('document'),
    follow('actor'),
    follow('place'),
  ]
  return {
    sources: records.sources.map((record) => ({
      ...record,
      actor: actor(record.actor),
      derivedFrom: record.derivedFrom.map((origin) => ({
        ...origin,
        source: source(origin.source),
      })),
    })),
    documents: records.documents.map((record) => ({ ...record, source: source(record.source) })),
    actors: records.actors.map((record) => ({ ...record, partOf: actor(record.partOf) })),
    places: records.places,
    incidents: records.incidents.map((record) => ({
      ...record,
      where: { ...record.where, place: place(record.where.place) },
      dataset: source(record.dataset),
      claims: record.claims.map((claim) => {
        const said = {
          ...claim,
          speaker: source(claim.speaker),
          document: document(claim.document),
        }
        return said.kind === 'statement' ? said : { ...said, actor: actor(said.actor) }
      }) as typeof record.claims,
    })),
    reportedTotals: records.reportedTotals.map((record) => ({
      ...record,
      document: document(record.document),
      scope: { ...record.scope, actor: actor(record.scope.actor) },
      cells: record.cells.map((cell) => ({ ...cell, actor: actor(cell.actor) })),
    })),
  }
}

function lastOf(targets: ReadonlyMap<string, string>, id: string): string {
  const seen = new Set<string>()
  let last = id
  for (
    let next = targets.get(id);
    next !== undefined && !seen.has(next);
    next = targets.get(next)
  ) {
    seen.add(next)
    last = next
  }
  return last
}
