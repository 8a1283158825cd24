/**
 * A count known between two bounds, with or without a best estimate.
 *
 * Whole numbers of people. `low ≤ best ≤ high` always holds; `high: null` is open above, `best: null`
 * is no best estimate.
 */
export interface Interval {
  readonly low: number
  readonly best: number | null
  readonly high: number | null
}

/**
 * The interval that holds one number and nothing else.
 *
 * @example
 * exactly(5) //=> { low: 5, best: 5, high: 5 }
 */
export function exactly(count: number): Interval {
  return { low: count, best: count, high: count }
}

/**
 * The sum of two intervals: lows add, highs add and are open if either is, and best adds best, or low
 * where there is no best; so low ≤ best ≤ high holds for the sum too.
 *
 * @example
 * addIntervals({ low: 53, best: null, high: null }, { low: 19, best: 19, high: 19 })
 * //=> { low: 72, best: 72, high: null }
 */
export function addIntervals(a: Interval, b: Interval): Interval {
  return {
    low: a.low + b.low,
    best: (a.best ?? a.low) + (b.best ?? b.low),
    high: a.high === null || b.high === null ? null : a.high + b.high,
  }
}

/**
 * The least interval that holds both; its best estimate is the one given, moved inside if need be.
 *
 * @example
 * hullOfIntervals(exactly(16), exactly(19), 19) //=> { low: 16, best: 19, high: 19 }
 */
export function hullOfIntervals(a: Interval, b: Interval, best: number | null): Interval {
  const low = Math.min(a.low, b.low)
  const high = a.high === null || b.high === null ? null : Math.max(a.high, b.high)
  return { low, best: best === null ? null : clamp(best, low, high), high }
}

/**
 * Whether one number at least lies in both intervals.
 *
 * @example
 * intervalsMeet({ low: 24, best: null, high: 99 }, exactly(42)) //=> true
 */
export function intervalsMeet(a: Interval, b: Interval): boolean {
  return (a.high === null || b.low <= a.high) && (b.high === null || a.low <= b.high)
}

function clamp(count: number, low: number, high: number | null): number {
  return Math.max(low, high === null ? count : Math.min(count, high))
}
