import { countSelected, marksOfSelection, type Query } from '../query/index.ts'
import {
  chunkLength,
  countBoth,
  type IncidentTable,
  keepMarks,
  keptMarks,
  marksOfCodes,
  type RowMarks,
  takeCodes,
} from '../table/index.ts'
import { askedBy } from './asked-toll.ts'
import { type CoveredField, columnOf, coveredFields, type KnownCodes } from './covered-fields.ts'
import { sumsOf } from './kept-sums.ts'
import { markKnownTolls } from './known-tolls.ts'
import { defineStatistic, type NoOptions, type SelectedTable } from './statistic-definition.ts'
import { numbersWithout } from './sum-kind.ts'
import { makeTollChunk, readTolls, type TollChunk } from './toll-chunk.ts'

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

/**
 * Of how many selected incidents each field is known. Of many, those fields that one column tells are counted by marks
 * of the incidents that have it, which are kept with the table.
 */
function countKnownFields({ table, selection }: SelectedTable, { group }: Query): Float64Array {
  const known = new Float64Array(coveredFields.length)
  const isMarked = countSelected(selection) * worthwhile >= table.length
  const chunk = makeTollChunk(table, askedBy({ harm: ['killed', 'wounded'], group }))
  const counters: { readonly place: number; readonly count: Counter }[] = []
  coveredFields.forEach((field, place) => {
    const column = columnOf(field, table)
    if (column !== null && isMarked) {
      const marks = keptMarks(table, `known ${field}`) ?? makeMarks(table, field, column)
      known[place] = countBoth(marksOfSelection(table, selection), marks)
    } else counters.push({ place, count: counterOf(field, table, column) })
  })
  const { rows } = selection
  for (let start = 0; start < rows.length; start += chunkLength) {
    readTolls(chunk, rows.subarray(start, start + chunkLength))
    for (const { place, count } of counters) known[place] = (known[place] ?? 0) + count(chunk)
  }
  return known
}

/** Marks are gone through as a whole: not worthwhile where fewer than one incident in so many is counted. */
const worthwhile = 8

function makeMarks(
  table: IncidentTable,
  field: CoveredField,
  { codes, isKnown }: KnownCodes,
): RowMarks {
  const marks = marksOfCodes(codes, isKnown, table.length)
  keepMarks(table, `known ${field}`, marks)
  return marks
}

/** Counts the incidents of a chunk of which a field is known. */
type Counter = (chunk: TollChunk) => number

function counterOf(field: CoveredField, table: IncidentTable, column: KnownCodes | null): Counter {
  if (column !== null) return codeCounter(column)
  if (field !== 'killed' && field !== 'wounded') {
    return ({ rows }) => countHours(table.hour, rows)
  }
  const marks = new Uint8Array(chunkLength)
  return (chunk) => {
    markKnownTolls(chunk, field, marks)
    return countMarks(marks, chunk.rows.length)
  }
}

/** Counts the incidents whose code is known. */
function codeCounter({ codes, isKnown }: KnownCodes): Counter {
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
