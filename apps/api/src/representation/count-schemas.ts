import { z } from '@hono/zod-openapi'
import { attributionStandards } from '@recount/core/counting'
import { harms, tollGroups } from '@recount/core/records'
import { intervalSchema } from './record-schemas.ts'

const countedTotal = z
  .strictObject({
    quantity: intervalSchema,
    unknown: z
      .boolean()
      .openapi({ description: 'It tells no number, only that there was somebody.' }),
  })
  .nullable()
  .openapi('CountedTotal', { description: '`null`: not reported, which is not 0.' })

const setAside = z
  .array(z.strictObject({ claim: z.string(), reason: z.string() }))
  .openapi({ description: 'Claims that the rule did not use, and why.' })

/** An incident's toll by harm, over all groups but the attackers. */
export const totalsSchema = z
  .strictObject({
    killed: countedTotal,
    wounded: countedTotal,
    missing: countedTotal,
    abducted: countedTotal,
  })
  .openapi('IncidentTotals')

/** Who is held responsible, each with the strictest standard that it meets. */
export const perpetratorsSchema = z.array(
  z.strictObject({ actor: z.string(), standard: z.enum(attributionStandards) }),
)

/** The count of one incident under one rule. */
export const countSchema = z
  .strictObject({
    rule: z.string().openapi({ example: 'envelope@1' }),
    totals: totalsSchema,
    cells: z.array(
      z.strictObject({
        harm: z.enum(harms),
        group: z.enum(tollGroups),
        actor: z.string().nullable(),
        quantity: intervalSchema,
        unknown: z.boolean(),
        origins: z.int().openapi({ description: 'Independent origins of the claims used.' }),
        used: z.array(z.string()).openapi({ description: 'The claims that were counted.' }),
        setAside,
      }),
    ),
    setAside,
  })
  .openapi('Count')
