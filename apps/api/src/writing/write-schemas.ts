import { z } from '@hono/zod-openapi'
import { recordKinds, statuses } from '@recount/core/records'
import type { ZodType } from 'zod'

/** Why somebody writes: it stands in the correction ledger, where everybody can read it. */
export const reasonSchema = z.string().min(1).max(2000).openapi({
  description: 'Why. It stands in the public correction ledger: name nobody in it.',
  example: 'The hospital corrected its count.',
})

const statusSchema = z.enum(['draft', 'published']).optional().openapi({
  description:
    'For records that have no status of their own. An incident carries its own: `draft`, `proposed` or `published`.',
})

/** The request to create or to revise a record. */
export function recordRequest(record: ZodType) {
  return z.strictObject({ record, reason: reasonSchema, status: statusSchema })
}

/** The same with a record of which nothing is known yet. */
export const unreadRecordRequest = recordRequest(z.unknown())

export const reasonRequest = z.strictObject({ reason: reasonSchema }).openapi('ReasonRequest')

export const mergeRequest = z
  .strictObject({
    reason: reasonSchema,
    into: z.string().openapi({ description: 'The id of the record that stays.' }),
  })
  .openapi('MergeRequest')

export const restoreRequest = z
  .strictObject({
    reason: reasonSchema,
    version: z.int().min(1).optional().openapi({
      description: 'The version to go back to; the last one before it was taken out by default.',
    }),
  })
  .openapi('RestoreRequest')

/** One record as a write has left it. */
export const writtenSchema = z
  .strictObject({
    revision: z.int().openapi({ description: 'The ledger revision that the write made.' }),
    kind: z.enum(recordKinds as [string, ...string[]]),
    id: z.string(),
    version: z.int().openapi({ description: 'For `If-Match` of the next write.' }),
    status: z.enum(statuses),
  })
  .openapi('Written')

/** A record as it stands in the ledger, for those who may edit it. */
export function storedSchema(record: ZodType) {
  return z.strictObject({
    ...writtenSchema.shape,
    mergedInto: z.string().nullable(),
    author: z.string(),
    reason: z.string(),
    recordedAt: z.iso.datetime(),
    record,
  })
}
