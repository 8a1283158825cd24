import { describe, expect, it } from 'vitest'
import { greatestOf, intervalBarOf } from './interval-bar-model.ts'

describe('greatestOf', () => {
  it('takes the high, and of an open quantity what is known of it', () => {
    const open = { low: 53, best: null, high: null }
    expect(greatestOf([open, { low: 0, best: 19, high: 24 }, null])).toBe(53)
    expect(greatestOf([{ low: 1, best: 80, high: null }])).toBe(80)
  })
  it('is never nothing, so that an empty scale can be drawn', () => {
    expect(greatestOf([])).toBe(1)
    expect(greatestOf([{ low: 0, best: 0, high: 0 }])).toBe(1)
  })
})

describe('intervalBarOf', () => {
  it('keeps low, best and high apart and in order', () => {
    expect(intervalBarOf({ low: 12, best: 24, high: 48 }, 48)).toEqual({
      low: 25,
      best: 50,
      end: 100,
      isOpen: false,
    })
  })
  it('marks an open quantity and draws no best estimate that nobody gave', () => {
    expect(intervalBarOf({ low: 53, best: null, high: null }, 106)).toEqual({
      low: 50,
      best: null,
      end: 50,
      isOpen: true,
    })
  })
})
