import { describe, expect, it } from 'vitest'
import { countryName } from './country-name.ts'

describe('countryName', () => {
  it('names countries in all three languages', () => {
    expect(countryName('MEX', 'en')).toBe('Mexico')
    expect(countryName('AFG', 'fa-AF')).toBe('افغانستان')
    expect(countryName('AFG', 'ps')).toBe('افغانستان')
    expect(countryName('XKX', 'en')).toBe('Kosovo')
  })
  it('keeps a code that it does not know', () => {
    expect(countryName('AFG1', 'en')).toBe('AFG1')
    expect(countryName('ZZZ', 'ps')).toBe('ZZZ')
  })
})
