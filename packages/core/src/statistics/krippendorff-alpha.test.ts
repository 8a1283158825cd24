import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { krippendorffAlpha } from './krippendorff-alpha.ts'

const once = (...lists: readonly (readonly number[])[]) =>
  lists.map((numbers) => ({ numbers, count: 1 }))

describe('krippendorffAlpha', () => {
  it('is 0.797 in Krippendorff’s example of four observers, twelve units and gaps', () => {
    // "Computing Krippendorff's Alpha-Reliability" (2011), data of section C, ratio metric.
    const observed = [
      [1, 1, 1],
      [2, 2, 3, 2],
      [3, 3, 3, 3],
      [3, 3, 3, 3],
      [2, 2, 2, 2],
      [1, 2, 3, 4],
      [4, 4, 4, 4],
      [1, 1, 2, 1],
      [2, 2, 2, 2],
      [5, 5, 5],
      [1, 1],
      [3],
    ]
    expect(krippendorffAlpha(once(...observed))).toBeCloseTo(0.797, 3)
  })

  it('is 0 where two of three pairs agree as chance would let them', () => {
    expect(krippendorffAlpha(once([5, 5], [5, 7]))).toBe(0)
  })

  it('counts equal units as often as they are there', () => {
    expect(
      krippendorffAlpha([
        { numbers: [5, 5], count: 2 },
        { numbers: [5, 7], count: 1 },
      ]),
    ).toBe(krippendorffAlpha(once([5, 5], [5, 5], [5, 7])))
  })

  it('is null where all numbers are equal, and where none can be compared', () => {
    expect(krippendorffAlpha(once([4, 4], [4, 4, 4]))).toBeNull()
    expect(krippendorffAlpha(once([1], [2], []))).toBeNull()
    expect(krippendorffAlpha(once([0, 0], [0, 0]))).toBeNull()
  })

  it('is 1 where every unit is told alike and units differ, and never above', () => {
    const unit = fc.tuple(fc.nat(99), fc.integer({ min: 2, max: 4 }))
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 8 }), (drawn) => {
        const alpha = krippendorffAlpha(once(...drawn.map(([n, times]) => Array(times).fill(n))))
        expect([1, null]).toContain(alpha)
      }),
    )
    const mixed = fc.array(fc.array(fc.nat(30), { maxLength: 4 }), { maxLength: 8 })
    fc.assert(
      fc.property(mixed, (lists) => {
        expect(krippendorffAlpha(once(...lists)) ?? 0).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })
})
