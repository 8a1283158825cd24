import type { Interval } from '../primitives/index.ts'
import type { Query } from '../query/index.ts'
import { type CountableHarm, countableHarms, type Group, groups } from '../records/index.ts'
import type { IncidentTable } from '../table/index.ts'
import { addQuantity, type CasualtySum, emptySum, intervalOfSum, mergeSum } from './casualty-sum.ts'
import { countedCells, isTollUnknown, kindOfCell, totalsAreEnough } from './counted-cells.ts'

/** One cell of a total: how many of a group (and of which party) came to one harm. */
export interface TotalCell extends Interval {
  readonly harm: CountableHarm
  readonly group: Group
  readonly actor: string | null
  /** How many incidents have this cell. */
  readonly incidents: number
  /** How many of them tell no number. */
  readonly unknownToll: number
  /** For how many of them the low stands in for a best estimate. */
  readonly withoutBest: number
}

/**
 * A total by cells and by harm. A harm is `null` where the query leaves it out, and where there are
 * incidents but none of them reports it: not reported is not 0.
 */
export interface CasualtyTotal {
  readonly cells: readonly TotalCell[]
  readonly killed: Interval | null
  readonly wounded: Interval | null
  readonly missing: Interval | null
  readonly abducted: Interval | null
}

/** The mergeable summary behind a total. */
export interface CasualtyTotalSummary {
  readonly cells: Map<string, CasualtySum>
  readonly harms: Readonly<Record<CountableHarm, CasualtySum>>
  incidents: number
  unknownToll: number
}

/**
 * Adds up the tolls of selected incidents.
 *
 * A total over all groups comes from the incidents' own totals, a total over some groups from their
 * cells. Attackers are counted only where `group` asks for them. An incident without a number for what
 * is asked adds nothing and is counted in `unknownToll`.
 *
 * Source: METHODS.md, "total".
 * @example
 * casualtyTotal(buildIncidentTable([]), [], everything).killed //=> { low: 0, best: 0, high: 0 }
 */
export function casualtyTotal(
  table: IncidentTable,
  rows: Iterable<number>,
  query: Pick<Query, 'harm' | 'group'>,
): CasualtyTotal {
  const summary = emptyTotal()
  for (const row of rows) addToTotal(summary, table, row, query)
  return finishTotal(summary, query)
}

/** The summary of nothing. */
export function emptyTotal(): CasualtyTotalSummary {
  return {
    cells: new Map(),
    harms: { killed: emptySum(), wounded: emptySum(), missing: emptySum(), abducted: emptySum() },
    incidents: 0,
    unknownToll: 0,
  }
}

/** Adds one incident to a summary. */
export function addToTotal(
  summary: CasualtyTotalSummary,
  table: IncidentTable,
  row: number,
  query: Pick<Query, 'harm' | 'group'>,
): void {
  const fromTotals = totalsAreEnough(query)
  const nothing = table.quantities.low.length
  for (const entry of countedCells(table, row, query)) {
    const { harm, group, actor } = kindOfCell(table, entry)
    const code = table.cells.quantity[entry] ?? nothing
    const key = [harm, group, actor ?? ''].join(' ')
    const sum = summary.cells.get(key) ?? emptySum()
    addQuantity(sum, table.quantities, code)
    summary.cells.set(key, sum)
    if (!fromTotals) addQuantity(summary.harms[harm], table.quantities, code)
  }
  if (fromTotals) {
    for (const harm of askedHarms(query)) {
      addQuantity(summary.harms[harm], table.quantities, table.totals[harm][row] ?? nothing)
    }
  }
  summary.incidents++
  if (isTollUnknown(table, row, query)) summary.unknownToll++
}

/** Adds another summary, as if its incidents had been added one by one. */
export function mergeTotal(summary: CasualtyTotalSummary, other: CasualtyTotalSummary): void {
  for (const [key, sum] of other.cells) {
    const known = summary.cells.get(key) ?? emptySum()
    mergeSum(known, sum)
    summary.cells.set(key, known)
  }
  for (const harm of countableHarms) mergeSum(summary.harms[harm], other.harms[harm])
  summary.incidents += other.incidents
  summary.unknownToll += other.unknownToll
}

/** The total that a summary stands for, its cells in the order of the vocabulary, then of the actor. */
export function finishTotal(
  summary: CasualtyTotalSummary,
  query: Pick<Query, 'harm'>,
): CasualtyTotal {
  const asked = askedHarms(query)
  const harm = (name: CountableHarm) =>
    asked.includes(name) && isReported(summary, name) ? intervalOfSum(summary.harms[name]) : null
  return {
    cells: [...summary.cells].map(([key, sum]) => cellOf(key, sum)).sort(byVocabulary),
    killed: harm('killed'),
    wounded: harm('wounded'),
    missing: harm('missing'),
    abducted: harm('abducted'),
  }
}

function isReported(summary: CasualtyTotalSummary, harm: CountableHarm): boolean {
  return summary.incidents === 0 || summary.harms[harm].incidents > 0
}

function askedHarms(query: Pick<Query, 'harm'>): readonly CountableHarm[] {
  return query.harm.length === 0 ? countableHarms : query.harm
}

function cellOf(key: string, sum: CasualtySum): TotalCell {
  const [harm = '', group = '', actor = ''] = key.split(' ')
  return {
    harm: countableHarms.find((known) => known === harm) ?? 'killed',
    group: groups.find((known) => known === group) ?? 'unspecified',
    actor: actor === '' ? null : actor,
    ...intervalOfSum(sum),
    incidents: sum.incidents,
    unknownToll: sum.unknownToll,
    withoutBest: sum.withoutBest,
  }
}

function byVocabulary(a: TotalCell, b: TotalCell): number {
  return (
    countableHarms.indexOf(a.harm) - countableHarms.indexOf(b.harm) ||
    groups.indexOf(a.group) - groups.indexOf(b.group) ||
    ((a.actor ?? '') < (b.actor ?? '') ? -1 : 1)
  )
}
