import { type CountableHarm, countableHarms, tollGroups } from '../records/index.ts'
import { type ComparedColumns, type IncidentTable, quantityEntries } from '../table/index.ts'
import { type Asked, askedBy, isCellAsked, isHarmAsked } from './asked-toll.ts'
import { type AgreementUnit, krippendorffAlpha } from './krippendorff-alpha.ts'
import { defineStatistic, type NoOptions } from './statistic-definition.ts'

/** How what independent origins say of one incident fits together, best first. */
export const verdicts = ['equal', 'overlapping', 'disagreeing'] as const
export type AgreementVerdict = (typeof verdicts)[number]

/**
 * Agreement on one harm. `compared` incidents have at least two independent origins that give a number
 * for the same group, `notCompared` have not; the compared ones are divided into the next three.
 * `alpha` is Krippendorff's, of the `measured` tolls for which every origin gives a single number.
 */
export interface AgreementRow {
  readonly harm: CountableHarm
  readonly compared: number
  readonly notCompared: number
  readonly equal: number
  readonly overlapping: number
  readonly disagreeing: number
  readonly measured: number
  readonly alpha: number | null
}

/** How far sources agree, a row a harm that is asked for. */
export interface Agreement {
  readonly rows: readonly AgreementRow[]
}

/**
 * The mergeable summary behind an agreement: for each harm how many incidents have each verdict, and
 * how often each list of single numbers (as JSON) was given.
 */
interface AgreementSummary {
  readonly harms: readonly {
    readonly verdicts: number[]
    readonly units: Map<string, number>
  }[]
  incidents: number
}

/**
 * How far independent origins agree on tolls, whatever the counting rule.
 *
 * Tolls of the same harm, group and party are compared, each by the last word of its origin. They are
 * *equal* when all are the same interval, *overlapping* when some number lies in all of them, and
 * *disagreeing* otherwise; an incident is as bad as the worst of its tolls. A toll that tells no number
 * is none.
 *
 * Source: METHODS.md, "agreement"; see `krippendorffAlpha`.
 */
export const agreement = defineStatistic<'agreement', NoOptions, AgreementSummary, Agreement>({
  name: 'agreement',
  summary: 'How far independent sources agree on the same toll.',
  parameters: {},
  init: () => ({
    harms: countableHarms.map(() => ({ verdicts: [0, 0, 0], units: new Map() })),
    incidents: 0,
  }),
  add: (summary, { table, selection: { rows } }, { query }) => {
    const asked = askedBy(query)
    const isSelected = new Uint8Array(table.length)
    for (let index = 0; index < rows.length; index++) isSelected[rows[index] ?? 0] = 1
    summary.incidents += rows.length
    const { compared } = table
    const worst = countableHarms.map(() => new Map<number, number>())
    for (let cell = 0; cell < compared.row.length; cell++) {
      const row = compared.row[cell] ?? 0
      const harm = compared.harm[cell] ?? 0
      if (isSelected[row] !== 1 || !isAsked(compared, cell, asked)) continue
      const verdict = verdictOf(table, cell)
      const ofHarm = worst[harm]
      ofHarm?.set(row, Math.max(ofHarm.get(row) ?? 0, verdict))
      const numbers = singleNumbers(table, cell)
      if (numbers !== null) addUnit(summary.harms[harm]?.units, JSON.stringify(numbers), 1)
    }
    worst.forEach((rows, harm) => {
      const counts = summary.harms[harm]?.verdicts ?? []
      for (const verdict of rows.values()) counts[verdict] = (counts[verdict] ?? 0) + 1
    })
  },
  merge: (summary, other) => {
    other.harms.forEach(({ verdicts, units }, harm) => {
      const mine = summary.harms[harm]
      verdicts.forEach((count, verdict) => {
        if (mine) mine.verdicts[verdict] = (mine.verdicts[verdict] ?? 0) + count
      })
      for (const [numbers, count] of units) addUnit(mine?.units, numbers, count)
    })
    summary.incidents += other.incidents
  },
  finish: ({ harms, incidents }, { query }) => {
    const asked = askedBy(query)
    const rows = countableHarms.flatMap((harm, index) => {
      const { verdicts: counts = [], units = new Map() } = harms[index] ?? {}
      if (!isHarmAsked(asked, index)) return []
      const [equal = 0, overlapping = 0, disagreeing = 0] = counts
      const compared = equal + overlapping + disagreeing
      const list = unitsOf(units)
      const measured = list.reduce((sum, { count }) => sum + count, 0)
      const notCompared = incidents - compared
      const alpha = krippendorffAlpha(list)
      return [{ harm, compared, notCompared, equal, overlapping, disagreeing, measured, alpha }]
    })
    return { result: { rows }, tooImprecise: 0 }
  },
})

const all = tollGroups.indexOf('all')

function isAsked({ harm, group }: ComparedColumns, cell: number, asked: Asked): boolean {
  const [ofHarm, ofGroup] = [harm[cell] ?? 0, group[cell] ?? 0]
  return ofGroup === all
    ? asked.fromTotals && isHarmAsked(asked, ofHarm)
    : isCellAsked(asked, ofHarm, ofGroup)
}

function verdictOf({ compared, quantities }: IncidentTable, cell: number): number {
  const { offsets, quantity } = compared
  const start = offsets[cell] ?? 0
  const end = offsets[cell + 1] ?? 0
  let isEqual = true
  let greatestLow = 0
  let leastHigh = Number.POSITIVE_INFINITY
  for (let entry = start; entry < end; entry++) {
    const code = quantity[entry] ?? 0
    isEqual &&= code === quantity[start]
    greatestLow = Math.max(greatestLow, quantities.low[code] ?? 0)
    const upper = quantities.high[code] ?? -1
    if (upper >= 0) leastHigh = Math.min(leastHigh, upper)
  }
  if (isEqual) return verdicts.indexOf('equal')
  return verdicts.indexOf(greatestLow <= leastHigh ? 'overlapping' : 'disagreeing')
}

/** The numbers of a cell in ascending order; `null` where any origin gives a range. */
function singleNumbers({ compared, quantities }: IncidentTable, cell: number): number[] | null {
  const { offsets, quantity } = compared
  const numbers: number[] = []
  for (let entry = offsets[cell] ?? 0; entry < (offsets[cell + 1] ?? 0); entry++) {
    const { low, high } = quantityEntries.valueOf(quantities, quantity[entry] ?? 0).quantity
    if (low !== high) return null
    numbers.push(low)
  }
  return numbers
}

function addUnit(units: Map<string, number> | undefined, numbers: string, count: number): void {
  units?.set(numbers, (units.get(numbers) ?? 0) + count)
}

/** Units in an order that does not depend on how they came, so that sums round the same way. */
function unitsOf(units: ReadonlyMap<string, number>): readonly AgreementUnit[] {
  return [...units]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([numbers, count]) => ({ numbers: JSON.parse(numbers), count }))
}
