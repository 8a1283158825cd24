import { z } from '@hono/zod-openapi'
import { countableHarms, groups } from '@recount/core/records'
import type { StatisticName } from '@recount/core/statistics'
import { analysisSchemas, casualtiesShape, overlapping, rowKey } from './analysis-schemas.ts'
import { intervalSchema } from './record-schemas.ts'

const orNotAsked = { description: '`null`: the query does not ask for it.' }

const totalCell = z
  .strictObject({
    harm: z.enum(countableHarms),
    group: z.enum(groups),
    actor: z.string().nullable().openapi({ description: 'The party of an armed actor.' }),
    low: z.int(),
    best: z.int().nullable(),
    high: z.int().nullable(),
    incidents: z.int(),
    unknownToll: z.int().openapi({ description: 'Of the incidents, those that tell no number.' }),
    withoutBest: z.int().openapi({ description: 'For so many the low stands in for the best.' }),
  })
  .openapi('TotalCell')

const totalResult = z
  .strictObject({
    cells: z.array(totalCell),
    killed: intervalSchema.nullable().openapi(orNotAsked),
    wounded: intervalSchema.nullable().openapi(orNotAsked),
    missing: intervalSchema.nullable().openapi(orNotAsked),
    abducted: intervalSchema.nullable().openapi(orNotAsked),
  })
  .openapi('TotalResult')

const row = z
  .strictObject({
    key: rowKey,
    ...casualtiesShape,
  })
  .openapi('Row')

/** What each statistic of core answers. A new statistic does not compile without its schema here. */
export const resultSchemas = {
  total: totalResult,
  series: z
    .strictObject({
      rows: z.array(row),
      periods: z.int().openapi({ description: 'Too many of them make no rows.' }),
    })
    .openapi('SeriesResult'),
  groups: z.strictObject({ rows: z.array(row), overlapping }).openapi('GroupsResult'),
  ...analysisSchemas,
} satisfies Readonly<Record<StatisticName, z.ZodType>>

/** How many incidents a statistic is of. */
export const incidentCounts = z
  .strictObject({
    used: z.int(),
    unknownToll: z.int(),
    tooImprecise: z.int(),
    partlyInside: z.int(),
  })
  .openapi('IncidentCounts')

/** The result of any statistic. */
export const anyResult = z.union(Object.values(resultSchemas))
