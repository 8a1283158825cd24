import { describe, expect, it } from 'vitest'
import { inDigits, isolated, numberText } from './number-text.ts'

describe('numberText', () => {
  it('groups thousands in the digits asked for', () => {
    expect(numberText(0, 'latin')).toBe('0')
    expect(numberText(999, 'latin')).toBe('999')
    expect(numberText(1234567, 'latin')).toBe('1,234,567')
    expect(numberText(1234567, 'persian')).toBe('۱٬۲۳۴٬۵۶۷')
  })
  it('writes a minus sign, not a hyphen', () => {
    expect(numberText(-53, 'latin')).toBe('−53')
    expect(numberText(-53, 'persian')).toBe('−۵۳')
  })
})

describe('inDigits', () => {
  it('turns digits into the other set and back, and leaves letters alone', () => {
    expect(inDigits('16:00 UN', 'persian')).toBe('۱۶:۰۰ UN')
    expect(inDigits('۱۶:۰۰ UN', 'latin')).toBe('16:00 UN')
  })
})

describe('isolated', () => {
  it('keeps what is written and adds only marks that cannot be seen', () => {
    expect(isolated('a').replace(/[\u2066-\u2069]/g, '')).toBe('a')
    expect(isolated('a').length).toBe(3)
  })
})
