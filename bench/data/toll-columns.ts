import type { KnownQuantity } from '@recount/core/table'

/**
 * Tolls of one harm as the plainest columns that any engine can add up. −1 stands for a missing number:
 * `low` where nobody reported the harm, `high` also where it is open. `best` is the low where there is no
 * best estimate. `unknown` is 1 where a toll tells no number.
 */
export interface TollColumns {
  readonly low: Int32Array
  readonly best: Int32Array
  readonly high: Int32Array
  readonly unknown: Uint8Array
}

/** Puts tolls side by side. */
export function tollColumns(tolls: readonly (KnownQuantity | null)[]): TollColumns {
  return {
    low: Int32Array.from(tolls, (toll) => toll?.quantity.low ?? -1),
    best: Int32Array.from(tolls, (toll) => toll?.quantity.best ?? toll?.quantity.low ?? -1),
    high: Int32Array.from(tolls, (toll) => toll?.quantity.high ?? -1),
    unknown: Uint8Array.from(tolls, (toll) => (toll?.unknown ? 1 : 0)),
  }
}

/** Columns of some rows of columns, in the order of the list. */
export function pickTolls(columns: TollColumns, rows: ArrayLike<number>): TollColumns {
  const pick = <Numbers extends Int32Array | Uint8Array>(from: Numbers, to: Numbers): Numbers => {
    for (let index = 0; index < rows.length; index++) to[index] = from[rows[index] ?? 0] ?? 0
    return to
  }
  return {
    low: pick(columns.low, new Int32Array(rows.length)),
    best: pick(columns.best, new Int32Array(rows.length)),
    high: pick(columns.high, new Int32Array(rows.length)),
    unknown: pick(columns.unknown, new Uint8Array(rows.length)),
  }
}
