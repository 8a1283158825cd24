import { type Query, type RowRange, rowsOfPeriod } from '../../query/index.ts'
import {
  type AttributionColumn,
  fieldOfRow,
  type TollField,
  type TollReader,
  tollFields,
} from '../../table/index.ts'
import { boundaryRows } from './actor-sums.ts'
import { asksOnly } from './asks-only.ts'
import { allFields } from './prepared-days.ts'
import type { PreparedSums } from './prepared-sums.ts'

/** Tolls by actor: a number an actor in each column, that of incidents without any actor last. */
export interface PreparedActors<Field extends TollField = TollField> {
  readonly entries: readonly (string | null)[]
  readonly columns: Readonly<Record<Field, Float64Array>>
}

/**
 * The tolls of every actor in a period, as `groups` tells them by `actor`, with zeros for actors without
 * an incident in it. `null` where the query asks for more than a period.
 *
 * Only the columns of `fields` are made. Source: METHODS.md, "prepared sums".
 * @example
 * preparedActors(prepareSums(buildIncidentTable([])), everything).entries //=> [null]
 */
export function preparedActors<Field extends TollField = TollField>(
  sums: PreparedSums,
  query: Query,
  fields: readonly Field[] = allFields<Field>(),
): PreparedActors<Field> | null {
  if (!asksOnly(query, ['from', 'to'])) return null
  const { table, reader, actors } = sums
  const { slice, before, after } = rowsOfPeriod(table, query)
  const [low, high] = [nearestBoundary(sums, slice.start), nearestBoundary(sums, slice.end)]
  const edges = [
    edgeOf(low * boundaryRows, slice.start, -1),
    edgeOf(high * boundaryRows, slice.end, 1),
    ...(query.precision === 'contained'
      ? before.map(({ start, end }) => edgeOf(start, end, -1))
      : after.map(({ start, end }) => edgeOf(start, end, 1))),
  ]
  const made = fields.map((name) => {
    const column = actors.columns[name]
    const sum = new Float64Array(actors.actors)
    const [from, to] = [low * actors.actors, high * actors.actors]
    for (let actor = 0; actor < sum.length; actor++) {
      sum[actor] = (column[to + actor] ?? 0) - (column[from + actor] ?? 0)
    }
    const field = tollFields.indexOf(name)
    for (const edge of edges) addEdge(sum, table.perpetrator, reader, field, edge)
    return [name, sum] as const
  })
  return {
    entries: [...table.perpetrator.entries.words, null],
    columns: Object.fromEntries(made) as Record<Field, Float64Array>,
  }
}

/**
 * The places of the greatest numbers of a column, greatest first, equal ones in order of place; those that
 * are 0 are left out, and so is the last place, which is that of no actor.
 *
 * @example
 * greatestPlaces(Float64Array.of(3, 0, 5, 9), 2) //=> [2, 0]
 */
export function greatestPlaces(column: Float64Array, limit: number): readonly number[] {
  const places: number[] = []
  let least = 0
  for (let place = 0; place < column.length - 1; place++) {
    const own = column[place] ?? 0
    if (own <= least) continue
    let at = places.length
    while (at > 0 && (column[places[at - 1] ?? 0] ?? 0) < own) at--
    places.splice(at, 0, place)
    if (places.length > limit) places.pop()
    if (places.length === limit) least = column[places[limit - 1] ?? 0] ?? 0
  }
  return places
}

/** Rows `start` to before `end`, to be added or to be taken out. */
interface Edge extends RowRange {
  readonly times: 1 | -1
}

/** The rows from one place to another, the other way round where that is the earlier one. */
function edgeOf(from: number, to: number, times: 1 | -1): Edge {
  return from <= to
    ? { start: from, end: to, times }
    : { start: to, end: from, times: times === 1 ? -1 : 1 }
}

/** Adds one field of some rows to the sums of their actors. */
function addEdge(
  sum: Float64Array,
  { entries, codes }: AttributionColumn,
  reader: TollReader,
  field: number,
  { start, end, times }: Edge,
): void {
  const { offsets, members } = entries
  const nobody = sum.length - 1
  for (let row = start; row < end; row++) {
    const value = times * fieldOfRow(reader, field, row)
    const list = codes[row] ?? 0
    const last = offsets[list + 1] ?? 0
    let member = offsets[list] ?? 0
    if (member >= last) sum[nobody] = (sum[nobody] ?? 0) + value
    for (; member < last; member++) {
      const actor = members[member] ?? 0
      sum[actor] = (sum[actor] ?? 0) + value
    }
  }
}

function nearestBoundary({ actors }: PreparedSums, row: number): number {
  return Math.min(Math.round(row / boundaryRows), actors.boundaries - 1)
}
