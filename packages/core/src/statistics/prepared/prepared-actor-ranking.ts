import type { Query } from '../../query/index.ts'
import {
  addRow,
  type Counts,
  makeTollColumns,
  type TollColumns,
  tollFields,
  tollWidth,
  weightWidth,
} from '../../table/index.ts'
import { compareTexts, jsonOf } from '../order-groups.ts'
import { type ActorEdges, actorEdges } from './actor-edges.ts'
import { asksOnly } from './asks-only.ts'
import type { PreparedSums } from './prepared-sums.ts'

/** The first actors by killed, and their tolls: the n-th number of each column is of the n-th actor. */
export interface PreparedActorRanking {
  readonly actors: readonly string[]
  readonly columns: TollColumns
}

/**
 * The first so many actors in a period by killed (best, else low), most first, equal ones in order of id:
 * those that `ranking` tells by `actor`. `null` where the query asks for more than a period.
 *
 * Of all actors only the number that decides is looked at, of the first ones all numbers. Source:
 * METHODS.md, "prepared sums".
 * @example
 * preparedActorRanking(prepareSums(buildIncidentTable([])), everything, 20).actors //=> []
 */
export function preparedActorRanking(
  sums: PreparedSums,
  query: Query,
  limit: number,
): PreparedActorRanking | null {
  if (!asksOnly(query, ['from', 'to'])) return null
  const edges = actorEdges(sums, query)
  const best = differenceOf(sums, sums.actors.columns.killedBest, edges)
  const reported = differenceOf(sums, sums.actors.columns.killedReported, edges)
  addKilledOfEdges(best, reported, sums, edges)
  const { words } = sums.table.perpetrator.entries
  const places = firstPlaces(best, reported, words, limit)
  return {
    actors: places.map((place) => words[place] ?? ''),
    columns: columnsOfPlaces(sums, edges, places),
  }
}

/** What a column tells of each actor between two boundaries. */
function differenceOf(
  { actors: { actors } }: PreparedSums,
  column: Counts,
  { low, high }: ActorEdges,
): Float64Array {
  const difference = new Float64Array(actors)
  const [from, to] = [low * actors, high * actors]
  for (let actor = 0; actor < actors; actor++) {
    difference[actor] = (column[to + actor] ?? 0) - (column[from + actor] ?? 0)
  }
  return difference
}

/** Adds the killed of the rows at the edges to the actors' sums, and how many incidents tell them. */
function addKilledOfEdges(
  best: Float64Array,
  reported: Float64Array,
  { table: { perpetrator }, reader: { killed, weights, nothing } }: PreparedSums,
  { edges }: ActorEdges,
): void {
  const { offsets, members } = perpetrator.entries
  for (const { start, end, times } of edges) {
    for (let row = start; row < end; row++) {
      const code = row < killed.length ? (killed[row] ?? nothing) : nothing
      const ofBest = times * (weights[code * weightWidth + 1] ?? 0)
      const ofReported = times * (weights[code * weightWidth + 3] ?? 0)
      const list = perpetrator.codes[row] ?? 0
      const last = offsets[list + 1] ?? 0
      for (let member = offsets[list] ?? 0; member < last; member++) {
        const actor = members[member] ?? 0
        best[actor] = (best[actor] ?? 0) + ofBest
        reported[actor] = (reported[actor] ?? 0) + ofReported
      }
    }
  }
}

/** The places of the first actors in order; the last place, which is that of no actor, is never among them. */
function firstPlaces(
  best: Float64Array,
  reported: Float64Array,
  words: readonly string[],
  limit: number,
): readonly number[] {
  const places: number[] = []
  const isBefore = (a: number, b: number) => {
    const more = (best[a] ?? 0) - (best[b] ?? 0)
    return more > 0 || (more === 0 && compareTexts(jsonOf(words[a]), jsonOf(words[b])) < 0)
  }
  let least = 0
  for (let actor = 0; actor < words.length; actor++) {
    if ((best[actor] ?? 0) < least || (reported[actor] ?? 0) === 0) continue
    let at = places.length
    while (at > 0 && isBefore(actor, places[at - 1] ?? 0)) at--
    places.splice(at, 0, actor)
    if (places.length > limit) places.pop()
    if (places.length === limit) least = best[places[limit - 1] ?? 0] ?? 0
  }
  return places
}

/** All numbers of some actors. */
function columnsOfPlaces(
  { actors, table: { perpetrator }, reader }: PreparedSums,
  { low, high, edges }: ActorEdges,
  places: readonly number[],
): TollColumns {
  const slots = new Int32Array(actors.actors).fill(-1)
  places.forEach((place, slot) => {
    slots[place] = slot
  })
  const added = new Float64Array(places.length * tollWidth)
  const taken = new Float64Array(places.length * tollWidth)
  const { offsets, members } = perpetrator.entries
  for (const { start, end, times } of edges) {
    const sums = times === 1 ? added : taken
    for (let row = start; row < end; row++) {
      const list = perpetrator.codes[row] ?? 0
      const last = offsets[list + 1] ?? 0
      for (let member = offsets[list] ?? 0; member < last; member++) {
        const slot = slots[members[member] ?? 0] ?? -1
        if (slot >= 0) addRow(sums, slot * tollWidth, reader, row)
      }
    }
  }
  return makeTollColumns((field) => {
    const column = actors.columns[tollFields[field] ?? 'incidents']
    const ofPlaces = new Float64Array(places.length)
    for (let slot = 0; slot < ofPlaces.length; slot++) {
      const place = places[slot] ?? 0
      const at = slot * tollWidth + field
      ofPlaces[slot] =
        (column[high * actors.actors + place] ?? 0) -
        (column[low * actors.actors + place] ?? 0) +
        (added[at] ?? 0) -
        (taken[at] ?? 0)
    }
    return ofPlaces
  })
}
