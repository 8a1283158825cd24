import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { falseDiscoveryBound, getisOrd, normalTail } from './getis-ord.ts'

describe('getisOrd', () => {
  it('is that of the six points in the manual of PySAL’s G_Local, with binary weights', () => {
    // Points (10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30) within a distance of 15.
    const values = [2, 3, 3.2, 5, 8, 7]
    const near = [
      [0, 1, 3],
      [0, 1, 3, 4],
      [2, 4],
      [0, 1, 3, 4],
      [1, 2, 3, 4, 5],
      [4, 5],
    ]
    // What its manual prints for `lg_star.Zs`.
    const expected = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331]
    expect(near.map((places) => Number(score(values, places)?.toFixed(8)))).toEqual(expected)
  })

  it('is how far a sum lies from its mean over all ways to deal out the values, in deviations', () => {
    const values = [0, 0, 1, 5, 2]
    const sums = pairsOf(values).map(([a, b]) => a + b)
    const mean = sums.reduce((sum, one) => sum + one, 0) / sums.length
    const variance = sums.reduce((sum, one) => sum + (one - mean) ** 2, 0) / sums.length
    expect(score(values, [3, 4])).toBeCloseTo((7 - mean) / Math.sqrt(variance), 12)
  })

  it('is null where all values are equal, where the neighbourhood is all, and of one place', () => {
    expect(score([2, 2, 2], [0, 1])).toBeNull()
    expect(score([1, 2, 3], [0, 1, 2])).toBeNull()
    expect(score([5], [0])).toBeNull()
  })
})

describe('normalTail', () => {
  // Values of R's pnorm(x, lower.tail = FALSE), and of SciPy's norm.sf for 2.99 and 3.01.
  it.each([
    [0, 0.5],
    [1, 0.158655253931457],
    [1.96, 0.0249978951482204],
    [2.99, 0.0013948872354922468],
    [3.01, 0.0013062384487694675],
    [6, 9.86587645037698e-10],
    [-1.96, 0.97500210485178],
  ])('is that of other implementations at %d', (at, expected) => {
    expect(normalTail(at) / expected).toBeCloseTo(1, 10)
  })

  it('falls without a step where its two ways meet', () => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 8, noNaN: true }), (at) => {
        expect(normalTail(at)).toBeGreaterThan(normalTail(at + 0.01))
      }),
    )
  })
})

describe('falseDiscoveryBound', () => {
  it('is that of the fifteen tests in Benjamini and Hochberg’s paper', () => {
    const chances = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ]
    expect(boundOf(chances)).toBe(0.0095)
    expect(boundOf(chances.toReversed())).toBe(0.0095)
  })

  it('takes a chance that is too great by itself when a greater one is small enough for its place', () => {
    expect(boundOf([0.04, 0.045, 0.05])).toBe(0.05)
  })

  it('is 0 where none may be taken', () => {
    expect([boundOf([]), boundOf([0.2, 0.3])]).toEqual([0, 0])
  })

  it('is the same of tests one by one as of tests with the same chance together', () => {
    const some = fc.array(
      fc.record({
        chance: fc.double({ min: 0, max: 1, noNaN: true }),
        times: fc.integer({ min: 1, max: 4 }),
      }),
    )
    fc.assert(
      fc.property(some, (chances) => {
        const alone = chances.flatMap(({ chance, times }) => Array<number>(times).fill(chance))
        expect(falseDiscoveryBound(chances, 0.3)).toBe(boundOf(alone, 0.3))
      }),
    )
  })
})

function boundOf(chances: readonly number[], rate = 0.05): number {
  return falseDiscoveryBound(
    chances.map((chance) => ({ chance, times: 1 })),
    rate,
  )
}

function score(values: readonly number[], near: readonly number[]): number | null {
  const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)
  return getisOrd({
    places: values.length,
    sum: sumOf(values),
    sumOfSquares: sumOf(values.map((value) => value * value)),
    neighbours: near.length,
    neighboursSum: sumOf(near.map((place) => values[place] ?? 0)),
  })
}

function pairsOf(values: readonly number[]): readonly (readonly [number, number])[] {
  return values.flatMap((a, index) => values.slice(index + 1).map((b) => [a, b] as const))
}
