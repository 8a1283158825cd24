import { actorRecord } from '../representation/record-schemas.ts'
import type { Registry } from './add-registry.ts'

/** The actors. */
export const actors: Registry = {
  kind: 'actor',
  name: 'actors',
  singular: 'actor',
  example: 'iskp',
  summary: 'The parties',
  schema: actorRecord,
  recordsOf: (records) => records.actors,
}
