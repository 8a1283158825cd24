import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumberOf, isoDateOf } from '../primitives/index.ts'
import { isoDatesFrom } from './iso-dates.ts'

describe('isoDatesFrom', () => {
  it('writes each day as isoDateOf does, over ends of months, leap days and years', () => {
    const days = fc.integer({ min: dayNumberOf('0001-01-01'), max: dayNumberOf('9990-01-01') })
    fc.assert(
      fc.property(days, fc.nat(400), (first, count) => {
        const expected = Array.from({ length: count }, (_, day) => isoDateOf(first + day))
        expect(isoDatesFrom(first, count)).toEqual(expected)
      }),
    )
  })
})
