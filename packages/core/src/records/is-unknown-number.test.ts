import { describe, expect, it } from 'vitest'
import { isUnknownNumber } from './is-unknown-number.ts'

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
