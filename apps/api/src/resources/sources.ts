import { sourceRecord } from '../representation/record-schemas.ts'
import type { Registry } from './add-registry.ts'

/** The sources. */
export const sources: Registry = {
  kind: 'source',
  name: 'sources',
  singular: 'source',
  example: 'hasht-e-subh',
  summary: 'Who speaks or publishes',
  schema: sourceRecord,
  recordsOf: (records) => records.sources,
}
