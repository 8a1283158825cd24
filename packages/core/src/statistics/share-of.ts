import type { Interval } from '../primitives/index.ts'

/** A ratio between two bounds. `high: null` is open, `best: null` is no best estimate. */
export type RatioInterval = Interval

/**
 * The share of a part in the sum of the part and a rest, from 0 to 1: least where the part is least and
 * the rest greatest. Where the rest is surely 0, the share is 1 wherever there is anybody to share.
 * `null` where part and rest are surely 0.
 *
 * @example
 * shareOf({ low: 1, best: 2, high: 3 }, { low: 1, best: 2, high: null })
 * //=> { low: 0, best: 0.5, high: 0.75 }
 */
export function shareOf(part: Interval, rest: Interval): RatioInterval | null {
  if (part.high === 0 && rest.high === 0) return null
  const [best, bestRest] = [part.best ?? part.low, rest.best ?? rest.low]
  return {
    low: rest.high === 0 ? 1 : rest.high === null ? 0 : part.low / (part.low + rest.high),
    best: best + bestRest === 0 ? null : best / (best + bestRest),
    high: part.high === 0 ? 0 : part.high === null ? 1 : part.high / (part.high + rest.low),
  }
}
