import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWellFormed } from './well-formed-text.ts'

describe('isWellFormed', () => {
  it.each(['', 'Kabul', 'کابل', '😀', '\u0000'])('takes %j', (text) => {
    expect(isWellFormed(text)).toBe(true)
  })

  it.each(['\ud800', '\udc00', 'a\ud83d', '\ude00\ud83d'])('refuses %j', (text) => {
    expect(isWellFormed(text)).toBe(false)
  })

  it('agrees with what encodeURIComponent can write', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0xd700, max: 0xe100 })), (units) => {
        const text = String.fromCharCode(...units)
        expect(isWellFormed(text)).toBe(canBeEncoded(text))
      }),
    )
  })
})

function canBeEncoded(text: string): boolean {
  try {
    encodeURIComponent(text)
    return true
  } catch {
    return false
  }
}
