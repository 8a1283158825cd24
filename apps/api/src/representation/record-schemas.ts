import { z } from '@hono/zod-openapi'
import {
  actorSchema,
  documentSchema,
  incidentSchema,
  placeSchema,
  reportedTotalSchema,
  sourceSchema,
} from '@recount/core/records'

/** The schemas of core under the names that OpenAPI gives them. */
export const sourceRecord = sourceSchema.meta({ id: 'Source' })
export const documentRecord = documentSchema.meta({ id: 'Document' })
export const actorRecord = actorSchema.meta({ id: 'Actor' })
export const placeRecord = placeSchema.meta({ id: 'Place' })
export const incidentRecord = incidentSchema.meta({ id: 'Incident' })
export const reportedTotalRecord = reportedTotalSchema.meta({ id: 'ReportedTotal' })

/** A count between two bounds. */
export const intervalSchema = z
  .strictObject({
    low: z.int(),
    best: z.int().nullable().openapi({ description: '`null`: no best estimate.' }),
    high: z.int().nullable().openapi({ description: '`null`: open above.' }),
  })
  .openapi('Interval')
