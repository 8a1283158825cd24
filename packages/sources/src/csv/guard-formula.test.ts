import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardFormula, unguardFormula } from './guard-formula.ts'

const signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']

describe('guardFormula', () => {
  it.each(signs)('puts an apostrophe before a text that begins with %j', (sign) => {
    expect(guardFormula(`${sign}1+1`)).toBe(`'${sign}1+1`)
  })

  it('leaves other texts alone', () => {
    for (const text of ['', "'", "''x", 'a=1', ' =1', '5', "'tis"])
      expect(guardFormula(text)).toBe(text)
  })

  it('is undone exactly, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom("'", 'a', ' ', ...signs) })
    fc.assert(
      fc.property(text, (any) => {
        expect(unguardFormula(guardFormula(any))).toBe(any)
      }),
    )
  })

  it('never gives a text that begins with a sign', () => {
    const text = fc.string({ unit: fc.constantFrom("'", 'a', ...signs) })
    fc.assert(
      fc.property(text, (any) => {
        expect(signs.some((sign) => guardFormula(any).startsWith(sign))).toBe(false)
      }),
    )
  })
})
