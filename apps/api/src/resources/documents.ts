import { documentRecord } from '../representation/record-schemas.ts'
import type { Registry } from './add-registry.ts'

/** The documents. */
export const documents: Registry = {
  kind: 'document',
  name: 'documents',
  singular: 'document',
  example: '8am-2022-12-05',
  summary: 'What was published',
  schema: documentRecord,
  recordsOf: (records) => records.documents,
}
