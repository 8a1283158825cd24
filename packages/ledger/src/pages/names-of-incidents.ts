import type { PublicRecordSet } from '@recount/core/protection'
import type { PublicRegister } from '../register/public-register.ts'
import type { PagedLedger } from './paged-ledger.ts'
import { pagesOfRecords } from './pages-of-records.ts'

/** Ids of the records that incidents are told by. */
export interface NamesOfIncidents {
  readonly source: readonly string[]
  readonly document: readonly string[]
  readonly actor: readonly string[]
  readonly place: readonly string[]
}

/**
 * The ids of the public records that some incidents are told by: the sources, documents, actors and
 * places that they refer to, with what those are derived from. Reported totals are told by no incident.
 */
export async function namesOfIncidents(
  ledger: Pick<PagedLedger, 'register'>,
  register: PublicRegister,
  pages: AsyncIterable<PublicRecordSet>,
): Promise<NamesOfIncidents> {
  const documents = new Set<string>()
  const sources = new Set<string>()
  const actors = new Set<string>()
  const places = new Set<string>()
  for await (const { incidents } of pages) {
    for (const { claims, where, dataset } of incidents) {
      if (where.place !== null) places.add(where.place)
      if (dataset !== null) sources.add(dataset)
      for (const claim of claims) {
        sources.add(claim.speaker)
        documents.add(claim.document)
        if (claim.kind !== 'statement' && claim.actor !== null) actors.add(claim.actor)
      }
    }
  }
  for await (const page of pagesOfRecords(ledger, register, 'document', [...documents])) {
    for (const { source } of page.documents) sources.add(source)
  }
  await follow(sources, async function* (ids) {
    for await (const page of pagesOfRecords(ledger, register, 'source', ids)) {
      for (const { actor, derivedFrom } of page.sources) {
        if (actor !== null) actors.add(actor)
        for (const { source } of derivedFrom) yield source
      }
    }
  })
  await follow(actors, async function* (ids) {
    for await (const page of pagesOfRecords(ledger, register, 'actor', ids)) {
      for (const { partOf } of page.actors) if (partOf !== null) yield partOf
    }
  })
  return {
    source: [...sources],
    document: [...documents],
    actor: [...actors],
    place: [...places],
  }
}

/** Adds what some ids lead to, and what that leads to, until nothing is new. */
async function follow(
  ids: Set<string>,
  leadOn: (from: readonly string[]) => AsyncIterable<string>,
): Promise<void> {
  for (let from = [...ids]; from.length > 0; ) {
    const next: string[] = []
    for await (const id of leadOn(from)) {
      if (ids.has(id)) continue
      ids.add(id)
      next.push(id)
    }
    from = next
  }
}
