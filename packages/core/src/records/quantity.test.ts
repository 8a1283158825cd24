import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantities } from '../../test/arbitraries.ts'
import { quantitySchema } from './quantity.ts'

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
