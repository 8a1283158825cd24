import { type Issue, makeIssue } from '../primitives/index.ts'
import type { Actor } from './actor.ts'
import type { Document } from './document.ts'
import type { Incident } from './incident.ts'
import type { Place } from './place.ts'
import type { ReportedTotal } from './reported-total.ts'
import type { Source } from './source.ts'

/** All records of a ledger at one moment, by kind. */
export interface RecordSet {
  readonly sources: readonly Source[]
  readonly documents: readonly Document[]
  readonly actors: readonly Actor[]
  readonly places: readonly Place[]
  readonly incidents: readonly Incident[]
  readonly reportedTotals: readonly ReportedTotal[]
}

/** The fields of a record set. One that went through protection has more. */
const kindsOfRecords = [
  'sources',
  'documents',
  'actors',
  'places',
  'incidents',
  'reportedTotals',
] as const

/** A record set with nothing in it. */
export const emptyRecordSet: RecordSet = {
  sources: [],
  documents: [],
  actors: [],
  places: [],
  incidents: [],
  reportedTotals: [],
}

/**
 * Every reference in a record set that leads nowhere, and every id used twice within a kind.
 *
 * Paths begin with the kind and the id of the record (`incidents.afg-1.claims.0.speaker`).
 *
 * @example
 * checkReferences(emptyRecordSet) //=> []
 */
export function checkReferences(records: RecordSet): readonly Issue[] {
  const sources = idsOf(records.sources)
  const documents = idsOf(records.documents)
  const actors = idsOf(records.actors)
  const places = idsOf(records.places)
  const incidents = idsOf(records.incidents)
  const issues: Issue[] = []
  const expect = (known: ReadonlySet<string>, kind: string, id: string | null, path: string) => {
    if (id !== null && !known.has(id)) {
      issues.push(makeIssue('unknown-reference', path, `the id of ${kind} in the ledger`, id))
    }
  }
  for (const source of records.sources) {
    const path = `sources.${source.id}`
    expect(actors, 'an actor', source.actor, `${path}.actor`)
    source.derivedFrom.forEach((origin, index) => {
      expect(sources, 'a source', origin.source, `${path}.derivedFrom.${index}.source`)
    })
  }
  for (const document of records.documents) {
    expect(sources, 'a source', document.source, `documents.${document.id}.source`)
  }
  for (const actor of records.actors) {
    expect(actors, 'an actor', actor.partOf, `actors.${actor.id}.partOf`)
  }
  for (const incident of records.incidents) {
    const path = `incidents.${incident.id}`
    const claims = idsOf(incident.claims)
    expect(places, 'a place', incident.where.place, `${path}.where.place`)
    expect(sources, 'a source', incident.dataset, `${path}.dataset`)
    expect(incidents, 'an incident', incident.mergedInto, `${path}.mergedInto`)
    incident.links.forEach((link, index) => {
      expect(incidents, 'an incident', link.incident, `${path}.links.${index}.incident`)
    })
    incident.what.devices.forEach((device, index) => {
      expect(
        claims,
        'a claim of this incident',
        device.claim,
        `${path}.what.devices.${index}.claim`,
      )
    })
    incident.damage.forEach((damage, index) => {
      expect(claims, 'a claim of this incident', damage.claim, `${path}.damage.${index}.claim`)
    })
    incident.claims.forEach((claim, index) => {
      const claimPath = `${path}.claims.${index}`
      expect(sources, 'a source', claim.speaker, `${claimPath}.speaker`)
      expect(documents, 'a document', claim.document, `${claimPath}.document`)
      if (claim.kind !== 'statement') expect(actors, 'an actor', claim.actor, `${claimPath}.actor`)
      if (claim.kind === 'statement') {
        expect(claims, 'a claim of this incident', claim.about, `${claimPath}.about`)
      }
    })
  }
  for (const total of records.reportedTotals) {
    const path = `reportedTotals.${total.id}`
    expect(documents, 'a document', total.document, `${path}.document`)
    expect(actors, 'an actor', total.scope.actor, `${path}.scope.actor`)
    total.cells.forEach((cell, index) => {
      expect(actors, 'an actor', cell.actor, `${path}.cells.${index}.actor`)
    })
  }
  for (const kind of kindsOfRecords) issues.push(...repeatedIds(kind, records[kind]))
  return issues
}

function idsOf(records: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(records.map((record) => record.id))
}

function repeatedIds(kind: string, records: readonly { readonly id: string }[]): readonly Issue[] {
  const seen = new Set<string>()
  const issues: Issue[] = []
  for (const { id } of records) {
    if (seen.has(id))
      issues.push(makeIssue('repeated-id', `${kind}.${id}.id`, 'an id used once', id))
    seen.add(id)
  }
  return issues
}
