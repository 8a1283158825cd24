import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { giniOf, herfindahlOf, lorenzOf } from './inequality.ts'

const ascending = fc
  .array(fc.nat(1000), { minLength: 1, maxLength: 30 })
  .map((amounts) => amounts.sort((a, b) => a - b))

describe('giniOf', () => {
  it('is that of the example in the manual of R’s package ineq', () => {
    const incomes = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]
    expect(giniOf(incomes)).toBeCloseTo(0.4620911, 7)
  })

  it('is half the mean difference of all pairs, over the mean', () => {
    fc.assert(
      fc.property(ascending, (amounts) => {
        const total = amounts.reduce((sum, amount) => sum + amount, 0)
        fc.pre(total > 0)
        const pairs = amounts.flatMap((a) => amounts.map((b) => Math.abs(a - b)))
        const differences = pairs.reduce((sum, difference) => sum + difference, 0)
        expect(giniOf(amounts)).toBeCloseTo(differences / (2 * amounts.length * total), 12)
      }),
    )
  })

  it('is 0 where all are equal, and almost 1 where one of many has everything', () => {
    expect(giniOf([7, 7, 7])).toBe(0)
    expect(giniOf([...Array.from({ length: 99 }, () => 0), 5])).toBeCloseTo(0.99, 12)
  })

  it('is null where there is nothing to share', () => {
    expect([giniOf([]), giniOf([0, 0])]).toEqual([null, null])
  })
})

describe('herfindahlOf', () => {
  it('is the sum of squared shares, between 1/n and 1', () => {
    fc.assert(
      fc.property(ascending, (amounts) => {
        const total = amounts.reduce((sum, amount) => sum + amount, 0)
        fc.pre(total > 0)
        const index = herfindahlOf(amounts) ?? 0
        const slow = amounts.reduce((sum, amount) => sum + (amount / total) ** 2, 0)
        expect(index).toBeCloseTo(slow, 12)
        expect(index).toBeGreaterThan(1 / amounts.length - 1e-12)
        expect(index).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('is null where there is nothing to share', () => {
    expect([herfindahlOf([]), herfindahlOf([0])]).toEqual([null, null])
  })
})

describe('lorenzOf', () => {
  it('rises from 0 to 1 below the diagonal, ever more steeply', () => {
    fc.assert(
      fc.property(ascending, (amounts) => {
        const points = lorenzOf(amounts)
        fc.pre(points.length > 0)
        expect([points[0], points.at(-1)]).toEqual([
          { owners: 0, part: 0 },
          { owners: 1, part: 1 },
        ])
        const steps = points.slice(1).map(({ part }, index) => part - (points[index]?.part ?? 0))
        steps.reduce((before, step) => {
          expect(step).toBeGreaterThanOrEqual(before - 1e-12)
          return step
        }, 0)
        for (const { owners, part } of points) expect(part).toBeLessThanOrEqual(owners + 1e-12)
      }),
    )
  })

  it('has half the Gini coefficient between it and the diagonal, where owners are ten', () => {
    const amounts = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]
    const points = lorenzOf(amounts)
    const under = points.slice(1).reduce((sum, { part }, index) => {
      return sum + (part + (points[index]?.part ?? 0)) / 20
    }, 0)
    expect(1 - 2 * under).toBeCloseTo(giniOf(amounts) ?? 0, 12)
  })

  it('is empty where there is nothing to share', () => {
    expect(lorenzOf([0])).toEqual([])
  })
})
