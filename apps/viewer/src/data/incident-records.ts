import type { PublicIncident } from '@recount/core/protection'
import type { Actor, Document, Incident, Place, Source } from '@recount/core/records'
import { ready } from './answer.ts'
import { type Asked, mapAsked, together, valueIfReady } from './asked.ts'
import type { LedgerReader } from './ledger-reader.ts'

/** What an incident refers to: whatever its page names. */
export interface IncidentRecords {
  readonly actors: readonly Actor[]
  readonly places: readonly Place[]
  readonly sources: readonly Source[]
  readonly documents: readonly Document[]
  /** The incident itself, and those that it is linked to. */
  readonly incidents: readonly PublicIncident[]
}

/**
 * Reads what an incident refers to: documents and speakers by their ids, with what these repeat, and no
 * others.
 */
export function readIncidentRecords(
  ledger: LedgerReader,
  incident: PublicIncident,
  asOf: string | null,
): Asked<IncidentRecords> {
  const documents = ledger.entries('documents', documentsOf(incident), asOf)
  const linked = incident.links.map((link) => link.incident)
  const publishers = (valueIfReady(documents) ?? []).map(({ source }) => source)
  const speakers = incident.claims.map(({ speaker }) => speaker)
  const others = ledger.incidents(linked, asOf)
  return together({
    actors: ledger.registry('actors', asOf),
    places: ledger.registry('places', asOf),
    documents,
    sources:
      documents.status === 'ready'
        ? readWithOrigins(ledger, [...speakers, ...publishers], asOf)
        : documents,
    incidents: others.status === 'ready' ? ready([incident, ...others.value]) : others,
  })
}

function documentsOf({ claims }: Incident): readonly string[] {
  return claims.map(({ document }) => document)
}

/** Sources, and those that they repeat, and so on. */
function readWithOrigins(
  ledger: LedgerReader,
  ids: readonly string[],
  asOf: string | null,
  before: readonly string[] = [],
): Asked<readonly Source[]> {
  const read = ledger.entries('sources', ids, asOf)
  if (read.status !== 'ready') return read
  const asked = new Set([...before, ...ids])
  const repeated = read.value.flatMap(({ derivedFrom }) => derivedFrom.map(({ source }) => source))
  const more = repeated.filter((id) => !asked.has(id))
  if (more.length === 0) return read
  return mapAsked(readWithOrigins(ledger, more, asOf, [...asked]), (others) => [
    ...read.value,
    ...others,
  ])
}
