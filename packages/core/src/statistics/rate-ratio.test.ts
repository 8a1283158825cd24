import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rateRatio } from './rate-ratio.ts'

const counts = fc.nat(200)
const exposures = fc.integer({ min: 1, max: 400 })

describe('rateRatio', () => {
  it('is that of the example in the manual of R’s poisson.test', () => {
    // poisson.test(c(11, 6 + 8 + 7), c(800, 1083 + 1050 + 878)): 1.971488, 0.8584264 to 4.2772659
    expect(rateRatio(11, 800, 21, 3011)).toEqual({ low: 0.858426, best: 1.97149, high: 4.27727 })
  })

  it('has no upper bound where the other count is 0, and the bounds 0 and one more where its own is', () => {
    expect(rateRatio(5, 10, 0, 10)).toEqual({ low: 0.916356, best: null, high: null })
    expect(rateRatio(0, 10, 5, 10)).toEqual({ low: 0, best: 0, high: 1.09128 })
  })

  it('is null where nothing was counted in either', () => {
    expect(rateRatio(0, 10, 0, 10)).toBeNull()
  })

  it('has bounds that the Clopper–Pearson tails of the binomial say it has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        (count, other) => {
          const { low, high } = rateRatio(count, 7, other, 7) ?? { low: 0, high: 0 }
          const chance = (ratio: number) => ratio / (1 + ratio)
          expect(tailFrom(count, count + other, chance(low))).toBeCloseTo(0.025, 4)
          expect(1 - tailFrom(count + 1, count + other, chance(high ?? 0))).toBeCloseTo(0.025, 4)
        },
      ),
    )
  })

  it('is turned round when the two are exchanged', () => {
    fc.assert(
      fc.property(counts, exposures, counts, exposures, (count, exposure, other, otherExposure) => {
        const there = rateRatio(count, exposure, other, otherExposure)
        const back = rateRatio(other, otherExposure, count, exposure)
        fc.pre(there !== null && back !== null)
        const inverse = (bound: number | null) => (bound === null ? 0 : 1 / bound)
        if (there.low > 0) expect(inverse(back.high) / there.low).toBeCloseTo(1, 4)
        if (back.low > 0) expect(inverse(there.high) / back.low).toBeCloseTo(1, 4)
      }),
    )
  })

  it('is narrower the more is counted', () => {
    const width = (times: number) => {
      const { low, high } = rateRatio(6 * times, 10, 3 * times, 10) ?? { low: 0, high: 0 }
      return (high ?? 0) - low
    }
    expect(width(10)).toBeLessThan(width(1))
    expect(width(10_000)).toBeLessThan(0.1)
  })
})

/** The chance of at least so many successes, added up one by one. */
function tailFrom(least: number, trials: number, chance: number): number {
  let sum = 0
  for (let successes = least; successes <= trials; successes++) {
    let product = chance ** successes * (1 - chance) ** (trials - successes)
    for (let n = 1; n <= successes; n++) product *= (trials - successes + n) / n
    sum += product
  }
  return sum
}
