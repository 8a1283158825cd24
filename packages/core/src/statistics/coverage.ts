import type { IncidentTable } from '../table/index.ts'
import { type Asked, askedBy, countMarks } from './asked-toll.ts'
import { markKnownTolls } from './known-tolls.ts'
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
      const known = countKnown(field, table, rows, asked)
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

function countKnown(
  field: CoveredField,
  table: IncidentTable,
  rows: ArrayLike<number>,
  asked: Asked,
): number {
  switch (field) {
    case 'killed':
    case 'wounded':
      return countMarks(markKnownTolls(table, rows, field, asked))
    case 'day':
      return countRows(rows, (row) => {
        const { entries, codes } = table.when
        const span = codes[row] ?? 0
        return entries.earliest[span] === entries.latest[span]
      })
    case 'hour':
      return countRows(rows, (row) => (table.hour[row] ?? -1) >= 0)
    case 'position':
      return countRows(rows, (row) => {
        const { entries, codes } = table.position
        return !Number.isNaN(entries.latitude[codes[row] ?? 0] ?? Number.NaN)
      })
    case 'attribution': {
      const { entries, codes } = table.perpetrator
      return countRows(rows, (row) => {
        const list = codes[row] ?? 0
        return entries.offsets[list + 1] !== entries.offsets[list]
      })
    }
    default: {
      const { entries, codes } = table[field]
      return countRows(rows, (row) => codes[row] !== entries.length)
    }
  }
}

function countRows(rows: ArrayLike<number>, test: (row: number) => boolean): number {
  let count = 0
  for (let index = 0; index < rows.length; index++) if (test(rows[index] ?? 0)) count++
  return count
}
