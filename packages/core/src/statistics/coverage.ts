import { countSelected, type Query } from '../query/index.ts'
import { type Codes, chunkLength, type IncidentTable, takeCodes } from '../table/index.ts'
import { askedBy } from './asked-toll.ts'
import { sumsOf } from './kept-sums.ts'
import { markKnownTolls } from './known-tolls.ts'
import { defineStatistic, type NoOptions, type SelectedTable } from './statistic-definition.ts'
import { numbersWithout } from './sum-kind.ts'
import { makeTollChunk, readTolls, type TollChunk } from './toll-chunk.ts'

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
  add: (summary, part, { query }) => {
    const known = sumsOf(part, query, {
      name: 'coverage',
      reads: [],
      make: (selected) => countKnownFields(selected, query),
      without: numbersWithout,
      bytesOf: ({ byteLength }) => byteLength,
    })
    addCounts(summary.known, known)
    summary.incidents += countSelected(part.selection)
  },
  merge: (summary, other) => {
    addCounts(summary.known, other.known)
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

function addCounts(counts: Float64Array, others: Float64Array): void {
  others.forEach((count, index) => {
    counts[index] = (counts[index] ?? 0) + count
  })
}

/** Of how many selected incidents each field is known. */
function countKnownFields(
  { table, selection: { rows } }: SelectedTable,
  { group }: Query,
): Float64Array {
  const known = new Float64Array(coveredFields.length)
  const chunk = makeTollChunk(table, askedBy({ harm: ['killed', 'wounded'], group }))
  const counters = coveredFields.map((field) => counterOf(field, table))
  for (let start = 0; start < rows.length; start += chunkLength) {
    readTolls(chunk, rows.subarray(start, start + chunkLength))
    counters.forEach((count, index) => {
      known[index] = (known[index] ?? 0) + count(chunk)
    })
  }
  return known
}

/** Counts the incidents of a chunk of which a field is known. */
type Counter = (chunk: TollChunk) => number

function counterOf(field: CoveredField, table: IncidentTable): Counter {
  switch (field) {
    case 'killed':
    case 'wounded': {
      const marks = new Uint8Array(chunkLength)
      return (chunk) => {
        markKnownTolls(chunk, field, marks)
        return countMarks(marks, chunk.rows.length)
      }
    }
    case 'day': {
      const { earliest, latest } = table.when.entries
      const isDay = (span: number) => latest[span] === earliest[span]
      return codeCounter(table.when.codes, marksOf(table.when.entries, latest.length, isDay))
    }
    case 'hour':
      return ({ rows }) => countHours(table.hour, rows)
    case 'position': {
      const { latitude } = table.position.entries
      const isPlaced = (code: number) => !Number.isNaN(latitude[code] ?? Number.NaN)
      return codeCounter(
        table.position.codes,
        marksOf(table.position.entries, latitude.length, isPlaced),
      )
    }
    case 'attribution': {
      const { offsets } = table.perpetrator.entries
      const isAttributed = (list: number) => offsets[list + 1] !== offsets[list]
      return codeCounter(
        table.perpetrator.codes,
        marksOf(table.perpetrator.entries, offsets.length - 1, isAttributed),
      )
    }
    default: {
      const { entries, codes } = table[field]
      return codeCounter(
        codes,
        marksOf(entries, entries.length, () => true),
      )
    }
  }
}

const marksOfEntries = new WeakMap<object, Uint8Array>()

/**
 * A mark for each entry that is known, made once and kept with the entries; the code behind them stands for
 * no entry, and has none.
 */
function marksOf(entries: object, length: number, isKnown: (code: number) => boolean): Uint8Array {
  const known = marksOfEntries.get(entries)
  if (known !== undefined) return known
  const marks = new Uint8Array(length + 1)
  for (let code = 0; code < length; code++) if (isKnown(code)) marks[code] = 1
  marksOfEntries.set(entries, marks)
  return marks
}

/** Counts the incidents whose code is known. */
function codeCounter(codes: Codes, isKnown: Uint8Array): Counter {
  const taken = new Uint32Array(chunkLength)
  return ({ rows }) => {
    takeCodes(codes, rows, taken, isKnown.length - 1)
    return countKnown(taken, rows.length, isKnown)
  }
}

function countKnown(codes: Uint32Array, length: number, isKnown: Uint8Array): number {
  let count = 0
  for (let index = 0; index < length; index++) count += isKnown[codes[index] ?? 0] ?? 0
  return count
}

function countMarks(marks: Uint8Array, length: number): number {
  let count = 0
  for (let index = 0; index < length; index++) count += marks[index] ?? 0
  return count
}

/** Counts hours of 0 and above: the sign of a number is its first bit. */
function countHours(hours: Int8Array, rows: Uint32Array): number {
  let unknown = 0
  for (let index = 0; index < rows.length; index++) {
    unknown += (hours[rows[index] ?? 0] ?? -1) >>> 31
  }
  return rows.length - unknown
}
