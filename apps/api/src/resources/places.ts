import { placeRecord } from '../representation/record-schemas.ts'
import type { Registry } from './add-registry.ts'

/** The places. */
export const places: Registry = {
  kind: 'place',
  name: 'places',
  singular: 'place',
  example: 'af0101',
  summary: 'The gazetteer',
  schema: placeRecord,
  recordsOf: (records) => records.places,
}
