import { type Reconciliation, reconcileOver } from '@recount/core/figures'
import type { Interval } from '@recount/core/primitives'
import { everything, parseQuery, type Query, selectIncidents } from '@recount/core/query'
import type { CountableHarm, ReportedTotal, TollGroup } from '@recount/core/records'
import { type CasualtyTotal, casualtyTotal } from '@recount/core/statistics'
import { idOfRow } from '@recount/core/table'
import type { LoadedTable } from './load-table.ts'

interface Cell {
  readonly harm: CountableHarm
  readonly group: TollGroup
  readonly actor: string | null
}

/** A reconciliation with what its page shows beside it. */
export interface ReconciledTotal {
  readonly reconciliation: Reconciliation
  /** What each incident of the readings has in each row; `null` where it gives no such number. */
  readonly amounts: ReadonlyMap<string, readonly (Interval | null)[]>
  /** For each row, the number from incidents that surely lie within the total's period; `null` without one. */
  readonly surelyInside: readonly (number | null)[] | null
  /** What the document tells of and its total leaves out. */
  readonly beside: {
    readonly incidents: readonly { readonly id: string; readonly killed: Interval | null }[]
    readonly attackers: CasualtyTotal
  }
}

/** Reconciles a printed total with a table that is counted by the rule of reconciliations. */
export function answerReconciliation(
  { revision, table }: LoadedTable,
  total: ReportedTotal,
): ReconciledTotal {
  const reconciliation = reconcileOver(table, revision, total)
  const { rows, readings } = reconciliation
  const [first] = readings
  const totalOf = (query: Query) => casualtyTotal(table, selectIncidents(table, query).rows, query)

  const base = selectIncidents(table, queryOf(first?.query ?? '')).rows
  const amounts = new Map(
    Array.from(base, (row) => {
      const ofIncident = casualtyTotal(table, [row], everything)
      return [idOfRow(table.id, row), rows.map((cell) => numberIn(ofIncident, cell))] as const
    }),
  )

  const within = readings.find(({ name }) => name === 'within-period')
  const sure = within && totalOf({ ...queryOf(within.query), precision: 'contained' })

  const told = selectIncidents(table, { ...everything, document: [total.document] }).rows
  const besideRows =
    first?.name === 'told-in-document' ? told.filter((row) => !base.includes(row)) : []
  return {
    reconciliation,
    amounts,
    surelyInside: sure === undefined ? null : rows.map((cell) => bestOf(numberIn(sure, cell)) ?? 0),
    beside: {
      incidents: Array.from(besideRows, (row) => ({
        id: idOfRow(table.id, row),
        killed: casualtyTotal(table, [row], everything).killed,
      })),
      attackers: totalOf({ ...queryOf(first?.query ?? ''), group: ['attacker'] }),
    },
  }
}

/**
 * The number that stands for an interval where only one can: its best estimate, else its low.
 *
 * @example
 * bestOf({ low: 53, best: null, high: null }) //=> 53
 */
export function bestOf(interval: Interval | null): number | null {
  return interval === null ? null : (interval.best ?? interval.low)
}

function queryOf(search: string): Query {
  const { value, issues } = parseQuery(search)
  if (value === null) throw new RangeError(`a reading asks ${search}: ${issues[0]?.message}`)
  return value
}

function numberIn(total: CasualtyTotal, { harm, group, actor }: Cell): Interval | null {
  if (group === 'all') return total[harm]
  const cell = total.cells.find(
    (known) => known.harm === harm && known.group === group && known.actor === actor,
  )
  return cell ? { low: cell.low, best: cell.best, high: cell.high } : null
}
