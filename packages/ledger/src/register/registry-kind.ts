import type { RecordKind } from '@recount/core/records'

/** The kinds of record that are listed by id: all but incidents. */
export type RegistryKind = Exclude<RecordKind, 'incident'>

/** All kinds but incidents. */
export const registryKinds = ['source', 'document', 'actor', 'place', 'reported-total'] as const

/** The kind of what stands in each list of a record set but that of incidents. */
export const kindOfRegistry = {
  sources: 'source',
  documents: 'document',
  actors: 'actor',
  places: 'place',
  reportedTotals: 'reported-total',
} as const satisfies Record<string, RegistryKind>
