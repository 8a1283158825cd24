import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeSlotIndex, slotOf, takeSlots } from './slot-index.ts'

describe('takeSlots', () => {
  it('numbers codes as a map does, whether they are few or nearly as many as there are numbers', () => {
    const code = fc.oneof(fc.nat(9), fc.nat(5_000), fc.maxSafeNat())
    const lists = fc.array(fc.array(code, { maxLength: 3_000 }), { maxLength: 4 })
    fc.assert(
      fc.property(lists, fc.boolean(), (drawn, areFew) => {
        const most = areFew ? 5_001 : Number.MAX_SAFE_INTEGER
        const index = makeSlotIndex(most, 1_000)
        expect(index.dense === null).toBe(!areFew)
        const known = new Map<number, number>()
        for (const list of drawn) {
          const codes = Float64Array.from(list, (one) => one % most)
          const slots = new Int32Array(codes.length)
          takeSlots(index, codes, codes.length, slots)
          for (const one of codes) known.set(one, known.get(one) ?? known.size)
          expect([...slots]).toEqual(Array.from(codes, (one) => known.get(one)))
        }
        expect([...index.codes.subarray(0, index.length)]).toEqual([...known.keys()])
        for (const [one, slot] of known) expect(slotOf(index, one)).toBe(slot)
      }),
      { numRuns: 40 },
    )
  })
})
