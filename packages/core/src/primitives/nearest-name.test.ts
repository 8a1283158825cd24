import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { texts } from '../../test/arbitraries.ts'
import { nearestName } from './nearest-name.ts'

const names = ['country', 'province', 'district', 'by', 'q']

describe('nearestName', () => {
  it.each([
    ['contry', 'country'],
    ['COUNTRY', 'country'],
    ['provinces', 'province'],
    ['distrcit', 'district'],
    ['yb', 'by'],
    ['bye', 'by'],
  ])('finds for %s the name %s', (written, expected) => {
    expect(nearestName(written, names)).toBe(expected)
  })

  it.each(['zzz', '', 'date', 'c'.repeat(65)])('finds nothing near %j', (written) => {
    expect(nearestName(written, ['country', 'province'])).toBeNull()
  })

  it('takes the first of equally near names', () => {
    expect(nearestName('ab', ['ax', 'ay'])).toBe('ax')
    expect(nearestName('ab', ['ay', 'ax'])).toBe('ay')
  })

  it('finds a name within one edit of itself, if no other is nearer', () => {
    fc.assert(
      fc.property(fc.constantFrom('country', 'province', 'district'), fc.nat(6), (name, at) => {
        const mistyped = `${name.slice(0, at)}${name.slice(at + 1)}`
        expect(nearestName(mistyped, names)).toBe(name)
      }),
    )
  })

  it('never throws and only ever answers with one of the names', () => {
    fc.assert(
      fc.property(texts, (written) => {
        expect([...names, null]).toContain(nearestName(written, names))
      }),
    )
  })
})
