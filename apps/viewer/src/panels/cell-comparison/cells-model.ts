import type { Reading, ReconciledRow, Reconciliation } from '@recount/core/figures'
import type { Interval } from '@recount/core/primitives'
import { capitalised } from '../../language/capitalised.ts'
import { reconciledCellKey, reconciledGroupName } from '../../language/reconciled-cell.ts'
import type { RecordNames } from '../../language/record-names.ts'
import type { Words } from '../../language/words.ts'

/** A reading of the ledger as a column. */
export interface ReadingColumn {
  readonly name: Reading['name']
  readonly label: string
  readonly incidents: string
  readonly href: string
}

/** One number of the comparison, with how far it is from the printed one; `''` where it is the same. */
export interface CountedCell {
  readonly text: string
  readonly difference: string
}

/** A cell of the printed total as a row. */
export interface CellRow {
  readonly key: string
  readonly group: string
  readonly isWhole: boolean
  readonly printed: string
  readonly isPrinted: boolean
  readonly counted: readonly CountedCell[]
  readonly verdict: string
  readonly reason: string | null
  readonly agrees: boolean
}

/** The rows of one harm. */
export interface HarmRows {
  readonly harm: string
  readonly rows: readonly CellRow[]
}

/** A printed total beside the ledger under every reading, rows by harm. */
export interface CellsModel {
  readonly columns: readonly ReadingColumn[]
  readonly harms: readonly HarmRows[]
}

/** Lays out a reconciliation cell by cell. `hrefOf` gives the page that lists a reading's incidents. */
export function cellsModel(
  { readings, rows }: Pick<Reconciliation, 'readings' | 'rows'>,
  names: Pick<RecordNames, 'actor'>,
  words: Words,
  hrefOf: (search: string) => string,
): CellsModel {
  const { reconciliation, number, vocabulary } = words.say
  const harms = [...new Set(rows.map(({ harm }) => harm))]
  return {
    columns: readings.map(({ name, query, incidents }) => ({
      name,
      label: reconciliation.readings[name],
      incidents: number.incidents(incidents.length, words.number(incidents.length)),
      href: hrefOf(query),
    })),
    harms: harms.map((harm) => ({
      harm: capitalised(vocabulary.harms[harm]),
      rows: rows.filter((row) => row.harm === harm).map((row) => rowOf(row, names, words)),
    })),
  }
}

function rowOf(row: ReconciledRow, names: Pick<RecordNames, 'actor'>, words: Words): CellRow {
  const { reconciliation, number } = words.say
  const { reported, counted, verdict } = row
  return {
    key: reconciledCellKey(row),
    group: reconciledGroupName(row, names, words),
    isWhole: row.group === 'all',
    printed: reported === null ? reconciliation.notPrinted : words.interval(reported),
    isPrinted: reported !== null,
    counted: counted.map((interval) => ({
      text: interval === null ? number.unknown : words.interval(interval),
      difference: differenceText(interval, reported, words),
    })),
    verdict: verdictText(verdict, words),
    reason: verdict.reason === null ? null : reconciliation.reasons[verdict.reason],
    agrees: verdict.status === 'matches',
  }
}

function differenceText(counted: Interval | null, reported: Interval | null, words: Words): string {
  if (counted === null || reported === null) return ''
  const difference = numberOf(counted) - numberOf(reported)
  return difference === 0 ? '' : words.difference(difference)
}

function verdictText({ status, difference }: ReconciledRow['verdict'], words: Words): string {
  const { agrees, inLedger } = words.say.reconciliation
  if (status === 'matches') return agrees
  if (status === 'not-reported') return words.say.number.noNumber
  return inLedger(difference === null ? words.say.number.unknown : words.difference(difference))
}

function numberOf({ low, best }: Interval): number {
  return best ?? low
}
