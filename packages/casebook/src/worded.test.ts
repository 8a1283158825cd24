import { expect, test } from 'vitest'
import { worded } from './worded.ts'

test('worded refuses words that the table does not hold', () => {
  expect(() => worded('a great host')).toThrow(RangeError)
  expect(() => worded('most')).toThrow(RangeError)
})

test('worded reads a part of a whole', () => {
  expect(worded('most', { low: 163, high: null })).toEqual({
    low: 82,
    best: null,
    high: null,
    wording: 'most',
  })
})
