import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderByAmount, orderByKeys, placesUpTo } from './order-groups.ts'

describe('orderByAmount', () => {
  it('puts the greatest first and leaves equals in their order, however great the amounts are', () => {
    const amounts = fc.array(
      fc.oneof(fc.integer({ min: -1, max: 5 }), fc.integer({ min: 0, max: 2 ** 52 })),
    )
    fc.assert(
      fc.property(amounts, (list) => {
        const expected = list.map((amount, place) => ({ amount, place }))
        expected.sort((a, b) => b.amount - a.amount || a.place - b.place)
        const order = orderByAmount(Float64Array.from(list), placesUpTo(list.length))
        expect([...order]).toEqual(expected.map(({ place }) => place))
      }),
    )
  })
})

describe('orderByKeys', () => {
  it('orders groups as the JSON of their keys is ordered, null behind the words', () => {
    const vocabulary = ['a', 'a!', 'a"', 'A', 'ab', 'ب', '']
    const groups = fc.uniqueArray(fc.tuple(fc.nat(vocabulary.length), fc.nat(2)), {
      selector: (codes) => codes.join(),
    })
    fc.assert(
      fc.property(groups, (list) => {
        const words = [vocabulary, ['x', 'y']]
        const jsonOf = (codes: readonly number[]) =>
          JSON.stringify(codes.map((code, place) => words[place]?.[code] ?? null))
        const keys = words.map((own, place) => ({
          words: own,
          codes: Uint32Array.from(list, (codes) => codes[place] ?? 0),
        }))
        const order = orderByKeys(keys, list.length)
        const expected = list.map(jsonOf).sort((a, b) => (a < b ? -1 : 1))
        expect(Array.from(order, (place) => jsonOf(list[place] ?? []))).toEqual(expected)
      }),
    )
  })
})
