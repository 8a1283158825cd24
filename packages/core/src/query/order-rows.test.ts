import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowWith, tableOf } from '../../test/incident-rows.ts'
import { idOfRow, openEnd } from '../table/index.ts'
import { orderRows } from './order-rows.ts'
import { type SortOrder, sortOrders } from './query.ts'

interface Row {
  readonly id: string
  readonly earliest: number
  readonly latest: number
  readonly low: number
  readonly best: number
}

const row = (id: string, latest: number, low = -1, best = -1): Row => ({
  id,
  earliest: latest === openEnd ? 0 : latest,
  latest,
  low,
  best,
})

describe('orderRows', () => {
  const rows = [row('a', 3, 5), row('b', 3, 7, 8), row('c', 9, 9, 9), row('d', openEnd, 0, 0)]
  it.each([
    ['newest', 'cabd'],
    ['oldest', 'abcd'],
    ['killed', 'cbad'],
    ['id', 'abcd'],
  ] as const)('puts rows in the order %s', (sort, expected) => {
    expect(idsInOrder(rows, sort).join('')).toBe(expected)
  })

  it('puts a row without a latest day last, whichever way days run', () => {
    expect(idsInOrder(rows, 'newest').at(-1)).toBe('d')
    expect(idsInOrder(rows, 'oldest').at(-1)).toBe('d')
  })

  it('puts a row without a reported number of killed behind one with none killed', () => {
    expect(idsInOrder([row('a', 1), row('b', 1, 0, 0)], 'killed')).toEqual(['b', 'a'])
  })

  it('keeps every row once, whatever the order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({ id: fc.string({ minLength: 1 }), latest: fc.nat(5), low: fc.nat(3) }),
          {
            selector: ({ id }) => id,
          },
        ),
        fc.constantFrom(...sortOrders),
        (drawn, sort) => {
          const ids = drawn.map(({ id }) => id)
          const ordered = idsInOrder(
            drawn.map(({ id, latest, low }) => row(id, latest, low)),
            sort,
          )
          expect([...ordered].sort()).toEqual([...ids].sort())
        },
      ),
    )
  })
})

function idsInOrder(rows: readonly Row[], sort: SortOrder): readonly string[] {
  const table = tableOf(
    rows.map(({ id, earliest, latest, low, best }) =>
      rowWith({
        id,
        span: { earliest, latest, precision: 'unknown' },
        totals: {
          killed:
            low < 0
              ? null
              : { quantity: { low, best: best < 0 ? null : best, high: null }, unknown: false },
          wounded: null,
          missing: null,
          abducted: null,
        },
      }),
    ),
  )
  const all = Uint32Array.from({ length: table.length }, (_, index) => index)
  return Array.from(orderRows(table, all, sort), (row) => idOfRow(table.id, row))
}
