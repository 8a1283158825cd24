import { addIntervals, exactly, type Interval } from '../primitives/index.ts'
import { askedBy } from './asked-toll.ts'
import { type Dimension, dimensions, overlappingDimensions } from './dimension.ts'
import { groupTolls } from './group-tolls.ts'
import { giniOf, herfindahlOf, type LorenzPoint, lorenzOf } from './inequality.ts'
import { measureOf, measureOption } from './measure.ts'
import { calendarOption, dimensionOption, wholeNumberOption } from './option-parameter.ts'
import { type RatioInterval, shareOf } from './share-of.ts'
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

/** The mergeable summary behind a concentration. */
interface ConcentrationSummary {
  readonly tolls: TollsByKey<string>
  tooImprecise: number
}

const rankable = dimensions.filter((dimension) => dimension !== 'harm')
const keyless = JSON.stringify([null])

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
  init: (): ConcentrationSummary => ({ tolls: emptyTolls(), tooImprecise: 0 }),
  add: (summary, { table, selection }, { query, options: { by, calendar } }) => {
    const grouping = { by: [by], calendar }
    summary.tooImprecise += groupTolls(summary.tolls, table, selection, query, grouping)
  },
  merge: (summary, other) => {
    mergeTolls(summary.tolls, other.tolls)
    summary.tooImprecise += other.tooImprecise
  },
  finish: ({ tolls, tooImprecise }, { query, options }) => {
    const asked = askedBy(query)
    const all = casualtiesByKey(tolls, asked).filter(([id]) => id !== keyless)
    const groups = all.flatMap(([id, casualties]) => {
      const interval = measureOf(casualties, options.measure)
      return interval === null ? [] : [{ id, interval }]
    })
    groups.sort((a, b) => bestOf(b.interval) - bestOf(a.interval) || (a.id < b.id ? -1 : 1))
    const ascending = groups.map(({ interval }) => bestOf(interval)).reverse()
    const top = groups.slice(0, options.top)
    const result: Concentration = {
      groups: groups.length,
      unreported: all.length - groups.length,
      gini: giniOf(ascending),
      herfindahl: herfindahlOf(ascending),
      lorenz: lorenzOf(ascending),
      top: {
        keys: top.map(({ id }) => JSON.parse(id)[0] ?? null),
        share: shareOf(sumOf(top), sumOf(groups.slice(options.top))),
      },
      withoutKey: casualtiesOf(tolls, keyless, asked),
      overlapping: overlappingDimensions.includes(options.by),
    }
    return { result, tooImprecise }
  },
})

function bestOf({ low, best }: Interval): number {
  return best ?? low
}

function sumOf(groups: readonly { readonly interval: Interval }[]): Interval {
  return groups.reduce((sum, { interval }) => addIntervals(sum, interval), exactly(0))
}
