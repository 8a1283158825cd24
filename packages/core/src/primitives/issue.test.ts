import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeIssue } from './issue.ts'

describe('makeIssue', () => {
  it('names the field, what was expected and what came', () => {
    const issue = makeIssue('wrong-type', 'claims.3.quantity.low', 'a whole number', '5')
    expect(issue).toEqual({
      code: 'wrong-type',
      path: 'claims.3.quantity.low',
      expected: 'a whole number',
      received: '5',
      message: 'claims.3.quantity.low: expected a whole number, received 5',
    })
  })

  it('names no field where the value itself is wrong', () => {
    expect(makeIssue('wrong-type', '', 'an object', null).message).toBe(
      'expected an object, received null',
    )
  })

  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['', 'an empty text'],
    [0, '0'],
    [false, 'false'],
    [[1, 2], 'a list of 2'],
    [{ a: 1 }, 'a value of type object'],
    [10n, 'a value of type bigint'],
  ])('shows %s as %s', (received, shown) => {
    expect(makeIssue('c', 'p', 'e', received).received).toBe(shown)
  })

  it('shortens what is long, and never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (received) => {
        expect(makeIssue('c', 'p', 'e', received).received.length).toBeLessThanOrEqual(80)
      }),
    )
    expect(makeIssue('c', 'p', 'e', 'x'.repeat(100)).received).toBe(`${'x'.repeat(79)}…`)
  })
})
