import {
  type Bridge,
  type BridgeStep,
  describeInterval,
  type Interval,
  type ReadingName,
  type ReconciledRow,
  type Reconciliation,
  textIn,
} from '@recount/core'
import { formatTable } from './format-table.ts'

const readingTitles: Readonly<Record<ReadingName, string>> = {
  'told-in-document': 'ledger,\nany attribution',
  'in-scope': 'ledger,\nany attribution',
  'within-period': 'strictly\nthe period',
  'claimed-or-attributed': 'claimed or\nattributed',
  claimed: 'claimed',
}

const reasons: Readonly<Record<BridgeStep['reason'], string>> = {
  compared: 'compared with the ledger',
  'outside-period': 'outside the period',
  'only-suspected': 'neither claimed nor attributed',
  'not-claimed': 'not claimed',
}

/** A reconciliation as text for people: the table of cells, then each bridge with its incidents. */
export function printReconciliation(reconciliation: Reconciliation): string {
  const { reportedTotal, rows, bridges, readings } = reconciliation
  const { scope } = reportedTotal
  const undated = readings.find(({ name }) => name === 'within-period')?.partlyInside ?? []
  return [
    textIn(reportedTotal.title, 'en'),
    `scope as printed: “${scope.wording}”, read as ${scope.from ?? 'the beginning'} to ${scope.to ?? 'now'}`,
    '',
    cellTable(reconciliation),
    ...(undated.length > 0
      ? ['', `Not dated exactly enough to lie surely in the period: ${undated.join(', ')}`]
      : []),
    ...rows.flatMap((row, index) =>
      row.group === 'all' ? bridges.flatMap((bridge) => ['', printBridge(bridge, row, index)]) : [],
    ),
    '',
    `${reconciliation.rule} · ledger revision ${reconciliation.revision}`,
  ].join('\n')
}

function cellTable({ rows, readings }: Reconciliation): string {
  return formatTable(
    [
      { title: 'cell', align: 'start' },
      { title: 'reported', align: 'end' },
      ...readings.map(({ name }) => ({ title: readingTitles[name], align: 'end' }) as const),
      { title: 'difference', align: 'start' },
    ],
    rows.map((row) => [
      nameOfRow(row),
      row.reported === null ? '–' : describeInterval(row.reported, 'en'),
      ...row.counted.map(numberOf),
      verdictOf(row),
    ]),
  )
}

function printBridge({ name, steps }: Bridge, row: ReconciledRow, index: number): string {
  const [first] = steps
  const isMatched = first?.before[index] === first?.after[index]
  const start = isMatched ? [] : [first?.before[index]]
  const path = [...start, ...steps.map(({ after }) => after[index])]
  const title = `${nameOfRow(row)}, by ${name}: ${path.map((number) => number ?? '–').join(' → ')}`
  const lines = steps.flatMap((step) => {
    const before = step.before[index] ?? 0
    const after = step.after[index] ?? 0
    const change = after === before ? '=' : `−${before - after}`
    const [first = '', ...others] = incidentsOf(step, row.harm)
    const head = [`${before} → ${after}`, change, reasons[step.reason], first]
    return [head, ...others.map((incident) => ['', '', '', incident])]
  })
  const table = formatTable(
    [
      { title: 'step', align: 'start' },
      { title: 'change', align: 'end' },
      { title: 'because', align: 'start' },
      { title: 'incident', align: 'start' },
    ],
    lines,
  )
  return `${title}\n${table}`
}

function incidentsOf({ incidents }: BridgeStep, harm: ReconciledRow['harm']): readonly string[] {
  return incidents.map(({ incident, killed, wounded }) => {
    const quantity = harm === 'killed' ? killed : harm === 'wounded' ? wounded : null
    return `${incident} (${quantity === null ? 'not reported' : describeInterval(quantity, 'en')})`
  })
}

function nameOfRow({ harm, group, actor }: ReconciledRow): string {
  return `${harm}, ${group === 'all' ? 'all' : group}${actor === null ? '' : ` (${actor})`}`
}

function numberOf(quantity: Interval | null): string {
  return quantity === null ? '–' : String(quantity.best ?? quantity.low)
}

function verdictOf({ verdict }: ReconciledRow): string {
  if (verdict.status === 'matches') return 'matches'
  if (verdict.status === 'not-reported') return 'not in the total'
  const difference = verdict.difference === null ? '' : ` by ${Math.abs(verdict.difference)}`
  return `${verdict.status}${difference}${verdict.reason ? `: ${verdict.reason}` : ''}`
}
