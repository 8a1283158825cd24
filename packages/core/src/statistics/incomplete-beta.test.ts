import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomialProbability } from './binomial-probability.ts'
import { betaQuantile, incompleteBeta } from './incomplete-beta.ts'

describe('binomialProbability', () => {
  it('is the product of the factors, for few trials', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 25 }),
        fc.nat(25),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (trials, drawn, chance) => {
          const successes = drawn % (trials + 1)
          const slow = slowBinomial(successes, trials, chance)
          expect(binomialProbability(successes, trials, chance) / slow).toBeCloseTo(1, 11)
        },
      ),
    )
  })

  it('is certain or impossible where the chance is 0 or 1', () => {
    expect([0, 1, 2].map((n) => binomialProbability(n, 2, 0))).toEqual([1, 0, 0])
    expect([0, 1, 2].map((n) => binomialProbability(n, 2, 1))).toEqual([0, 0, 1])
  })

  it('adds up to 1 over all outcomes of a thousand trials', () => {
    let sum = 0
    for (let n = 0; n <= 1000; n++) sum += binomialProbability(n, 1000, 0.3)
    expect(sum).toBeCloseTo(1, 12)
  })
})

describe('incompleteBeta', () => {
  it('is the binomial tail that the textbook says it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (a, b, x) => {
          const trials = a + b - 1
          let tail = 0
          for (let n = a; n <= trials; n++) tail += slowBinomial(n, trials, x)
          expect(incompleteBeta(x, a, b)).toBeCloseTo(tail, 12)
        },
      ),
    )
  })

  // Values of SciPy 1.17 (Boost), which agrees with R's pbeta.
  it.each([
    [0.3, 5, 9, 0.3456864392984998],
    [0.001, 3, 4000, 0.7623361842029827],
    [0.501, 200_000, 200_000, 0.8970484796631197],
    [0.000001, 1, 385_000, 0.31954949478223454],
  ])('agrees with another implementation: I_%d(%d, %d)', (x, a, b, expected) => {
    expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 12)
  })

  it('is 0 and 1 at the ends', () => {
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1])
  })
})

describe('betaQuantile', () => {
  it('is the inverse of incompleteBeta', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (a, b, probability) => {
          const x = betaQuantile(probability, a, b)
          expect(incompleteBeta(x, a, b)).toBeCloseTo(probability, 10)
        },
      ),
    )
  })

  it('keeps its digits far from the middle', () => {
    expect(betaQuantile(0.025, 1, 385_000) / 6.576053805671046e-8).toBeCloseTo(1, 12)
    expect(betaQuantile(0.025, 100_000, 200_001)).toBeCloseTo(0.33164641466394107, 12)
  })
})

function slowBinomial(successes: number, trials: number, chance: number): number {
  let product = chance ** successes * (1 - chance) ** (trials - successes)
  for (let n = 1; n <= successes; n++) product *= (trials - successes + n) / n
  return product
}
