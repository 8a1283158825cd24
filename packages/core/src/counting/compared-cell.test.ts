import { describe, expect, it } from 'vitest'
import { exactly, type Interval } from '../primitives/index.ts'
import { comparableQuantities } from './compared-cell.ts'
import type { TollCandidate } from './toll-candidate.ts'

const said = (origin: string, quantity: Interval, day = '2022-12-02'): TollCandidate => ({
  claim: `${origin} ${day} ${quantity.low}`,
  speaker: origin,
  speakerKind: 'media',
  origin,
  isPerpetrator: false,
  said: day,
  quantity,
})
const unknownNumber: Interval = { low: 1, best: null, high: null }
const atLeast = (low: number): Interval => ({ low, best: null, high: null })

describe('comparableQuantities', () => {
  it('takes the last word of each origin', () => {
    const tolls = [
      said('a', exactly(5)),
      said('a', exactly(7), '2022-12-03'),
      said('b', exactly(6)),
    ]
    expect(comparableQuantities(tolls)).toEqual([exactly(6), exactly(7)])
  })

  it('compares nothing where one origin speaks, however often', () => {
    expect(comparableQuantities([said('a', exactly(5)), said('a', exactly(7))])).toEqual([])
  })

  it('does not take an unknown number for a number', () => {
    expect(comparableQuantities([said('a', unknownNumber), said('b', unknownNumber)])).toEqual([])
    expect(comparableQuantities([said('a', exactly(5)), said('b', unknownNumber)])).toEqual([])
  })

  it('orders quantities by low, then by high with open ones last, whatever order they come in', () => {
    const tolls = [
      said('a', atLeast(5)),
      said('b', { low: 5, best: 6, high: 9 }),
      said('c', exactly(5)),
    ]
    const expected = [exactly(5), { low: 5, best: 6, high: 9 }, atLeast(5)]
    expect(comparableQuantities(tolls)).toEqual(expected)
    expect(comparableQuantities(tolls.toReversed())).toEqual(expected)
  })
})
