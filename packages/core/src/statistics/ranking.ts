import { askedBy } from './asked-toll.ts'
import type { CasualtyRow } from './casualty-row.ts'
import { type Dimension, dimensions, overlappingDimensions } from './dimension.ts'
import { groupTolls } from './group-tolls.ts'
import { addGroups, type GroupsSummary, noGroups } from './grouped-tolls.ts'
import { ascendingOf, firstGroups, keyedGroups } from './keyed-groups.ts'
import { measureOption } from './measure.ts'
import { calendarOption, dimensionOption } from './option-parameter.ts'
import { defineStatistic } from './statistic-definition.ts'
import { type Casualties, casualtiesOfSlot } from './toll-sums.ts'

/**
 * The place of a group. `rank` is by best estimates, lows where there is none; given the intervals it
 * may be any from `leastRank` to `greatestRank`.
 */
export interface RankedRow extends CasualtyRow {
  readonly rank: number
  readonly leastRank: number
  readonly greatestRank: number
}

/**
 * The first groups of a dimension. `ranked` is how many groups have a rank, shown or not; `tiedBeyond`
 * how many of those not shown share the last rank that is; `unreported` how many have none because
 * nobody reported what they are ranked by. `withoutKey` are the incidents that belong to no group.
 */
export interface CasualtyRanking {
  readonly rows: readonly RankedRow[]
  readonly ranked: number
  readonly tiedBeyond: number
  readonly unreported: number
  readonly withoutKey: Casualties
  readonly overlapping: boolean
}

const rankable = dimensions.filter((dimension) => dimension !== 'harm')

/**
 * Groups of one dimension, most killed first, with ties: equal groups share a rank and the next one
 * leaves a gap (1, 2, 2, 4). Groups with equal ranks stand in order of their keys. `limit` of the query
 * says how many rows there are at most.
 *
 * Source: standard competition ranking; METHODS.md, "ranking".
 */
export const ranking = defineStatistic({
  name: 'ranking',
  summary: 'The groups of one dimension in order of killed, wounded or incidents, with ties.',
  parameters: {
    by: dimensionOption<Exclude<Dimension, 'harm'>>('The dimension to rank.', rankable, 'actor'),
    calendar: calendarOption(),
    measure: measureOption('What groups are ranked by.'),
  },
  init: (): GroupsSummary => ({ groups: noGroups(1), tooImprecise: 0 }),
  add: (summary, part, { query, options: { by, calendar } }) => {
    addGroups(summary, groupTolls(part, query, { by: [by], calendar }))
  },
  merge: addGroups,
  finish: ({ groups, tooImprecise }, { query, options: { by, measure } }) => {
    const asked = askedBy(query)
    const keyed = keyedGroups(groups, measure, asked)
    const { low, best, high, keyOf } = keyed
    const lows = ascendingOf(keyed, low)
    const bests = ascendingOf(keyed, best)
    const highs = ascendingOf(keyed, high)
    const shown = firstGroups(keyed, query.limit)
    const rows = shown.map((group): RankedRow => {
      const [least = 0, middle = 0, most = 0] = [low[group], best[group], high[group]]
      return {
        rank: 1 + countAbove(bests, middle),
        leastRank: 1 + countAbove(lows, most),
        // The group's own high lies above its own low unless it is exact: it must not count against itself.
        greatestRank: 1 + countAbove(highs, least) - (most > least ? 1 : 0),
        key: { [by]: keyOf(group) },
        ...casualtiesOfSlot(groups.sums, group, asked),
      }
    })
    const last = best[shown.at(-1) ?? 0] ?? 0
    const result: CasualtyRanking = {
      rows,
      ranked: bests.length,
      tiedBeyond: Math.max(0, countFrom(bests, last) - rows.length),
      unreported: keyed.unreported,
      withoutKey: keyed.withoutKey,
      overlapping: overlappingDimensions.includes(by),
    }
    return { result, tooImprecise }
  },
})

/** How many of some ascending numbers are greater than a bound. */
function countAbove(ascending: Float64Array, bound: number): number {
  let [from, to] = [0, ascending.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((ascending[middle] ?? 0) > bound) to = middle
    else from = middle + 1
  }
  return ascending.length - from
}

/** How many of some ascending numbers are a bound, or greater. */
function countFrom(ascending: Float64Array, bound: number): number {
  let [from, to] = [0, ascending.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((ascending[middle] ?? 0) >= bound) to = middle
    else from = middle + 1
  }
  return ascending.length - from
}
