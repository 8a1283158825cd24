import { describe, expect, it } from 'vitest'
import { formatViewState, parseViewState, plainViewState } from './view-state.ts'

describe('parseViewState', () => {
  it('reads what formatViewState wrote', () => {
    const state = { measure: 'wounded', step: 'month', tables: ['map', 'timeline'] } as const
    expect(parseViewState(formatViewState(state))).toEqual(state)
  })
  it('passes over what it does not know, as a fragment counts nothing', () => {
    expect(parseViewState('#content')).toEqual(plainViewState)
    expect(parseViewState('#show=money&by=fortnight&tables=<b>')).toEqual(plainViewState)
  })
})

describe('formatViewState', () => {
  it('writes nothing for the plain state, so that plain addresses stay plain', () => {
    expect(formatViewState(plainViewState)).toBe('')
  })
})
