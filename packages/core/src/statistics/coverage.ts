import { countableHarms } from '../records/index.ts'
import { type IncidentTable, spanOfRow, wordOfRow } from '../table/index.ts'
import { type Asked, addToll, askedBy } from './asked-toll.ts'
import { countsOfSum, sumWidth } from './casualty-sum.ts'
import { defineStatistic, type NoOptions } from './statistic-definition.ts'

/** What can be missing of an incident. */
export const coveredFields = [
  'killed',
  'wounded',
  'day',
  'hour',
  'province',
  'district',
  'position',
  'attribution',
  'grade',
] as const
export type CoveredField = (typeof coveredFields)[number]

/** How often a field is known; `missingShare` is from 0 to 1, `null` where there is no incident. */
export interface CoverageRow {
  readonly field: CoveredField
  readonly known: number
  readonly missing: number
  readonly missingShare: number | null
}

/** The share of missing data, a row a field. */
export interface Coverage {
  readonly rows: readonly CoverageRow[]
}

/** The mergeable summary behind a coverage. */
interface CoverageSummary {
  readonly known: Float64Array
  incidents: number
}

/**
 * The share of incidents of which something is not known, field by field.
 *
 * Killed and wounded are known where somebody reported a number for the groups that the query counts; a
 * toll that tells no number is missing. `day` is known where the date is one day, `position` where the
 * place is known to the district or better, `attribution` where anybody is held responsible by any
 * standard, `grade` where the incident was assessed. `harm` of the query makes no difference.
 *
 * Source: METHODS.md, "coverage".
 */
export const coverage = defineStatistic<'coverage', NoOptions, CoverageSummary, Coverage>({
  name: 'coverage',
  summary: 'The share of missing data, field by field.',
  parameters: {},
  init: () => ({ known: new Float64Array(coveredFields.length), incidents: 0 }),
  add: (summary, { table, selection: { rows } }, { query: { group } }) => {
    const asked = askedBy({ harm: ['killed', 'wounded'], group })
    coveredFields.forEach((field, index) => {
      const isKnown = knowledgeOf(field, table, asked)
      let known = 0
      for (let at = 0; at < rows.length; at++) if (isKnown(rows[at] ?? 0)) known++
      summary.known[index] = (summary.known[index] ?? 0) + known
    })
    summary.incidents += rows.length
  },
  merge: (summary, other) => {
    other.known.forEach((known, index) => {
      summary.known[index] = (summary.known[index] ?? 0) + known
    })
    summary.incidents += other.incidents
  },
  finish: ({ known, incidents }) => {
    const rows = coveredFields.map((field, index) => {
      const missing = incidents - (known[index] ?? 0)
      return {
        field,
        known: known[index] ?? 0,
        missing,
        missingShare: incidents === 0 ? null : missing / incidents,
      }
    })
    return { result: { rows }, tooImprecise: 0 }
  },
})

function knowledgeOf(
  field: CoveredField,
  table: IncidentTable,
  asked: Asked,
): (row: number) => boolean {
  switch (field) {
    case 'killed':
    case 'wounded': {
      const harm = countableHarms.indexOf(field)
      const toll = new Float64Array(sumWidth)
      return (row) => {
        toll.fill(0)
        addToll(toll, 0, table, row, harm, asked)
        const { incidents, unknownToll } = countsOfSum(toll, 0)
        return incidents > 0 && unknownToll === 0
      }
    }
    case 'day':
      return (row) => {
        const { earliest, latest } = spanOfRow(table.when, row)
        return earliest === latest
      }
    case 'hour':
      return (row) => (table.hour[row] ?? -1) >= 0
    case 'position':
      return (row) =>
        !Number.isNaN(table.position.entries.latitude[table.position.codes[row] ?? 0] ?? Number.NaN)
    case 'attribution':
      return (row) => {
        const { entries, codes } = table.perpetrator
        const list = codes[row] ?? 0
        return (entries.offsets[list + 1] ?? 0) > (entries.offsets[list] ?? 0)
      }
    default:
      return (row) => wordOfRow(table[field], row) !== null
  }
}
