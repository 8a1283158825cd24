import type { RecordKind } from '@recount/core/records'

/** The kinds of record that are listed by id: all but incidents. */
export type RegistryKind = Exclude<RecordKind, 'incident'>

/** All kinds but incidents. */
export const registryKinds = ['source', 'document', 'actor', 'place', 'reported-total'] as const
