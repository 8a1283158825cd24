import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantities } from '../../test/arbitraries.ts'
import { isUnknownNumber, quantitySchema } from './quantity.ts'

describe('quantitySchema', () => {
  it('takes a quantity if and only if low ≤ best ≤ high', () => {
    const bounds = fc.record({
      low: fc.nat(9),
      best: fc.option(fc.nat(9), { nil: null }),
      high: fc.option(fc.nat(9), { nil: null }),
      wording: fc.constant(null),
    })
    fc.assert(
      fc.property(bounds, (quantity) => {
        const high = quantity.high ?? 9
        const best = quantity.best ?? quantity.low
        const isInOrder = quantity.low <= best && best <= high && quantity.low <= high
        expect(quantitySchema.safeParse(quantity).success).toBe(isInOrder)
      }),
    )
  })

  it('gives back what it takes, unchanged', () => {
    fc.assert(
      fc.property(quantities, (quantity) => {
        expect(quantitySchema.parse(quantity)).toEqual(quantity)
      }),
    )
  })
})

describe('isUnknownNumber', () => {
  it.each([
    [{ low: 1, best: null, high: null }, true],
    [{ low: 0, best: null, high: null }, true],
    [{ low: 2, best: null, high: null }, false],
    [{ low: 1, best: 1, high: null }, false],
    [{ low: 1, best: null, high: 9 }, false],
    [{ low: 0, best: 0, high: 0 }, false],
  ])('says of %j: %s', (quantity, expected) => {
    expect(isUnknownNumber(quantity)).toBe(expected)
  })
})
