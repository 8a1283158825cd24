import { describe, expect, it } from 'vitest'
import { formatReconciliationLook, parseReconciliationLook } from './reconciliation-look.ts'

describe('parseReconciliationLook', () => {
  it('reads what formatReconciliationLook wrote', () => {
    const look = { cell: 'killed-armed-actor-taliban', tables: ['attribution', 'period'] }
    expect(parseReconciliationLook(formatReconciliationLook(look))).toEqual(look)
  })
  it('passes over what it does not know', () => {
    expect(parseReconciliationLook('#cell=<b>&tables=<i>&x=1')).toEqual({ cell: null, tables: [] })
  })
})

describe('formatReconciliationLook', () => {
  it('writes nothing for the plain look', () => {
    expect(formatReconciliationLook({ cell: null, tables: [] })).toBe('')
  })
})
