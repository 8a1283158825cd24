import type { Interval } from '@recount/core/primitives'
import type { CasualtyRow } from '@recount/core/statistics'
import type { Words } from '../language/words.ts'
import type { TableColumn, TableModel, TableRow } from './table-model.ts'

/** A row of casualties with what it is called. */
export interface LabelledRow extends Omit<CasualtyRow, 'key'> {
  readonly id: string
  readonly label: string
  readonly href?: string
  readonly quiet?: boolean
}

/** The table twin of a chart of casualties: incidents, killed and wounded with their intervals. */
export function casualtyTable(
  caption: string,
  heading: string,
  rows: readonly LabelledRow[],
  words: Words,
): TableModel {
  const { number, measures } = words.say
  const columns: readonly TableColumn[] = [
    { key: 'label', label: heading, numeric: false },
    { key: 'incidents', label: measures.incidents, numeric: true },
    ...(['killed', 'wounded'] as const).flatMap((harm) => [
      { key: `${harm}-low`, label: `${measures[harm]}: ${number.least}`, numeric: true },
      { key: `${harm}-best`, label: number.bestColumn, numeric: true },
      { key: `${harm}-high`, label: number.most, numeric: true },
    ]),
    { key: 'unknown', label: number.unknownColumn, numeric: true },
  ]
  return { caption, columns, rows: rows.map((row) => tableRow(row, words)) }
}

function tableRow(row: LabelledRow, words: Words): TableRow {
  const label = row.href === undefined ? { text: row.label } : { text: row.label, href: row.href }
  return {
    key: row.id,
    quiet: row.quiet ?? false,
    cells: [
      label,
      { text: words.number(row.incidents) },
      ...quantityCells(row.killed, words),
      ...quantityCells(row.wounded, words),
      { text: words.number(row.unknownToll) },
    ],
  }
}

function quantityCells(interval: Interval | null, words: Words) {
  const { noNumber, open } = words.say.number
  if (interval === null) return [{ text: noNumber }, { text: noNumber }, { text: noNumber }]
  const { low, best, high } = interval
  return [
    { text: words.number(low) },
    { text: best === null ? noNumber : words.number(best) },
    { text: high === null ? open : words.number(high) },
  ]
}
