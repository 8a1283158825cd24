import { describe, expect, it } from 'vitest'
import { dateOfParts, daysInMonth, partsIn } from './day-field-model.ts'

describe('daysInMonth', () => {
  it('knows the leap years of both calendars', () => {
    expect(daysInMonth('gregory', 2024, 2)).toBe(29)
    expect(daysInMonth('gregory', 2022, 2)).toBe(28)
    expect(daysInMonth('persian', 1401, 12)).toBe(29)
    expect(daysInMonth('persian', 1403, 12)).toBe(30)
  })
})

describe('dateOfParts', () => {
  it('puts together what partsIn took apart, in either calendar', () => {
    for (const calendar of ['gregory', 'persian'] as const)
      for (const date of ['2022-12-05', '2024-02-29', '2025-03-20'])
        expect(dateOfParts(calendar, partsIn(calendar, date))).toBe(date)
  })
  it('takes the last day of a month that is shorter than asked', () => {
    expect(dateOfParts('gregory', { year: 2022, month: 2, dayOfMonth: 31 })).toBe('2022-02-28')
    expect(dateOfParts('persian', { year: 1401, month: 12, dayOfMonth: 30 })).toBe('2023-03-20')
  })
})
