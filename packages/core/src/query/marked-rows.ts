import {
  clearOutside,
  countMarks,
  type IncidentTable,
  keepBoth,
  keepMarks,
  keptMarks,
  markRange,
  marksOfCodes,
  noMarks,
  type RowMarks,
} from '../table/index.ts'
import { testByPostings } from './candidate-rows.ts'
import type { ColumnTest } from './column-tests.ts'
import type { PeriodRows, RowRange } from './period-rows.ts'

/** Marks are gone through as a whole: not worthwhile where fewer than one row in so many could answer. */
const worthwhile = 16

/** Making marks that are not kept asks every row: not worthwhile where fewer than one in so many could answer. */
const worthMaking = 4

/**
 * The rows of a table that pass every test, whatever the period, as marks that may be changed. The marks of
 * each test are kept, so that the next question with the same filter does not look at a row. `null` where
 * the tests are better asked of fewer rows.
 */
export function marksOfTests(
  table: IncidentTable,
  tests: readonly ColumnTest[],
  slice: RowRange,
): RowMarks | null {
  const rows = slice.end - slice.start
  if (tests.length === 0 || rows * worthwhile < table.length) return null
  const kept = tests.map(({ name }) => keptMarks(table, name))
  if (kept.includes(null)) {
    if (rows * worthMaking < table.length || testByPostings(table, tests, slice)) return null
  }
  const marks = noMarks(table.length)
  markRange(marks, 0, table.length)
  for (const [place, test] of tests.entries()) {
    keepBoth(marks, kept[place] ?? makeMarks(table, test))
  }
  return marks
}

function makeMarks(table: IncidentTable, { name, codes, answers }: ColumnTest): RowMarks {
  const marks = marksOfCodes(codes, answers, table.length)
  keepMarks(table, name, marks)
  return marks
}

/** Leaves only those marks that a period takes; gives back how many of these, or of the others, are so without certainty. */
export function keepInPeriod(
  marks: RowMarks,
  { slice, before, after }: PeriodRows,
  isContained: boolean,
): number {
  const edges = [...before, ...after]
  if (edges.length === 0) {
    clearOutside(marks, slice)
    return 0
  }
  const perhaps = noMarks(32 * marks.length)
  for (const { start, end } of edges) markRange(perhaps, start, end)
  keepBoth(perhaps, marks)
  clearOutside(marks, slice)
  for (let word = 0; word < marks.length; word++) {
    const edge = perhaps[word] ?? 0
    marks[word] = isContained ? (marks[word] ?? 0) & ~edge : (marks[word] ?? 0) | edge
  }
  return countMarks(perhaps)
}
