import type { RecordKind } from '@recount/core/records'
import type { ZodType } from 'zod'
import {
  actorRecord,
  documentRecord,
  incidentRecord,
  placeRecord,
  reportedTotalRecord,
  sourceRecord,
} from '../representation/record-schemas.ts'

/** A kind of record, and where it is read and written: `/v1/{name}`. */
export interface RecordCollection {
  readonly kind: RecordKind
  readonly name: string
  readonly singular: string
  readonly example: string
  readonly schema: ZodType
}

/** Every kind of record has one. */
export const recordCollections: readonly RecordCollection[] = [
  {
    kind: 'incident',
    name: 'incidents',
    singular: 'incident',
    example: 'afg-2022-kaj',
    schema: incidentRecord,
  },
  {
    kind: 'source',
    name: 'sources',
    singular: 'source',
    example: 'hasht-e-subh',
    schema: sourceRecord,
  },
  {
    kind: 'document',
    name: 'documents',
    singular: 'document',
    example: '8am-2022-12-05',
    schema: documentRecord,
  },
  { kind: 'actor', name: 'actors', singular: 'actor', example: 'iskp', schema: actorRecord },
  { kind: 'place', name: 'places', singular: 'place', example: 'af0101', schema: placeRecord },
  {
    kind: 'reported-total',
    name: 'reported-totals',
    singular: 'reported total',
    example: '8am-2022-12',
    schema: reportedTotalRecord,
  },
]
