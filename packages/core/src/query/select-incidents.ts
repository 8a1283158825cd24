import { type IncidentTable, rowsOfIds } from '../table/index.ts'
import { candidateRows, testByPostings } from './candidate-rows.ts'
import { boxTest, type ColumnTest, columnTests } from './column-tests.ts'
import { keepAnswered, keepInBox } from './keep-rows.ts'
import { keepInPeriod, marksOfTests } from './marked-rows.ts'
import { type PeriodRows, rowsOfPeriod } from './period-rows.ts'
import type { Query } from './query.ts'
import { countInRanges, joinRows, rowsInRanges, rowsOfRanges, withoutRanges } from './row-lists.ts'
import { type Selection, selectionOfMarks } from './selection.ts'

/**
 * Selects the incidents that a query asks for. What a query counts of them (`harm`, `group`) and how it
 * lists them (`sort`, `limit`, `cursor`) makes no difference here, nor does `asOf`, which chooses the
 * records.
 *
 * Each question is asked of a column's distinct values, and rows look up the answer; only the rows of the
 * period, or of the country or actor where those are fewer, are looked at. The rows that a filter lets pass
 * are kept as marks where they are asked of most of the table, and then no row is looked at again.
 *
 * @example
 * selectIncidents(buildIncidentTable([]), everything).rows.length //=> 0
 */
export function selectIncidents(table: IncidentTable, query: Query): Selection {
  const period = rowsOfPeriod(table, query)
  const tests = columnTests(table, query)
  const isByColumns = query.bbox === null && query.incident.length === 0
  const marks = isByColumns ? marksOfTests(table, tests, period.slice) : null
  if (marks === null) return selectRows(table, query, period, tests)
  const isContained = query.precision === 'contained'
  const perhaps = keepInPeriod(marks, period, isContained)
  return selectionOfMarks(marks, {
    tooImprecise: isContained ? perhaps : 0,
    partlyInside: isContained ? 0 : perhaps,
  })
}

/** Selects by looking at rows, where few of them could answer. */
function selectRows(
  table: IncidentTable,
  query: Query,
  { slice, before, after }: PeriodRows,
  tests: readonly ColumnTest[],
): Selection {
  const box = boxTest(table, query)
  const asked = query.incident.length === 0 ? null : rowsOfIds(table.id, query.incident)
  const candidates =
    asked === null ? candidateRows(table, tests, slice, testByPostings(table, tests, slice)) : null
  const listed = Uint32Array.from(asked ?? [])
  const keep = (rows: Uint32Array, left = tests) => keepInBox(keepAnswered(rows, left), box)
  const inSlice =
    candidates === null
      ? keep(rowsInRanges(listed, [slice]))
      : keep(candidates.rows, candidates.tests)
  const behind = keep(asked === null ? rowsOfRanges(after) : rowsInRanges(listed, after))
  const vague = inSlice.vague + behind.vague
  if (query.precision === 'contained') {
    const rows = withoutRanges(inSlice.rows, before)
    const left = inSlice.rows.length - rows.length + behind.rows.length
    return { rows, tooImprecise: vague + left, partlyInside: 0 }
  }
  return {
    rows: joinRows(inSlice.rows, behind.rows),
    tooImprecise: vague,
    partlyInside: countInRanges(inSlice.rows, before) + behind.rows.length,
  }
}
