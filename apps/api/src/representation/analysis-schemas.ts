import { z } from '@hono/zod-openapi'
import { countableHarms } from '@recount/core/records'
import { coveredFields } from '@recount/core/statistics'
import { intervalSchema } from './record-schemas.ts'

const describe = <Schema extends z.ZodType>(schema: Schema, description: string) =>
  schema.openapi({ description })

const ratio = z
  .strictObject({
    low: z.number(),
    best: describe(z.number().nullable(), '`null`: no best estimate.'),
    high: describe(z.number().nullable(), '`null`: open above.'),
  })
  .openapi('Ratio')

/** Killed and wounded of some incidents. */
export const casualtiesShape = {
  killed: intervalSchema.nullable(),
  wounded: intervalSchema.nullable(),
  incidents: z.int(),
  unknownToll: describe(z.int(), 'Incidents without a number for what is asked.'),
}

const casualties = z.strictObject(casualtiesShape).openapi('Casualties')

/** A row of a series, of groups or of a ranking: what it is of. */
export const rowKey = z.record(z.string(), z.string().nullable())

export const overlapping = describe(
  z.boolean(),
  'An incident can stand in several rows: they do not add up.',
)

const agreementResult = z
  .strictObject({
    rows: z.array(
      z.strictObject({
        harm: z.enum(countableHarms),
        compared: describe(z.int(), 'Incidents on which two independent origins give a number.'),
        notCompared: z.int(),
        equal: z.int(),
        overlapping: z.int(),
        disagreeing: z.int(),
        measured: describe(z.int(), 'Tolls for which every origin gives a single number.'),
        alpha: describe(z.number().nullable(), 'Krippendorff’s alpha of the measured tolls.'),
      }),
    ),
  })
  .openapi('AgreementResult')

const comparedPeriod = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    days: z.int(),
    ...casualtiesShape,
    tooImprecise: describe(z.int(), 'Incidents that may lie outside the period.'),
  })
  .openapi('ComparedPeriod')

const tollChange = z
  .strictObject({
    low: describe(z.int().nullable(), '`null`: open below.'),
    best: z.int().nullable(),
    high: describe(z.int().nullable(), '`null`: open above.'),
  })
  .openapi('TollChange')

const comparisonResult = z
  .strictObject({
    period: comparedPeriod.nullable(),
    earlier: comparedPeriod.nullable(),
    killedChange: tollChange.nullable(),
    woundedChange: tollChange.nullable(),
    incidentRate: ratio.nullable(),
    reason: describe(
      z.enum(['open-period', 'before-calendar']).nullable(),
      'Why there is nothing to compare, else `null`.',
    ),
  })
  .openapi('ComparisonResult')

const concentrationResult = z
  .strictObject({
    groups: z.int(),
    unreported: describe(z.int(), 'Groups of which nobody reported the measure.'),
    gini: z.number().nullable(),
    herfindahl: z.number().nullable(),
    lorenz: z.array(z.strictObject({ owners: z.number(), part: z.number() })),
    top: z.strictObject({ keys: z.array(z.string().nullable()), share: ratio.nullable() }),
    withoutKey: casualties,
    overlapping,
  })
  .openapi('ConcentrationResult')

const coverageResult = z
  .strictObject({
    rows: z.array(
      z.strictObject({
        field: z.enum(coveredFields),
        known: z.int(),
        missing: z.int(),
        missingShare: z.number().nullable(),
      }),
    ),
  })
  .openapi('CoverageResult')

const hotspotsResult = z
  .strictObject({
    rows: z.array(
      z.strictObject({
        cell: describe(z.int(), 'Number of the cell; of half a degree, its PRIO-GRID id.'),
        bounds: z.strictObject({
          west: z.number(),
          south: z.number(),
          east: z.number(),
          north: z.number(),
        }),
        ...casualtiesShape,
        around: describe(z.int(), 'Incidents in the cell and those that it touches.'),
        score: describe(z.number().nullable(), 'Getis and Ord’s Gᵢ*.'),
        isHot: z.boolean(),
      }),
    ),
    placed: z.int(),
    cells: z.int(),
    studied: z.int(),
    hot: z.int(),
  })
  .openapi('HotspotsResult')

const lagResult = z
  .strictObject({
    measured: z.int(),
    undated: z.int(),
    beforehand: z.int(),
    quantiles: z.array(z.strictObject({ share: z.number(), days: z.int() })),
    rows: z.array(z.strictObject({ from: z.int(), to: z.int().nullable(), incidents: z.int() })),
  })
  .openapi('LagResult')

const lethalityResult = z
  .strictObject({
    killedPerIncident: ratio.nullable(),
    incidents: z.int(),
    killedUnknown: z.int(),
    killedShare: ratio.nullable(),
    withBoth: z.int(),
    woundedUnknown: z.int(),
  })
  .openapi('LethalityResult')

const rankingResult = z
  .strictObject({
    rows: z.array(
      z.strictObject({
        rank: z.int(),
        leastRank: z.int(),
        greatestRank: z.int(),
        key: rowKey,
        ...casualtiesShape,
      }),
    ),
    ranked: z.int(),
    tiedBeyond: describe(z.int(), 'Groups not shown that share the last rank shown.'),
    unreported: z.int(),
    withoutKey: casualties,
    overlapping,
  })
  .openapi('RankingResult')

/** What the statistics answer that compare, rank and judge. */
export const analysisSchemas = {
  agreement: agreementResult,
  comparison: comparisonResult,
  concentration: concentrationResult,
  coverage: coverageResult,
  hotspots: hotspotsResult,
  lag: lagResult,
  lethality: lethalityResult,
  ranking: rankingResult,
}
