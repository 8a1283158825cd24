import type { Interval } from '../primitives/index.ts'
import { askedBy } from './asked-toll.ts'
import type { CasualtyRow } from './casualty-row.ts'
import { type Dimension, dimensions, overlappingDimensions } from './dimension.ts'
import { groupTolls } from './group-tolls.ts'
import { type Measure, measureOf, measureOption } from './measure.ts'
import { calendarOption, dimensionOption } from './option-parameter.ts'
import { defineStatistic } from './statistic-definition.ts'
import {
  type Casualties,
  casualtiesByKey,
  casualtiesOf,
  emptyTolls,
  mergeTolls,
  type TollsByKey,
} from './tolls-by-key.ts'

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

/** The mergeable summary behind a ranking. */
interface RankingSummary {
  readonly tolls: TollsByKey<string>
  tooImprecise: number
}

const rankable = dimensions.filter((dimension) => dimension !== 'harm')
const keyless = JSON.stringify([null])

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
  init: (): RankingSummary => ({ tolls: emptyTolls(), tooImprecise: 0 }),
  add: (summary, { table, selection }, { query, options: { by, calendar } }) => {
    const grouping = { by: [by], calendar }
    summary.tooImprecise += groupTolls(summary.tolls, table, selection, query, grouping)
  },
  merge: (summary, other) => {
    mergeTolls(summary.tolls, other.tolls)
    summary.tooImprecise += other.tooImprecise
  },
  finish: ({ tolls, tooImprecise }, { query, options: { by, measure } }) => {
    const asked = askedBy(query)
    const groups = casualtiesByKey(tolls, asked).flatMap(([id, casualties]) =>
      id === keyless ? [] : [{ id, casualties }],
    )
    const ranked = rankGroups(groups, measure)
    const shown = ranked.slice(0, query.limit)
    const lastRank = shown.at(-1)?.rank
    const result: CasualtyRanking = {
      rows: shown.map(({ id, casualties, ...ranks }) => {
        const [key]: readonly (string | null)[] = JSON.parse(id)
        return { ...ranks, key: { [by]: key ?? null }, ...casualties }
      }),
      ranked: ranked.length,
      tiedBeyond: ranked.slice(shown.length).filter(({ rank }) => rank === lastRank).length,
      unreported: groups.length - ranked.length,
      withoutKey: casualtiesOf(tolls, keyless, asked),
      overlapping: overlappingDimensions.includes(by),
    }
    return { result, tooImprecise }
  },
})

interface Group {
  readonly id: string
  readonly casualties: Casualties
}

interface RankedGroup extends Group {
  readonly rank: number
  readonly leastRank: number
  readonly greatestRank: number
}

function rankGroups(groups: readonly Group[], measure: Measure): readonly RankedGroup[] {
  const measured = groups.flatMap((group) => {
    const interval = measureOf(group.casualties, measure)
    return interval === null ? [] : [{ group, ...boundsOf(interval) }]
  })
  measured.sort((a, b) => b.best - a.best || (a.group.id < b.group.id ? -1 : 1))
  const bests = sorted(measured.map(({ best }) => best))
  const lows = sorted(measured.map(({ low }) => low))
  const highs = sorted(measured.map(({ high }) => high))
  return measured.map(({ group, low, best, high }) => ({
    ...group,
    rank: 1 + countAbove(bests, best),
    leastRank: 1 + countAbove(lows, high),
    // The group's own high lies above its own low unless it is exact: it must not count against itself.
    greatestRank: 1 + countAbove(highs, low) - (high > low ? 1 : 0),
  }))
}

function boundsOf({ low, best, high }: Interval) {
  return { low, best: best ?? low, high: high ?? Number.POSITIVE_INFINITY }
}

function sorted(numbers: readonly number[]): Float64Array {
  return Float64Array.from(numbers).sort()
}

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
