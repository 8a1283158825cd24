import type { RecordKind, RecordOfKind } from '@recount/core/records'
import type { AnyRecord } from '../log/entry.ts'

/** A field of a record that names another record. */
export interface Reference {
  readonly kind: RecordKind
  readonly id: string
  readonly path: string
}

/**
 * All references of a record to others. Those between the claims of one incident are none, and neither
 * is a record's to itself.
 */
export function referencesOf<Kind extends RecordKind>(
  kind: Kind,
  record: RecordOfKind[Kind],
): readonly Reference[] {
  const readers: {
    readonly [Of in RecordKind]: (record: RecordOfKind[Of], refer: Refer) => void
  } = { source, document, actor, place: () => {}, incident, 'reported-total': reportedTotal }
  const references: Reference[] = []
  readers[kind](record, (of, id, path) => {
    if (id !== null && !(of === kind && id === record.id)) references.push({ kind: of, id, path })
  })
  return references
}

type Refer = (kind: RecordKind, id: string | null, path: string) => void

function source({ actor, derivedFrom }: RecordOfKind['source'], refer: Refer): void {
  refer('actor', actor, 'actor')
  derivedFrom.forEach((origin, index) => {
    refer('source', origin.source, `derivedFrom.${index}.source`)
  })
}

function document(record: RecordOfKind['document'], refer: Refer): void {
  refer('source', record.source, 'source')
}

function actor({ partOf }: RecordOfKind['actor'], refer: Refer): void {
  refer('actor', partOf, 'partOf')
}

function incident(
  { where, dataset, mergedInto, links, claims }: RecordOfKind['incident'],
  refer: Refer,
): void {
  refer('place', where.place, 'where.place')
  refer('source', dataset, 'dataset')
  refer('incident', mergedInto, 'mergedInto')
  links.forEach((link, index) => {
    refer('incident', link.incident, `links.${index}.incident`)
  })
  claims.forEach((claim, index) => {
    refer('source', claim.speaker, `claims.${index}.speaker`)
    refer('document', claim.document, `claims.${index}.document`)
    if (claim.kind !== 'statement') refer('actor', claim.actor, `claims.${index}.actor`)
  })
}

function reportedTotal(
  { document, scope, cells }: RecordOfKind['reported-total'],
  refer: Refer,
): void {
  refer('document', document, 'document')
  refer('actor', scope.actor, 'scope.actor')
  cells.forEach((cell, index) => {
    refer('actor', cell.actor, `cells.${index}.actor`)
  })
}

/** The ids of each kind to which some records refer. */
export function idsReferredTo(
  records: Iterable<readonly [RecordKind, AnyRecord]>,
): ReadonlyMap<RecordKind, ReadonlySet<string>> {
  const ids = new Map<RecordKind, Set<string>>()
  for (const [kind, record] of records) {
    for (const reference of referencesOf(kind, record as RecordOfKind[typeof kind])) {
      const known = ids.get(reference.kind)
      if (known) known.add(reference.id)
      else ids.set(reference.kind, new Set([reference.id]))
    }
  }
  return ids
}
