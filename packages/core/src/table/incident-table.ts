import { type CountableHarm, countableHarms } from '../records/index.ts'
import type { AttributionColumn } from './attribution-column.ts'
import type { CellColumns } from './cell-columns.ts'
import type { Codes } from './codes.ts'
import type { ComparedColumns } from './compared-columns.ts'
import type { DayColumn } from './day-column.ts'
import type { IdColumn } from './id-column.ts'
import type { ListColumn } from './list-column.ts'
import type { PositionColumn } from './position-column.ts'
import { noQuantity, type Quantities } from './quantities.ts'
import type { SpanColumn } from './span-column.ts'
import type { TextColumn } from './text-column.ts'
import type { WordColumn } from './word-column.ts'

/**
 * Counted incidents as columns, one row an incident, in order of time: by the latest day on which it can
 * have happened, then by the earliest, then by precision, then by id.
 *
 * Every column keeps its distinct values once and a code a row (see {@link Column}).
 *
 * - `hour` is 0 to 23, −1 where unknown.
 * - `totals` has for each harm a code a row into `quantities`, or the number of quantities where nobody
 *   reported that harm; it is empty where nobody did in the whole table.
 */
export interface IncidentTable {
  readonly rule: string
  readonly length: number
  readonly id: IdColumn
  /** Folded titles and localities in all languages, for searching. */
  readonly text: TextColumn
  readonly when: SpanColumn
  readonly hour: Int8Array
  /** The first day on which something was said of the incident. */
  readonly firstSaid: DayColumn
  readonly country: WordColumn
  readonly province: WordColumn
  readonly district: WordColumn
  readonly position: PositionColumn
  readonly type: WordColumn
  readonly grade: WordColumn
  readonly dataset: WordColumn
  readonly method: ListColumn
  readonly target: ListColumn
  readonly source: ListColumn
  readonly document: ListColumn
  readonly perpetrator: AttributionColumn
  readonly quantities: Quantities
  readonly totals: Readonly<Record<CountableHarm, Codes>>
  readonly cells: CellColumns
  readonly compared: ComparedColumns
}

/** The code of a row's total of a harm, by the harm's place in `countableHarms`. */
export function codeOfTotal(table: IncidentTable, harm: number, row: number): number {
  return table.totals[countableHarms[harm] ?? 'killed'][row] ?? noQuantity(table)
}
