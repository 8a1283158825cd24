import type { Interval } from '../primitives/index.ts'
import { askedBy } from './asked-toll.ts'
import { addTolls, intervalOfSum, mergeSum, sumWidth } from './casualty-sum.ts'
import { markKnownTolls } from './known-tolls.ts'
import { type RatioInterval, shareOf } from './share-of.ts'
import { defineStatistic, type NoOptions } from './statistic-definition.ts'

/**
 * How deadly incidents were. `killedPerIncident` is of the `incidents` with a known number of killed;
 * `killedUnknown` are those without. `killedShare` is killed among killed and wounded, of the
 * `withBoth` incidents with a known number of either; `woundedUnknown` are those that lack only the
 * number of wounded. A ratio is `null` where there is nothing to divide by.
 */
export interface Lethality {
  readonly killedPerIncident: RatioInterval | null
  readonly incidents: number
  readonly killedUnknown: number
  readonly killedShare: RatioInterval | null
  readonly withBoth: number
  readonly woundedUnknown: number
}

/** Sums of killed, of killed where wounded is known too, and of those wounded; and three counts. */
interface LethalitySummary {
  readonly sums: Float64Array
  selected: number
  incidents: number
  withBoth: number
}

const [atKilled, atKilledOfBoth, atWounded] = [0, sumWidth, 2 * sumWidth]

/**
 * Killed per incident, and the share of killed among killed and wounded.
 *
 * An incident whose number of killed (or wounded) is not known is left out and counted: taken for 0 it
 * would make the others look less, or more, deadly. A number is not known where nobody reported it, and
 * where a toll that is counted tells no number. `harm` of the query makes no difference.
 *
 * Source: METHODS.md, "lethality".
 */
export const lethality = defineStatistic<'lethality', NoOptions, LethalitySummary, Lethality>({
  name: 'lethality',
  summary: 'Killed per incident, and the share of killed among killed and wounded.',
  parameters: {},
  init: () => ({
    sums: new Float64Array(3 * sumWidth),
    selected: 0,
    incidents: 0,
    withBoth: 0,
  }),
  add: (summary, { table, selection: { rows } }, { query: { group } }) => {
    const asked = askedBy({ harm: ['killed', 'wounded'], group })
    const isKilledKnown = markKnownTolls(table, rows, 'killed', asked)
    const isWoundedKnown = markKnownTolls(table, rows, 'wounded', asked)
    const known = new Int32Array(rows.length).fill(-1)
    const both = new Int32Array(rows.length).fill(-1)
    for (let index = 0; index < rows.length; index++) {
      if (isKilledKnown[index] !== 1) continue
      known[index] = 0
      summary.incidents++
      if (isWoundedKnown[index] !== 1) continue
      both[index] = 0
      summary.withBoth++
    }
    summary.selected += rows.length
    addTolls(summary.sums, known, 0, atKilled, table, rows, 'killed', asked)
    addTolls(summary.sums, both, 0, atKilledOfBoth, table, rows, 'killed', asked)
    addTolls(summary.sums, both, 0, atWounded, table, rows, 'wounded', asked)
  },
  merge: (summary, other) => {
    for (let at = 0; at < summary.sums.length; at += sumWidth) {
      mergeSum(summary.sums, at, other.sums, at)
    }
    summary.selected += other.selected
    summary.incidents += other.incidents
    summary.withBoth += other.withBoth
  },
  finish: ({ sums, selected, incidents, withBoth }) => ({
    result: {
      killedPerIncident: perIncident(intervalOfSum(sums, atKilled), incidents),
      incidents,
      killedUnknown: selected - incidents,
      killedShare: shareOf(intervalOfSum(sums, atKilledOfBoth), intervalOfSum(sums, atWounded)),
      withBoth,
      woundedUnknown: incidents - withBoth,
    },
    tooImprecise: 0,
  }),
})

function perIncident({ low, best, high }: Interval, incidents: number): RatioInterval | null {
  if (incidents === 0) return null
  return {
    low: low / incidents,
    best: best === null ? null : best / incidents,
    high: high === null ? null : high / incidents,
  }
}
