import { countIncidents, parseCountingRule } from '../counting/index.ts'
import type { Interval } from '../primitives/index.ts'
import type { PublicRecordSet } from '../protection/index.ts'
import {
  everything,
  formatQuery,
  type Query,
  type Selection,
  selectIncidents,
} from '../query/index.ts'
import type { ReportedTotal } from '../records/index.ts'
import { type CasualtyTotal, casualtyTotal } from '../statistics/index.ts'
import { buildIncidentTable, type IncidentTable, idOfRow, quantityOfRow } from '../table/index.ts'
import { compareCell } from './compare-cell.ts'
import type {
  Bridge,
  BridgeStep,
  ReadingName,
  ReconciledRow,
  Reconciliation,
  StepIncident,
} from './reconciliation.ts'

/**
 * Compares a reported total with the ledger, cell by cell, and builds the bridges from the reported
 * number to the number under stricter readings, each step with the incidents that it takes away.
 *
 * The widest reading is what the total's own document tells of, for its place and actor at any
 * attribution standard; where the document tells of no incident, the ledger within the total's scope.
 * From there one bridge narrows to the period, the other climbs the attribution ladder. Nothing in it is
 * particular to any total.
 *
 * Source: METHODS.md, "Reconciliation".
 */
export function reconcile(
  records: PublicRecordSet,
  revision: number,
  total: ReportedTotal,
): Reconciliation {
  const rule = parseCountingRule(everything.rule).value
  if (rule === null) throw new RangeError(`unknown counting rule ${everything.rule}`)
  const table = buildIncidentTable(countIncidents(records, rule))
  const read = (name: ReadingName, query: Query) => readingOf(table, name, query)
  const readings = queriesFor(table, total).map(([name, query]) => read(name, query))
  const rows = rowsOf(total, readings)
  return {
    reportedTotal: total,
    revision,
    rule: rule.label,
    readings: readings.map(({ name, query, selection, incidents }) => ({
      name,
      query: formatQuery(query),
      incidents,
      partlyInside: partlyInside(table, selection, total),
      unknownToll: unknownTolls(table, selection),
    })),
    rows,
    bridges: bridgesOf(table, readings, rows),
  }
}

interface ComputedReading {
  readonly name: ReadingName
  readonly query: Query
  readonly selection: Selection
  readonly incidents: readonly string[]
  readonly total: CasualtyTotal
}

function queriesFor(
  table: IncidentTable,
  { document, scope }: ReportedTotal,
): readonly (readonly [ReadingName, Query])[] {
  const place: Query = {
    ...everything,
    country: scope.country === null ? [] : [scope.country],
    actor: scope.actor === null ? [] : [scope.actor],
    attribution: scope.actor === null ? null : 'any',
  }
  const told: Query = { ...place, document: [document] }
  const period = { from: scope.from, to: scope.to }
  const isTold = selectIncidents(table, told).rows.length > 0
  const base: Query = isTold ? told : { ...place, ...period }
  const hasPeriod = scope.from !== null || scope.to !== null
  const queries: (readonly [ReadingName, Query])[] = [
    [isTold ? 'told-in-document' : 'in-scope', base],
  ]
  if (isTold && hasPeriod) queries.push(['within-period', { ...base, ...period }])
  if (scope.actor !== null) {
    queries.push(['claimed-or-attributed', { ...base, attribution: 'claimed-or-attributed' }])
    queries.push(['claimed', { ...base, attribution: 'claimed' }])
  }
  return queries
}

function readingOf(table: IncidentTable, name: ReadingName, query: Query): ComputedReading {
  const selection = selectIncidents(table, query)
  return {
    name,
    query,
    selection,
    incidents: Array.from(selection.rows, (row) => idOfRow(table.id, row)),
    total: casualtyTotal(table, selection.rows, query),
  }
}

