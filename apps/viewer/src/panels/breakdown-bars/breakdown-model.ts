import type { Interval } from '@recount/core/primitives'
import type { CasualtyRow, Dimension } from '@recount/core/statistics'
import { casualtyTable } from '../../design/casualty-table.ts'
import { greatestOf } from '../../design/interval-bar-model.ts'
import { type Measure, measured } from '../../design/measure.ts'
import type { TableModel } from '../../design/table-model.ts'
import type { Words } from '../../language/words.ts'

/** One bar: what it stands for, its quantity, and whether it is chosen as a filter. */
export interface Bar {
  readonly key: string | null
  readonly label: string
  readonly interval: Interval | null
  readonly text: string
  readonly unknownToll: number
  readonly chosen: boolean
}

/** A breakdown ready to be drawn, and the same rows as a table. */
export interface BreakdownModel {
  readonly bars: readonly Bar[]
  readonly greatest: number
  readonly table: TableModel
}

/** What a breakdown is made of. */
export interface BreakdownSource {
  readonly title: string
  readonly dimension: Dimension
  readonly rows: readonly CasualtyRow[]
  readonly chosen: readonly string[]
  readonly measure: Measure
  readonly labelOf: (key: string | null) => string
}

/**
 * Orders rows by the measure shown, greatest first, and puts them on one scale. Ties keep the order of
 * the statistic; the row without a key comes last.
 */
export function breakdownModel(source: BreakdownSource, words: Words): BreakdownModel {
  const { title, dimension, rows, chosen, measure, labelOf } = source
  const keyOf = (row: CasualtyRow) => row.key[dimension] ?? null
  const sizeOf = (row: CasualtyRow) => {
    const interval = measured(row, measure)
    return interval === null ? -1 : (interval.best ?? interval.low)
  }
  const ordered = [...rows].sort(
    (a, b) => Number(keyOf(a) === null) - Number(keyOf(b) === null) || sizeOf(b) - sizeOf(a),
  )
  return {
    bars: ordered.map((row) => {
      const interval = measured(row, measure)
      const key = keyOf(row)
      return {
        key,
        label: labelOf(key),
        interval,
        text: interval === null ? words.say.number.noNumber : words.interval(interval),
        unknownToll: row.unknownToll,
        chosen: key !== null && chosen.includes(key),
      }
    }),
    greatest: greatestOf(ordered.map((row) => measured(row, measure))),
    table: casualtyTable(
      title,
      title,
      ordered.map((row) => ({ ...row, id: keyOf(row) ?? '', label: labelOf(keyOf(row)) })),
      words,
    ),
  }
}
