import { expect, it } from 'vitest'
import { limitRate } from './limit-rate.ts'

it('limitRate allows a burst, then a steady rate, and saves up no more than the burst', () => {
  let milliseconds = 0
  const isAllowed = limitRate(() => new Date(milliseconds), 3, 2)
  const allowedOf = (tries: number) =>
    Array.from({ length: tries }, isAllowed).filter(Boolean).length
  expect(allowedOf(10)).toBe(3)
  milliseconds += 499
  expect(allowedOf(10)).toBe(0)
  milliseconds += 501
  expect(allowedOf(10)).toBe(2)
  milliseconds += 3_600_000
  expect(allowedOf(10)).toBe(3)
  milliseconds = 0
  expect(allowedOf(10)).toBe(0)
})
