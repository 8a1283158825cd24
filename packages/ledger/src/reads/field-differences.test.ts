import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidentNamed } from '../../test/sample-records.ts'
import { fieldDifferences } from './field-differences.ts'

describe('fieldDifferences', () => {
  it('names the smallest fields that differ, claims by their ids', () => {
    const before = incidentNamed('a')
    const [killed, ...others] = before.claims
    if (killed?.kind !== 'toll') throw new Error('the first claim is no toll')
    const quantity = { low: 60, best: 60, high: 60, wording: null }
    const added = { ...killed, id: 'new' }
    const after = { ...before, version: 2, claims: [added, { ...killed, quantity }, ...others] }
    expect(fieldDifferences(before, after)).toEqual([
      { path: 'claims.killed.quantity.low', before: 53, after: 60 },
      { path: 'claims.killed.quantity.best', before: null, after: 60 },
      { path: 'claims.killed.quantity.high', before: null, after: 60 },
      { path: 'claims.killed.quantity.wording', before: 'at least 53', after: null },
      { path: 'claims.new', before: undefined, after: added },
    ])
  })

  it('tells not reported from zero', () => {
    expect(fieldDifferences({ low: null }, { low: 0 })).toEqual([
      { path: 'low', before: null, after: 0 },
    ])
  })

  it('finds none in a value and itself, and some in two that differ', () => {
    fc.assert(
      fc.property(fc.object({ withNullPrototype: false }), fc.object(), (a, b) => {
        const [left, right] = [{ value: JSON.stringify(a) }, { value: JSON.stringify(b) }]
        expect(fieldDifferences(left, left)).toEqual([])
        expect(fieldDifferences(left, right).length > 0).toBe(left.value !== right.value)
      }),
    )
  })
})
