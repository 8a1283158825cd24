import { type IncidentTable, rowsOfIds } from '../table/index.ts'
import { candidateRows } from './candidate-rows.ts'
import { boxTest, columnTests } from './column-tests.ts'
import { keepAnswered, keepInBox } from './keep-rows.ts'
import { rowsOfPeriod } from './period-rows.ts'
import type { Query } from './query.ts'
import { countInRanges, joinRows, rowsInRanges, rowsOfRanges, withoutRanges } from './row-lists.ts'

/**
 * The rows of a table that answer a query, in the table's order, each once. They may be part of a list
 * that is kept with the table: they must not be overwritten.
 *
 * `tooImprecise` counts incidents left out because their date or place is not known exactly enough to
 * say whether they belong. `partlyInside` counts those taken although their date may lie outside the
 * period, as `precision=overlapping` asks.
 */
export interface Selection {
  readonly rows: Uint32Array
  readonly tooImprecise: number
  readonly partlyInside: number
}

/**
 * Selects the incidents that a query asks for. What a query counts of them (`harm`, `group`) and how it
 * lists them (`sort`, `limit`, `cursor`) makes no difference here, nor does `asOf`, which chooses the
 * records.
 *
 * Each question is asked of a column's distinct values, and rows look up the answer; only the rows of the
 * period, or of the country or actor where those are fewer, are looked at.
 *
 * @example
 * selectIncidents(buildIncidentTable([]), everything).rows.length //=> 0
 */
export function selectIncidents(table: IncidentTable, query: Query): Selection {
  const { slice, before, after } = rowsOfPeriod(table, query)
  const tests = columnTests(table, query)
  const box = boxTest(table, query)
  const asked = query.incident.length === 0 ? null : rowsOfIds(table.id, query.incident)
  const candidates = asked === null ? candidateRows(table, tests, slice) : null
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
