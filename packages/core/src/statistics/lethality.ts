import type { Interval } from '../primitives/index.ts'
import { countableHarms } from '../records/index.ts'
import { addToll, askedBy } from './asked-toll.ts'
import { countsOfSum, intervalOfSum, mergeSum, sumWidth } from './casualty-sum.ts'
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
  incidents: number
  killedUnknown: number
  withBoth: number
  woundedUnknown: number
}

const [atKilled, atKilledOfBoth, atWounded] = [0, sumWidth, 2 * sumWidth]
const killed = countableHarms.indexOf('killed')
const wounded = countableHarms.indexOf('wounded')

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
    incidents: 0,
    killedUnknown: 0,
    withBoth: 0,
    woundedUnknown: 0,
  }),
  add: (summary, { table, selection: { rows } }, { query: { group } }) => {
    const asked = askedBy({ harm: ['killed', 'wounded'], group })
    const toll = new Float64Array(2 * sumWidth)
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? 0
      toll.fill(0)
      addToll(toll, 0, table, row, killed, asked)
      if (!isKnown(toll, 0)) {
        summary.killedUnknown++
        continue
      }
      summary.incidents++
      mergeSum(summary.sums, atKilled, toll, 0)
      addToll(toll, sumWidth, table, row, wounded, asked)
      if (!isKnown(toll, sumWidth)) {
        summary.woundedUnknown++
        continue
      }
      summary.withBoth++
      mergeSum(summary.sums, atKilledOfBoth, toll, 0)
      mergeSum(summary.sums, atWounded, toll, sumWidth)
    }
  },
  merge: (summary, other) => {
    for (let at = 0; at < summary.sums.length; at += sumWidth) {
      mergeSum(summary.sums, at, other.sums, at)
    }
    summary.incidents += other.incidents
    summary.killedUnknown += other.killedUnknown
    summary.withBoth += other.withBoth
    summary.woundedUnknown += other.woundedUnknown
  },
  finish: ({ sums, ...counts }) => ({
    result: {
      ...counts,
      killedPerIncident: perIncident(intervalOfSum(sums, atKilled), counts.incidents),
      killedShare: shareOf(intervalOfSum(sums, atKilledOfBoth), intervalOfSum(sums, atWounded)),
    },
    tooImprecise: 0,
  }),
})

function isKnown(sums: Float64Array, at: number): boolean {
  const { incidents, unknownToll } = countsOfSum(sums, at)
  return incidents > 0 && unknownToll === 0
}

function perIncident({ low, best, high }: Interval, incidents: number): RatioInterval | null {
  if (incidents === 0) return null
  return {
    low: low / incidents,
    best: best === null ? null : best / incidents,
    high: high === null ? null : high / incidents,
  }
}
