import { z } from '@hono/zod-openapi'
import { recordKinds } from '@recount/core/records'
import {
  actorRecord,
  documentRecord,
  incidentRecord,
  placeRecord,
  reportedTotalRecord,
  sourceRecord,
} from './record-schemas.ts'

/** One revision of the ledger as the public may see it. */
export const revisionSchema = z
  .strictObject({
    revision: z.int(),
    recordedAt: z.iso.datetime(),
    kind: z.enum(recordKinds as [string, ...string[]]).nullable(),
    id: z.string().nullable(),
    version: z.int().nullable(),
    author: z.string().nullable(),
    reason: z.string().nullable(),
    hash: z.string().nullable().openapi({ description: 'SHA-256 in the ledger’s chain.' }),
    status: z
      .enum(['public', 'withdrawn', 'merged', 'withheld'])
      .openapi({ description: '`withheld`: nothing is shown of it but its number and its time.' }),
    record: z
      .union([
        sourceRecord,
        documentRecord,
        actorRecord,
        placeRecord,
        incidentRecord,
        reportedTotalRecord,
      ])
      .nullable()
      .openapi({ description: 'The record as it stood from this revision on.' }),
  })
  .openapi('Revision')

/** A revision with what it changed: the fields of the record, and the figures that counted it. */
export const correctionSchema = z
  .strictObject({
    ...revisionSchema.shape,
    changes: z
      .array(
        z.strictObject({
          path: z.string().openapi({ example: 'claims.toll-1.quantity.best' }),
          before: z.unknown().optional(),
          after: z.unknown().optional(),
        }),
      )
      .nullable()
      .openapi({ description: '`null` where there is nothing public to compare it with.' }),
    figures: z
      .array(
        z.strictObject({
          id: z.string(),
          outcome: z.enum(['changed', 'not-counted']),
        }),
      )
      .openapi({
        description:
          'Figures whose number this revision changed. `not-counted`: it counted the incident, and was not counted again in this answer; ask for the revision alone.',
      }),
  })
  .openapi('Correction')
