import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intervals } from '../../test/arbitraries.ts'
import { addIntervals, exactly, hullOfIntervals, type Interval, intervalsMeet } from './interval.ts'

describe('addIntervals', () => {
  it('adds lows, highs and bests, and takes the low where there is no best', () => {
    const atLeast53 = { low: 53, best: null, high: null }
    const dozens = { low: 24, best: null, high: 99 }
    expect(addIntervals(exactly(19), exactly(23))).toEqual(exactly(42))
    expect(addIntervals(dozens, exactly(19))).toEqual({ low: 43, best: 43, high: 118 })
    expect(addIntervals(atLeast53, exactly(43))).toEqual({ low: 96, best: 96, high: null })
  })

  it('keeps low ≤ best ≤ high', () => {
    fc.assert(
      fc.property(intervals, intervals, (a, b) => {
        expectInOrder(addIntervals(a, b))
      }),
    )
  })

  it('is commutative and associative', () => {
    fc.assert(
      fc.property(intervals, intervals, intervals, (a, b, c) => {
        expect(addIntervals(a, b)).toEqual(addIntervals(b, a))
        expect(addIntervals(addIntervals(a, b), c)).toEqual(addIntervals(a, addIntervals(b, c)))
      }),
    )
  })

  it('is open above as soon as one part is', () => {
    fc.assert(
      fc.property(intervals, intervals, (a, b) => {
        const isOpen = a.high === null || b.high === null
        expect(addIntervals(a, b).high === null).toBe(isOpen)
      }),
    )
  })

  it('holds the sum of any two numbers that its parts hold', () => {
    fc.assert(
      fc.property(intervals, intervals, fc.nat(200), fc.nat(200), (a, b, inA, inB) => {
        fc.pre(holds(a, inA) && holds(b, inB))
        expect(holds(addIntervals(a, b), inA + inB)).toBe(true)
      }),
    )
  })
})

describe('hullOfIntervals', () => {
  it('keeps low ≤ best ≤ high, whatever best is given', () => {
    fc.assert(
      fc.property(intervals, intervals, fc.option(fc.nat(300), { nil: null }), (a, b, best) => {
        expectInOrder(hullOfIntervals(a, b, best))
      }),
    )
  })

  it('holds every number that one of the two holds', () => {
    fc.assert(
      fc.property(intervals, intervals, fc.nat(200), (a, b, count) => {
        fc.pre(holds(a, count) || holds(b, count))
        expect(holds(hullOfIntervals(a, b, null), count)).toBe(true)
      }),
    )
  })

  it('is commutative and associative', () => {
    const hull = (a: Interval, b: Interval) => hullOfIntervals(a, b, null)
    fc.assert(
      fc.property(intervals, intervals, intervals, (a, b, c) => {
        expect(hull(a, b)).toEqual(hull(b, a))
        expect(hull(hull(a, b), c)).toEqual(hull(a, hull(b, c)))
      }),
    )
  })

  it('moves a best estimate that lies outside to the nearer bound', () => {
    expect(hullOfIntervals(exactly(5), exactly(9), 2).best).toBe(5)
    expect(hullOfIntervals(exactly(5), exactly(9), 20).best).toBe(9)
    expect(hullOfIntervals(exactly(5), { low: 9, best: null, high: null }, 20).best).toBe(20)
  })
})

describe('intervalsMeet', () => {
  it('says whether some number lies in both', () => {
    fc.assert(
      fc.property(intervals, intervals, (a, b) => {
        const highest = 400
        const shared = Array.from({ length: highest }, (_, count) => count).some(
          (count) => holds(a, count) && holds(b, count),
        )
        expect(intervalsMeet(a, b)).toBe(shared)
      }),
    )
  })
})

function holds({ low, high }: Interval, count: number): boolean {
  return count >= low && (high === null || count <= high)
}

function expectInOrder({ low, best, high }: Interval): void {
  expect(best ?? low).toBeGreaterThanOrEqual(low)
  expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(best ?? low)
}
