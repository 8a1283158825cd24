import { z } from '@hono/zod-openapi'
import { countableHarms, tollGroups } from '@recount/core/records'
import { intervalSchema, reportedTotalRecord } from './record-schemas.ts'

const readingName = z.enum([
  'told-in-document',
  'in-scope',
  'within-period',
  'claimed-or-attributed',
  'claimed',
])

const numbers = z
  .array(z.int().nullable())
  .openapi({ description: 'For every row, in the order of the rows.' })

/** A reported total compared with the ledger. */
export const reconciliationSchema = z
  .strictObject({
    reportedTotal: reportedTotalRecord,
    revision: z.int(),
    rule: z.string(),
    readings: z.array(
      z.strictObject({
        name: readingName,
        query: z.string(),
        incidents: z.array(z.string()),
        partlyInside: z.array(z.string()),
        unknownToll: z.int(),
      }),
    ),
    rows: z.array(
      z.strictObject({
        harm: z.enum(countableHarms),
        group: z.enum(tollGroups),
        actor: z.string().nullable(),
        reported: intervalSchema.nullable(),
        counted: z
          .array(intervalSchema.nullable())
          .openapi({ description: 'Under every reading, in the order of the readings.' }),
        verdict: z.strictObject({
          status: z.enum(['matches', 'short', 'over', 'not-reported']),
          difference: z.int().nullable(),
          reason: z
            .enum([
              'vague-toll',
              'other-definition-of-group',
              'incident-missing',
              'incident-not-in-total',
            ])
            .nullable(),
        }),
      }),
    ),
    bridges: z.array(
      z.strictObject({
        name: z.enum(['period', 'attribution']),
        steps: z.array(
          z.strictObject({
            from: z.union([z.literal('reported'), readingName]),
            to: readingName,
            reason: z.enum(['compared', 'outside-period', 'only-suspected', 'not-claimed']),
            incidents: z.array(
              z.strictObject({
                incident: z.string(),
                killed: intervalSchema.nullable(),
                wounded: intervalSchema.nullable(),
              }),
            ),
            before: numbers,
            after: numbers,
          }),
        ),
      }),
    ),
  })
  .openapi('Reconciliation')
