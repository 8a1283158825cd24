import { type IncidentTable, rowsOfIds } from '../table/index.ts'
import { candidateRows } from './candidate-rows.ts'
import { boxTest, type ColumnTest, columnTests, perhaps, yes } from './column-tests.ts'
import { rowsOfPeriod } from './period-rows.ts'
import type { Query } from './query.ts'
import { countInRanges, joinRows, rowsOfRanges, withoutRanges } from './row-lists.ts'

/**
 * The rows of a table that answer a query, in the table's order.
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
  const asked = query.incident.length === 0 ? null : new Set(rowsOfIds(table.id, query.incident))
  const keep = (candidates: Uint32Array) => {
    const answered = tests.reduce(keepAnswered, candidates)
    const kept = asked === null ? answered : answered.filter((row) => asked.has(row))
    return keepInBox(kept, box)
  }
  const inSlice = keep(candidateRows(table, tests, slice))
  const behind = keep(rowsOfRanges(after))
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

/** Keeps the rows whose answer is yes. The list is overwritten. */
function keepAnswered(rows: Uint32Array, { codes, answers }: ColumnTest): Uint32Array {
  let kept = 0
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    rows[kept] = row
    kept += answers[codes[row] ?? 0] ?? 0
  }
  return rows.subarray(0, kept)
}

/** Keeps the rows in the box and counts those that may lie in it. The list is overwritten. */
function keepInBox(
  rows: Uint32Array,
  box: ColumnTest | null,
): { readonly rows: Uint32Array; readonly vague: number } {
  if (box === null) return { rows, vague: 0 }
  let [kept, vague] = [0, 0]
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    const answer = box.answers[box.codes[row] ?? 0] ?? perhaps
    rows[kept] = row
    if (answer === yes) kept++
    else if (answer === perhaps) vague++
  }
  return { rows: rows.subarray(0, kept), vague }
}
