import type { Interval } from '../primitives/index.ts'
import type { Query } from '../query/index.ts'
import { type CountableHarm, countableHarms, type Group, groups } from '../records/index.ts'
import { cellKindEntries, type IncidentTable } from '../table/index.ts'
import { type Asked, askedBy, isCellAsked, isHarmAsked } from './asked-toll.ts'
import {
  addQuantity,
  addTolls,
  countsOfSum,
  intervalOfSum,
  mergeSum,
  type SumCounts,
  sumWidth,
} from './casualty-sum.ts'

/** One cell of a total: how many of a group (and of which party) came to one harm. */
export interface TotalCell extends Interval, SumCounts {
  readonly harm: CountableHarm
  readonly group: Group
  readonly actor: string | null
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

/** The mergeable summary behind a total: a sum for each harm, and one for each cell by its key. */
export interface CasualtyTotalSummary {
  readonly asked: Asked
  readonly harms: Float64Array
  readonly cells: Map<string, Float64Array>
  incidents: number
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
  rows: ArrayLike<number>,
  query: Pick<Query, 'harm' | 'group'>,
): CasualtyTotal {
  const summary = emptyTotal(query)
  addToTotal(summary, table, rows)
  return finishTotal(summary)
}

/** The summary of nothing, for a question. */
export function emptyTotal(query: Pick<Query, 'harm' | 'group'>): CasualtyTotalSummary {
  return {
    asked: askedBy(query),
    harms: new Float64Array(countableHarms.length * sumWidth),
    cells: new Map(),
    incidents: 0,
  }
}

/** Adds rows of a table to a summary. */
export function addToTotal(
  summary: CasualtyTotalSummary,
  table: IncidentTable,
  rows: ArrayLike<number>,
): void {
  const { asked, harms } = summary
  const oneSlot = new Int32Array(rows.length)
  countableHarms.forEach((harm, place) => {
    if (!isHarmAsked(asked, place)) return
    addTolls(harms, oneSlot, 0, place * sumWidth, table, rows, harm, asked)
  })
  addCells(summary, table, rows)
  summary.incidents += rows.length
}

/** Adds another summary of the same question, as if its incidents had been added one by one. */
export function mergeTotal(summary: CasualtyTotalSummary, other: CasualtyTotalSummary): void {
  for (const [key, sum] of other.cells) mergeSum(sumOf(summary, key), 0, sum, 0)
  for (let harm = 0; harm < countableHarms.length; harm++) {
    mergeSum(summary.harms, harm * sumWidth, other.harms, harm * sumWidth)
  }
  summary.incidents += other.incidents
}

/** The total that a summary stands for, its cells in the order of the vocabulary, then of the actor. */
export function finishTotal(summary: CasualtyTotalSummary): CasualtyTotal {
  const total = (name: CountableHarm) => {
    const harm = countableHarms.indexOf(name)
    const at = harm * sumWidth
    const isReported = summary.incidents === 0 || countsOfSum(summary.harms, at).incidents > 0
    return isHarmAsked(summary.asked, harm) && isReported ? intervalOfSum(summary.harms, at) : null
  }
  return {
    cells: [...summary.cells].map(([key, sum]) => cellOf(key, sum)).sort(byVocabulary),
    killed: total('killed'),
    wounded: total('wounded'),
    missing: total('missing'),
    abducted: total('abducted'),
  }
}

/** Adds the counted cells of incidents, each to the sum of its kind: harm, group and actor. */
function addCells(
  summary: CasualtyTotalSummary,
  { cells, quantities }: IncidentTable,
  rows: ArrayLike<number>,
): void {
  const { offsets, kind, kinds, quantity } = cells
  const isAsked = Uint8Array.from(kinds.harm, (harm, code) =>
    isCellAsked(summary.asked, harm, kinds.group[code] ?? 0) ? 1 : 0,
  )
  const sums = new Float64Array(kinds.harm.length * sumWidth)
  const counts = new Uint32Array(kinds.harm.length)
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] ?? 0
    const end = offsets[row + 1] ?? 0
    for (let entry = offsets[row] ?? 0; entry < end; entry++) {
      const code = kind[entry] ?? 0
      if (isAsked[code] !== 1) continue
      counts[code] = (counts[code] ?? 0) + 1
      addQuantity(sums, code * sumWidth, quantities, quantity[entry] ?? 0)
    }
  }
  counts.forEach((count, code) => {
    if (count === 0) return
    const { harm, group, actor } = cellKindEntries.valueOf(kinds, code)
    const key = [harm, group, actor ?? ''].join(' ')
    mergeSum(sumOf(summary, key), 0, sums, code * sumWidth)
  })
}

function sumOf(summary: CasualtyTotalSummary, key: string): Float64Array {
  const sum = summary.cells.get(key) ?? new Float64Array(sumWidth)
  summary.cells.set(key, sum)
  return sum
}

function cellOf(key: string, sum: Float64Array): TotalCell {
  const [harm = '', group = '', actor = ''] = key.split(' ')
  return {
    harm: countableHarms.find((known) => known === harm) ?? 'killed',
    group: groups.find((known) => known === group) ?? 'unspecified',
    actor: actor === '' ? null : actor,
    ...intervalOfSum(sum, 0),
    ...countsOfSum(sum, 0),
  }
}

function byVocabulary(a: TotalCell, b: TotalCell): number {
  return (
    countableHarms.indexOf(a.harm) - countableHarms.indexOf(b.harm) ||
    groups.indexOf(a.group) - groups.indexOf(b.group) ||
    ((a.actor ?? '') < (b.actor ?? '') ? -1 : 1)
  )
}
