import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gtdQuantity, readGtdCount, withoutAttackers } from './gtd-count.ts'

describe('readGtdCount', () => {
  it.each([
    ['', null],
    ['-9', null],
    ['-99', null],
    ['0', 0],
    ['12.5', 12.5],
  ])('reads %j as %j', (cell, count) => {
    expect(readGtdCount(cell)).toBe(count)
  })

  it.each(['-1', 'x', '1,5'])('reads %j as no count', (cell) => {
    expect(readGtdCount(cell)).toBeNaN()
  })
})

describe('gtdQuantity', () => {
  it('lets the sum over linked incidents hold the total that was split', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 9 }),
        (total, parts) => {
          const share = gtdQuantity(total / parts, '')
          expect(share.low * parts).toBeLessThanOrEqual(total)
          expect((share.high ?? 0) * parts).toBeGreaterThanOrEqual(total)
        },
      ),
    )
  })
})

describe('withoutAttackers', () => {
  it('keeps low ≤ best ≤ high, whatever it is given', () => {
    const count = fc.double({ min: 0, max: 60, noNaN: true })
    fc.assert(
      fc.property(
        count,
        fc.option(count),
        fc.integer({ min: 0, max: 9 }),
        (total, attackers, few) => {
          const { low, best, high } = withoutAttackers(gtdQuantity(total, ''), attackers, few)
          expect(low).toBeGreaterThanOrEqual(0)
          expect(high).not.toBeNull()
          expect(low).toBeLessThanOrEqual(best ?? low)
          expect(best ?? low).toBeLessThanOrEqual(high ?? 0)
        },
      ),
    )
  })
})