function rowsOf(
  total: ReportedTotal,
  readings: readonly ComputedReading[],
): readonly ReconciledRow[] {
  const [first] = readings
  const reported = total.cells.map(({ harm, group, actor, quantity }) => {
    const { low, best, high } = quantity
    return { harm, group, actor, reported: { low, best, high } as Interval | null }
  })
  const harms = new Set(reported.map(({ harm }) => harm))
  const beside = (first?.total.cells ?? [])
    .filter(({ harm }) => harms.has(harm))
    .filter(
      (cell) =>
        !reported.some(
          (row) => row.harm === cell.harm && row.group === cell.group && row.actor === cell.actor,
        ),
    )
    .map(({ harm, group, actor }) => ({ harm, group, actor, reported: null }))
  const order = [...reported.filter(isPart), ...beside, ...reported.filter((row) => !isPart(row))]
  return order
    .sort((a, b) => a.harm.localeCompare(b.harm, 'en'))
    .map((row) => {
      const counted = readings.map((reading) => cellIn(reading.total, row))
      return {
        ...row,
        counted,
        verdict: compareCell(row, counted[0] ?? null, first?.total ?? null),
      }
    })
}

type RowKey = Pick<ReconciledRow, 'harm' | 'group' | 'actor'>

function isPart({ group }: RowKey): boolean {
  return group !== 'all'
}

function cellIn(total: CasualtyTotal, { harm, group, actor }: RowKey): Interval | null {
  if (group === 'all') return total[harm] ?? nobody
  const cell = total.cells.find(
    (known) => known.harm === harm && known.group === group && known.actor === actor,
  )
  return cell ? { low: cell.low, best: cell.best, high: cell.high } : nobody
}

const nobody: Interval = { low: 0, best: 0, high: 0 }

function bridgesOf(
  table: IncidentTable,
  readings: readonly ComputedReading[],
  rows: readonly ReconciledRow[],
): readonly Bridge[] {
  const named = (names: readonly ReadingName[]) =>
    names.flatMap((name) => readings.filter((reading) => reading.name === name))
  const base = named(['told-in-document', 'in-scope'])
  const paths: readonly (readonly [Bridge['name'], readonly ComputedReading[]])[] = [
    ['period', [...base, ...named(['within-period'])]],
    ['attribution', [...base, ...named(['claimed-or-attributed', 'claimed'])]],
  ]
  return paths
    .filter(([, path]) => path.length > 1)
    .map(([name, path]) => ({
      name,
      steps: path.map((to, index) => stepOf(path[index - 1] ?? null, to)),
    }))

  function stepOf(from: ComputedReading | null, to: ComputedReading): BridgeStep {
    const numbers = (reading: ComputedReading | null) =>
      rows.map((row) => numberOf(reading === null ? row.reported : cellIn(reading.total, row)))
    const lost = Array.from(from?.selection.rows ?? []).filter(
      (row) => !to.selection.rows.includes(row),
    )
    return {
      from: from?.name ?? 'reported',
      to: to.name,
      reason: from === null ? 'compared' : reasonFor(to.name),
      incidents: lost.map((row) => stepIncident(table, row, to.query)),
      before: numbers(from),
      after: numbers(to),
    }
  }
}

function reasonFor(name: ReadingName): BridgeStep['reason'] {
  if (name === 'within-period') return 'outside-period'
  return name === 'claimed' ? 'not-claimed' : 'only-suspected'
}

function stepIncident(table: IncidentTable, row: number, query: Query): StepIncident {
  const { killed, wounded } = casualtyTotal(table, [row], query)
  return { incident: idOfRow(table.id, row), killed, wounded }
}

function numberOf(quantity: Interval | null): number | null {
  return quantity === null ? null : (quantity.best ?? quantity.low)
}

function partlyInside(
  table: IncidentTable,
  { rows }: Selection,
  { scope }: ReportedTotal,
): readonly string[] {
  const ids = Array.from(rows, (row) => idOfRow(table.id, row))
  const period = { from: scope.from, to: scope.to, incident: ids }
  const meets = selectIncidents(table, { ...everything, ...period })
  const lies = selectIncidents(table, { ...everything, ...period, precision: 'contained' })
  return Array.from(meets.rows)
    .filter((row) => !lies.rows.includes(row))
    .map((row) => idOfRow(table.id, row))
}

function unknownTolls(table: IncidentTable, { rows }: Selection): number {
  const isUnknown = (row: number) =>
    (['killed', 'wounded'] as const).every(
      (harm) => quantityOfRow(table.quantities, table.totals[harm], row) === null,
    )
  return rows.filter(isUnknown).length
}
