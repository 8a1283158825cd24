import { z } from '@hono/zod-openapi'
import { statistics } from '@recount/core/statistics'
import { intervalSchema } from './record-schemas.ts'
import { anyResult, incidentCounts } from './statistic-schemas.ts'

/** A figure: a number with everything that is needed to count it again. */
export const figureSchema = z
  .strictObject({
    id: z.string().openapi({ description: 'Made from the rest by SHA-256.' }),
    statistic: z.string(),
    query: z.string(),
    rule: z.string(),
    wordTable: z.string().openapi({ description: 'How vague words were read.' }),
    policy: z.string().openapi({ description: 'The protection policy that was in force.' }),
    revision: z.int(),
    result: anyResult,
    counted: incidentCounts,
    incidents: z.array(z.strictObject({ id: z.string(), version: z.int() })),
    documents: z.array(z.string()),
  })
  .openapi('Figure')

const change = z.strictObject({
  before: intervalSchema.nullable(),
  after: intervalSchema.nullable(),
})

/** What came of counting a figure again. */
export const verificationSchema = z
  .strictObject({
    figure: z.string(),
    status: z.enum(['holds', 'changed', 'not-reproducible', 'tampered']),
    revisionThen: z.int(),
    revisionNow: z.int(),
    resultThen: anyResult,
    resultNow: anyResult.nullable(),
    differences: z.array(
      z.strictObject({
        incident: z.string(),
        reason: z.enum([
          'added',
          'revised',
          'recounted',
          'merged',
          'withdrawn',
          'no-longer-selected',
        ]),
        versionThen: z.int().nullable(),
        versionNow: z.int().nullable(),
        killed: change,
        wounded: change,
      }),
    ),
  })
  .openapi('Verification')

/** What to make a figure of. */
export const figureRequest = z
  .strictObject({
    statistic: z.enum(statistics.map(({ name }) => name)),
    query: z.string().max(4000).default('').openapi({
      description: 'What stands behind the `?` of the statistic’s address.',
      example: 'country=AFG&actor=iskp',
    }),
  })
  .openapi('FigureRequest')
