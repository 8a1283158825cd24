import type { Interval } from '@recount/core/primitives'

/** A quantity as lengths along a scale, in percent of its greatest value. */
export interface IntervalBarModel {
  /** Where the certain part ends. */
  readonly low: number
  /** Where the best estimate is; `null` where there is none. */
  readonly best: number | null
  /** Where the greatest possible value is; of an open quantity, where its known part ends. */
  readonly end: number
  readonly isOpen: boolean
}

/**
 * The greatest number that a scale must hold to draw every quantity: highs, or for open ones the best.
 *
 * @example
 * greatestOf([{ low: 53, best: null, high: null }, { low: 0, best: 19, high: 24 }]) //=> 53
 * @example
 * greatestOf([]) //=> 1
 */
export function greatestOf(intervals: readonly (Interval | null)[]): number {
  const ends = intervals.map((interval) =>
    interval === null ? 0 : (interval.high ?? interval.best ?? interval.low),
  )
  return Math.max(1, ...ends)
}

/**
 * A quantity as a bar on a scale that ends at `greatest`.
 *
 * @example
 * intervalBarOf({ low: 16, best: 19, high: 24 }, 48).best //=> 39.58
 */
export function intervalBarOf({ low, best, high }: Interval, greatest: number): IntervalBarModel {
  const percent = (count: number) => Math.round((10_000 * count) / Math.max(1, greatest)) / 100
  return {
    low: percent(low),
    best: best === null ? null : percent(best),
    end: percent(high ?? best ?? low),
    isOpen: high === null,
  }
}
