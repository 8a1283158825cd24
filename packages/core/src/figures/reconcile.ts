import { countIncidents, parseCountingRule } from '../counting/index.ts'
import { addIntervals, type Interval } from '../primitives/index.ts'
import type { PublicRecordSet } from '../protection/index.ts'
import { everything, type Query, selectIncidents } from '../query/index.ts'
import { countableHarms, type ReportedTotal } from '../records/index.ts'
import {
  type ComputedStatistic,
  casualtyTotal,
  computeOverTable,
  incidentsUsed,
} from '../statistics/index.ts'
import { buildIncidentTable, type IncidentTable, idOfRow } from '../table/index.ts'
import { compareCell, type HarmTotals } from './compare-cell.ts'
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
 * From there one bridge narrows to the period, the other climbs the attribution ladder. Every reading is
 * the statistic `total` at an address of its own. Nothing in it is particular to any total.
 *
 * Source: METHODS.md, "Reconciliation".
 *
 * @example
 * const records = projectPublic(emptyRecordSet, publicByDefault('2022-12-05'))
 * const total = {
 *   id: 'two-months',
 *   version: 1,
 *   title: { en: 'Killed in two months' },
 *   document: 'an-article',
 *   paragraph: 1,
 *   scope: { from: '2022-10-05', to: '2022-12-05', country: 'AFG', actor: null, wording: '' },
 *   cells: [
 *     { harm: 'killed', group: 'all', actor: null, quantity: readWording('96') },
 *   ],
 * }
 * reconcile(records, 1, total).rows[0].verdict
 * //=> { status: 'short', difference: -96, reason: 'incident-missing' }
 */
export function reconcile(
  records: PublicRecordSet,
  revision: number,
  total: ReportedTotal,
): Reconciliation {
  const rule = parseCountingRule(everything.rule).value
  if (rule === null) throw new RangeError(`unknown counting rule ${everything.rule}`)
  return reconcileOver(buildIncidentTable(countIncidents(records, rule)), revision, total)
}

/**
 * Compares a reported total with a table of public incidents: {@link reconcile} for whoever has no
 * records. The table is counted by the rule of {@link everything}.
 *
 * Source: METHODS.md, "Reconciliation".
 *
 * @example
 * const records = projectPublic(emptyRecordSet, publicByDefault('2022-12-05'))
 * const table = buildIncidentTable(countIncidents(records, parseCountingRule('envelope').value))
 * const total = {
 *   id: 'two-months',
 *   version: 1,
 *   title: { en: 'Killed in two months' },
 *   document: 'an-article',
 *   paragraph: 1,
 *   scope: { from: null, to: null, country: 'AFG', actor: null, wording: '' },
 *   cells: [],
 * }
 * reconcileOver(table, 1, total).readings.map(({ name }) => name) //=> ['in-scope']
 */
export function reconcileOver(
  table: IncidentTable,
  revision: number,
  total: ReportedTotal,
): Reconciliation {
  const readings = queriesFor(table, total).map(([name, query]) => ({
    name,
    ...computeOverTable(table, revision, 'total', query, {}),
  }))
  const rows = rowsOf(total, readings)
  return {
    reportedTotal: total,
    revision,
    rule: table.rule,
    readings: readings.map((reading) => ({
      name: reading.name,
      query: reading.answer.query,
      incidents: incidentsUsed(reading),
      partlyInside: partlyInside(table, reading, total),
      unknownToll: reading.answer.incidents.unknownToll,
    })),
    rows,
    bridges: bridgesOf(table, readings, rows),
  }
}

type ComputedReading = ComputedStatistic<'total'> & { readonly name: ReadingName }

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
  const beside = (first?.answer.result.cells ?? [])
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
    .sort((a, b) => countableHarms.indexOf(a.harm) - countableHarms.indexOf(b.harm))
    .map((row) => {
      const counted = readings.map((reading) => cellIn(reading, row))
      const ofHarm: HarmTotals = {
        reported: reportedOf(total, row.harm),
        counted: first?.answer.result[row.harm] ?? null,
      }
      return { ...row, counted, verdict: compareCell(row, counted[0] ?? null, ofHarm) }
    })
}

/** A harm over all groups as the total prints it, else the sum of the groups that it prints. */
function reportedOf({ cells }: ReportedTotal, harm: ReconciledRow['harm']): Interval | null {
  const ofHarm = cells.filter((cell) => cell.harm === harm)
  const overall = ofHarm.find(({ group }) => group === 'all')
  const [first, ...rest] = (overall ? [overall] : ofHarm).map(({ quantity }) => quantity)
  return first === undefined ? null : rest.reduce<Interval>(addIntervals, first)
}

type RowKey = Pick<ReconciledRow, 'harm' | 'group' | 'actor'>

function isPart({ group }: RowKey): boolean {
  return group !== 'all'
}

/** A cell that no incident of the reading has is nobody; a harm that none of them reports is unknown. */
function cellIn({ answer }: ComputedReading, { harm, group, actor }: RowKey): Interval | null {
  if (group === 'all') return answer.result[harm]
  const cell = answer.result.cells.find(
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
      rows.map((row) => numberOf(reading === null ? row.reported : cellIn(reading, row)))
    const kept = new Set(to.selection.rows)
    const lost = Array.from(from?.selection.rows ?? []).filter((row) => !kept.has(row))
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

/** The incidents of a reading whose date may lie outside the period of the total, but need not. */
function partlyInside(
  table: IncidentTable,
  { selection }: ComputedReading,
  { scope }: ReportedTotal,
): readonly string[] {
  const period: Query = { ...everything, from: scope.from, to: scope.to }
  const meets = new Set(selectIncidents(table, period).rows)
  const lies = new Set(selectIncidents(table, { ...period, precision: 'contained' }).rows)
  return Array.from(selection.rows)
    .filter((row) => meets.has(row) && !lies.has(row))
    .map((row) => idOfRow(table.id, row))
}
