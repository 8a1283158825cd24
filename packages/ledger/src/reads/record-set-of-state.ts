import { redactedId, redactedWords } from '@recount/core/protection'
import type { Document, RecordKind, RecordOfKind, RecordSet, Source } from '@recount/core/records'
import type { AnyRecord } from '../log/entry.ts'
import { followRedirects } from './follow-redirects.ts'
import type { LedgerState } from './ledger-state.ts'
import { idsReferredTo } from './references-of.ts'

/**
 * The records of a state as a record set, sorted by id within a kind, so that equal ledgers give equal
 * sets.
 *
 * Incidents are all there, whatever became of them: protection makes tombstones of them. Of the other
 * kinds, a merged record is left out, and what referred to it refers to the one that it was merged into;
 * drafts and withdrawn ones are there only where something refers to them.
 */
export function recordSetOfState(state: Pick<LedgerState, 'stored'>): RecordSet {
  const stored = withoutReserved(state.stored)
  const recordsOf = <Kind extends RecordKind>(kind: Kind) =>
    stored[kind]
      .filter(({ redirect }) => kind === 'incident' || redirect === null)
      .map(({ record }) => record as RecordOfKind[Kind])
  const records: RecordSet = {
    sources: recordsOf('source'),
    documents: recordsOf('document'),
    actors: recordsOf('actor'),
    places: recordsOf('place'),
    incidents: recordsOf('incident'),
    reportedTotals: recordsOf('reported-total'),
  }
  return withStandIns(withoutUnused(withoutMerged(records, stored), stored))
}

type Stored = LedgerState['stored']

const referredKinds = ['source', 'document', 'actor', 'place'] as const

function withoutMerged(records: RecordSet, stored: Stored): RecordSet {
  const redirects: Partial<Record<RecordKind, Map<string, string>>> = {}
  for (const kind of referredKinds) {
    for (const { id, redirect } of stored[kind]) {
      if (redirect === null) continue
      redirects[kind] ??= new Map()
      redirects[kind].set(id, redirect)
    }
  }
  return Object.keys(redirects).length === 0 ? records : followRedirects(records, redirects)
}

function withoutUnused(records: RecordSet, stored: Stored): RecordSet {
  const unpublished = (kind: RecordKind) =>
    new Set(stored[kind].filter(({ status }) => status !== 'published').map(({ id }) => id))
  const totals = unpublished('reported-total')
  const set = {
    ...records,
    reportedTotals: records.reportedTotals.filter(({ id }) => !totals.has(id)),
  }
  const out = new Map(referredKinds.map((kind) => [kind, unpublished(kind)]))
  if (referredKinds.every((kind) => out.get(kind)?.size === 0)) return set
  // What is kept may refer to more; drafts that only drafts refer to stay out.
  for (let kept = keepUsed(set, out, new Map()); ; ) {
    const more = keepUsed(set, out, idsReferredTo(recordsWithKind(kept)))
    if (referredKinds.every((kind) => more[listOf[kind]].length === kept[listOf[kind]].length)) {
      return more
    }
    kept = more
  }
}

const listOf = {
  source: 'sources',
  document: 'documents',
  actor: 'actors',
  place: 'places',
} as const

type IdsByKind = ReadonlyMap<RecordKind, ReadonlySet<string>>

function keepUsed(set: RecordSet, out: IdsByKind, used: IdsByKind): RecordSet {
  const kept = <Item extends { readonly id: string }>(
    kind: (typeof referredKinds)[number],
    items: readonly Item[],
  ) => items.filter(({ id }) => !out.get(kind)?.has(id) || used.get(kind)?.has(id))
  return {
    ...set,
    sources: kept('source', set.sources),
    documents: kept('document', set.documents),
    actors: kept('actor', set.actors),
    places: kept('place', set.places),
  }
}

function* recordsWithKind(records: RecordSet): Generator<readonly [RecordKind, AnyRecord]> {
  for (const record of records.sources) yield ['source', record]
  for (const record of records.documents) yield ['document', record]
  for (const record of records.actors) yield ['actor', record]
  for (const record of records.incidents) yield ['incident', record]
  for (const record of records.reportedTotals) yield ['reported-total', record]
}

/** What stands for redacted speakers is the same everywhere, whatever somebody wrote under its id. */
function withoutReserved(stored: Stored): Stored {
  const written = (kind: 'source' | 'document') =>
    stored[kind].some(({ id }) => id === redactedId)
      ? stored[kind].filter(({ id }) => id !== redactedId)
      : stored[kind]
  return { ...stored, source: written('source'), document: written('document') }
}

/** A source and a document for incidents whose speakers were redacted, where any names them. */
function withStandIns(records: RecordSet): RecordSet {
  const isNamed =
    records.incidents.some(({ claims }) =>
      claims.some(({ speaker, document }) => speaker === redactedId || document === redactedId),
    ) ||
    records.documents.some(({ source }) => source === redactedId) ||
    records.sources.some(({ derivedFrom }) =>
      derivedFrom.some(({ source }) => source === redactedId),
    )
  if (!isNamed) return records
  return {
    ...records,
    sources: [...records.sources, redactedSource].sort(byId),
    documents: [...records.documents, redactedDocument].sort(byId),
  }
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}

const redactedSource: Source = {
  id: redactedId,
  version: 1,
  name: redactedWords,
  kind: 'witness',
  languages: [],
  url: null,
  actor: null,
  derivedFrom: [],
}

const redactedDocument: Document = {
  id: redactedId,
  version: 1,
  source: redactedId,
  title: redactedWords,
  url: null,
  archivedUrl: null,
  language: null,
  published: null,
  retrieved: null,
  contentHash: null,
  licence: null,
}
