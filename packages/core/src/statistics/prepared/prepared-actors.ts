import type { Query } from '../../query/index.ts'
import {
  type AttributionColumn,
  fieldOfRow,
  type TollField,
  type TollReader,
  tollFields,
} from '../../table/index.ts'
import { actorEdges, type Edge } from './actor-edges.ts'
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
  const { low, high, edges } = actorEdges(sums, query)
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
