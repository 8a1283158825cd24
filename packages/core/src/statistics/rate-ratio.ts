import { betaQuantile } from './incomplete-beta.ts'

/**
 * A ratio of two rates with its confidence interval. `high: null` is without bound, `best: null` a
 * division by nothing.
 */
export interface RateRatio {
  readonly low: number
  readonly best: number | null
  readonly high: number | null
}

/** How sure intervals are: in 95 of 100 such cases at least they hold the true ratio. */
export const confidence = 0.95

const tail = (1 - confidence) / 2

/**
 * The ratio of two Poisson rates, each a count over an exposure (days), with its exact interval.
 *
 * Given both counts together, the first one is binomial; the Clopper–Pearson interval of its chance
 * becomes one of the ratio. Rounded to six digits, so that it is the same on every machine; `null`
 * where both counts are 0.
 *
 * Source: J. Przyborowski and H. Wilenski, *Biometrika* 31 (1940); C. J. Clopper and E. S. Pearson,
 * *Biometrika* 26 (1934). The same as `poisson.test` in R.
 * @example
 * rateRatio(11, 800, 21, 3011) //=> { low: 0.858426, best: 1.97149, high: 4.27727 }
 */
export function rateRatio(
  count: number,
  exposure: number,
  otherCount: number,
  otherExposure: number,
): RateRatio | null {
  if (count === 0 && otherCount === 0) return null
  const scale = otherExposure / exposure
  // The upper bound comes from the chance of the other count: near 1 a chance has no digits left.
  const least = count === 0 ? 0 : betaQuantile(tail, count, otherCount + 1)
  const otherLeast = otherCount === 0 ? 0 : betaQuantile(tail, otherCount, count + 1)
  return {
    low: round((least / (1 - least)) * scale),
    best: otherCount === 0 ? null : round((count / otherCount) * scale),
    high: otherCount === 0 ? null : round(((1 - otherLeast) / otherLeast) * scale),
  }
}

function round(ratio: number): number {
  return Number(ratio.toPrecision(6))
}
