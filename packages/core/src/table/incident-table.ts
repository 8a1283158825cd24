import type { CountableHarm } from '../records/index.ts'
import type { DictionaryColumn, ListColumn } from './dictionary-column.ts'

/**
 * Counted incidents as columns, one row an incident, sorted by the latest day on which it can have
 * happened, then by the earliest, then by id.
 *
 * Days are day numbers; {@link openStart} and {@link openEnd} stand for a bound that is not known.
 * `latitude` and `longitude` are `NaN` unless the place is known to the district or better. `hour` is 0
 * to 23, −1 where unknown. `firstSaid` is {@link openEnd} where nothing is dated. `perpetratorStandard` runs beside `perpetrator.codes` and holds indices into
 * `attributionStandards`.
 */
export interface IncidentTable {
  readonly rule: string
  readonly length: number
  readonly id: readonly string[]
  /** Folded titles and localities in all languages, for searching. */
  readonly text: readonly string[]
  readonly earliest: Int32Array
  readonly latest: Int32Array
  readonly hour: Int8Array
  /** The first day on which something was said of the incident. */
  readonly firstSaid: Int32Array
  readonly country: DictionaryColumn
  readonly province: DictionaryColumn
  readonly district: DictionaryColumn
  readonly latitude: Float64Array
  readonly longitude: Float64Array
  readonly type: DictionaryColumn
  readonly grade: DictionaryColumn
  readonly dataset: DictionaryColumn
  readonly method: ListColumn
  readonly target: ListColumn
  readonly source: ListColumn
  readonly document: ListColumn
  readonly perpetrator: ListColumn
  readonly perpetratorStandard: Uint8Array
  readonly totals: Readonly<Record<CountableHarm, QuantityColumns>>
  readonly cells: CellColumns
  readonly compared: ComparedColumns
}

/**
 * Quantities as columns. `low` is −1 where nothing was reported, `best` −1 where there is no best
 * estimate, `high` −1 where it is open. `unknown` is 1 where the quantity tells no number.
 */
export interface QuantityColumns {
  readonly low: Int32Array
  readonly best: Int32Array
  readonly high: Int32Array
  readonly unknown: Uint8Array
}

/**
 * The cells of all rows: those of row `n` are at `offsets[n]` to before `offsets[n + 1]`. Only harms
 * that can be counted by themselves, and only single groups, have cells here.
 */
export interface CellColumns extends QuantityColumns {
  readonly offsets: Uint32Array
  /** Index into `countableHarms`. */
  readonly harm: Uint8Array
  /** Index into `groups`. */
  readonly group: Uint8Array
  readonly actor: DictionaryColumn
}

/**
 * The cells on which at least two independent origins give a number, ordered by row. Cell `n` is of
 * incident `row[n]`; what its origins say is at `offsets[n]` to before `offsets[n + 1]` of `low`, `best`
 * and `high`, where −1 stands as in {@link QuantityColumns}. Few incidents have such a cell.
 */
export interface ComparedColumns {
  readonly row: Uint32Array
  /** Index into `countableHarms`. */
  readonly harm: Uint8Array
  /** Index into `tollGroups`. */
  readonly group: Uint8Array
  readonly offsets: Uint32Array
  readonly low: Int32Array
  readonly best: Int32Array
  readonly high: Int32Array
}

/** Stands for an earliest day that is not known. */
export const openStart = -0x8000_0000

/** Stands for a latest day that is not known. */
export const openEnd = 0x7fff_ffff
