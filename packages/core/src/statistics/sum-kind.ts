import type { AskingField } from './prepared/asks-only.ts'
import type { SelectedTable } from './statistic-definition.ts'

/** A kind of sums that can be kept with a table; see `sumsOf`. */
export interface SumKind<Sums extends object> {
  /** Tells everything that the sums depend on beside the table, the rows, and what the query asks. */
  readonly name: string
  /** What of the query they depend on beside the rows that it selects, and beside `harm` and `group`. */
  readonly reads: readonly AskingField[]
  /** The sums of a table's selected rows. */
  readonly make: (part: SelectedTable) => Sums
  /**
   * The sums of those rows of a whole that are not in a part of it, `null` where these do not tell them;
   * neither is changed. Where there is no such function the sums of parts do not tell those of the others.
   */
  readonly without: ((whole: Sums, part: Sums) => Sums | null) | null
  /** How many bytes they take. */
  readonly bytesOf: (sums: Sums) => number
}

/**
 * The numbers of a whole less those of a part; `null` where they are so great that their sums are not exact.
 *
 * @example
 * numbersWithout(Float64Array.of(3, 5), Float64Array.of(1, 5)) //=> new Float64Array([2, 0])
 */
export function numbersWithout(whole: Float64Array, part: Float64Array): Float64Array | null {
  const left = new Float64Array(whole.length)
  let isExact = true
  for (let place = 0; place < left.length; place++) {
    const ofWhole = whole[place] ?? 0
    isExact &&= ofWhole <= Number.MAX_SAFE_INTEGER
    left[place] = ofWhole - (part[place] ?? 0)
  }
  return isExact ? left : null
}
