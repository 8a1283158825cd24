import type { Interval } from '../primitives/index.ts'
import { askedBy } from './asked-toll.ts'
import { type Dimension, dimensions, overlappingDimensions } from './dimension.ts'
import type { GroupBounds } from './group-bounds.ts'
import { groupTolls } from './group-tolls.ts'
import { addGroups, type GroupsSummary, noGroups } from './grouped-tolls.ts'
import { giniOf, herfindahlOf, type LorenzPoint, lorenzOf } from './inequality.ts'
import { ascendingOf, firstGroups, keyedGroups } from './keyed-groups.ts'
import { measureOption } from './measure.ts'
import { calendarOption, dimensionOption, wholeNumberOption } from './option-parameter.ts'
import { type RatioInterval, shareOf } from './share-of.ts'
import { defineStatistic } from './statistic-definition.ts'
import type { Casualties } from './toll-sums.ts'

/**
 * How unequally a measure is spread over the groups of a dimension.
 *
 * `gini`, `herfindahl` and `lorenz` are of best estimates, lows where there is none: the least and the
 * greatest value that intervals allow cannot be computed in general. `top.share` is the share of the
 * first groups, which are named, and does have its bounds. Shares are of the sum over the `groups`;
 * `unreported` groups have no number and `withoutKey` incidents no group. `null` is nothing to share.
 */
export interface Concentration {
  readonly groups: number
  readonly unreported: number
  readonly gini: number | null
  readonly herfindahl: number | null
  readonly lorenz: readonly LorenzPoint[]
  readonly top: {
    readonly keys: readonly (string | null)[]
    readonly share: RatioInterval | null
  }
  readonly withoutKey: Casualties
  readonly overlapping: boolean
}

const rankable = dimensions.filter((dimension) => dimension !== 'harm')

/**
 * Gini's coefficient, Herfindahl's index, the Lorenz curve, and the share of the first few groups.
 *
 * Only groups that have an incident are known, so a province in which nothing happened does not count.
 *
 * Source: METHODS.md, "concentration".
 */
export const concentration = defineStatistic({
  name: 'concentration',
  summary: 'How unequally killed, wounded or incidents are spread over the groups of a dimension.',
  parameters: {
    by: dimensionOption<Exclude<Dimension, 'harm'>>(
      'The dimension of groups.',
      rankable,
      'province',
    ),
    calendar: calendarOption(),
    measure: measureOption('What is spread over the groups.'),
    top: wholeNumberOption(
      { name: 'top', summary: 'Of how many first groups the share is told.', example: '3' },
      1,
      100,
      1,
    ),
  },
  init: (): GroupsSummary => ({ groups: noGroups(1), tooImprecise: 0 }),
  add: (summary, part, { query, options: { by, calendar } }) => {
    addGroups(summary, groupTolls(part, query, { by: [by], calendar }))
  },
  merge: addGroups,
  finish: ({ groups, tooImprecise }, { query, options }) => {
    const keyed = keyedGroups(groups, options.measure, askedBy(query))
    const ascending = Array.from(ascendingOf(keyed, keyed.best))
    const top = firstGroups(keyed, options.top)
    const inTop = new Set(top)
    const rest = keyed.measured.filter((group) => !inTop.has(group))
    const result: Concentration = {
      groups: ascending.length,
      unreported: keyed.unreported,
      gini: giniOf(ascending),
      herfindahl: herfindahlOf(ascending),
      lorenz: lorenzOf(ascending),
      top: {
        keys: top.map(keyed.keyOf),
        share: shareOf(sumOf(keyed, top), sumOf(keyed, rest)),
      },
      withoutKey: keyed.withoutKey,
      overlapping: overlappingDimensions.includes(options.by),
    }
    return { result, tooImprecise }
  },
})

function sumOf({ low, best, high }: GroupBounds, groups: Iterable<number>): Interval {
  let [lows, bests, highs] = [0, 0, 0]
  for (const group of groups) {
    lows += low[group] ?? 0
    bests += best[group] ?? 0
    highs += high[group] ?? 0
  }
  return { low: lows, best: bests, high: Number.isFinite(highs) ? highs : null }
}
