import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseByteRange } from './byte-range.ts'

it.each([
  [undefined, null],
  ['bytes=0-4', { start: 0, end: 5 }],
  ['bytes=4-', { start: 4, end: 10 }],
  ['bytes=-3', { start: 7, end: 10 }],
  ['bytes=-30', { start: 0, end: 10 }],
  ['bytes=8-99', { start: 8, end: 10 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=5-4', null],
  ['bytes=0-1,4-5', null],
  ['rows=0-1', null],
  ['bytes=-', null],
])('parseByteRange reads %s of ten bytes', (range, expected) => {
  expect(parseByteRange(range, 10)).toEqual(expected)
})

it('parseByteRange never throws and stays inside', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^bytes=\d*-\d*$/)),
      fc.nat(),
      (text, length) => {
        const range = parseByteRange(text, length)
        if (range === null || range === 'unsatisfiable') return
        expect(range.start).toBeGreaterThanOrEqual(0)
        expect(range.end).toBeGreaterThan(range.start)
        expect(range.end).toBeLessThanOrEqual(length)
      },
    ),
  )
})
