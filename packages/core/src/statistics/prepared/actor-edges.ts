import { type Query, type RowRange, rowsOfPeriod } from '../../query/index.ts'
import { boundaryRows } from './actor-sums.ts'
import type { PreparedSums } from './prepared-sums.ts'

/**
 * How the incidents of a period are come by from running sums of actors: those between the boundaries `low`
 * and `high`, with and without some rows around them.
 */
export interface ActorEdges {
  readonly low: number
  readonly high: number
  readonly edges: readonly Edge[]
}

/** Rows `start` to before `end`, to be added or to be taken out. */
export interface Edge extends RowRange {
  readonly times: 1 | -1
}

/** Finds the boundaries nearest to the ends of a query's period, and the rows between these and the ends. */
export function actorEdges({ table, actors }: PreparedSums, query: Query): ActorEdges {
  const { slice, before, after } = rowsOfPeriod(table, query)
  const nearest = (row: number) => Math.min(Math.round(row / boundaryRows), actors.boundaries - 1)
  const [low, high] = [nearest(slice.start), nearest(slice.end)]
  const edges = [
    edgeOf(low * boundaryRows, slice.start, -1),
    edgeOf(high * boundaryRows, slice.end, 1),
    ...(query.precision === 'contained'
      ? before.map(({ start, end }) => edgeOf(start, end, -1))
      : after.map(({ start, end }) => edgeOf(start, end, 1))),
  ]
  return { low, high, edges }
}

/** The rows from one place to another, the other way round where that is the earlier one. */
function edgeOf(from: number, to: number, times: 1 | -1): Edge {
  return from <= to
    ? { start: from, end: to, times }
    : { start: to, end: from, times: times === 1 ? -1 : 1 }
}
