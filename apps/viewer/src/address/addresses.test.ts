import { describe, expect, it } from 'vitest'
import { dari, english } from '../language/languages.ts'
import { addressesIn, apiAddress } from './addresses.ts'

describe('addressesIn', () => {
  it('puts every page of a language behind its prefix, English at the root', () => {
    expect(addressesIn(english).explore('')).toBe('/')
    expect(addressesIn(english).explore('actor=iskp')).toBe('/?actor=iskp')
    expect(addressesIn(dari).explore('')).toBe('/fa')
    expect(addressesIn(dari).explore('actor=iskp')).toBe('/fa?actor=iskp')
    expect(addressesIn(dari).incident('afg-2022-kaj')).toBe('/fa/incidents/afg-2022-kaj')
  })
  it('puts the pages for frames under embed, behind the prefix of the language', () => {
    expect(addressesIn(english).embed('actor=iskp')).toBe('/embed?actor=iskp')
    expect(addressesIn(dari).embed('')).toBe('/fa/embed')
    expect(addressesIn(dari).embeddedFigure('fig-1')).toBe('/fa/embed/figures/fig-1')
  })
  it('carries a question to the page of an incident', () => {
    expect(addressesIn(english).incident('a', 'rule=un-only')).toBe('/incidents/a?rule=un-only')
  })
})

describe('apiAddress', () => {
  it('is the same in every language', () => {
    expect(apiAddress('statistics/total', 'actor=iskp')).toBe('/v1/statistics/total?actor=iskp')
    expect(apiAddress('incidents')).toBe('/v1/incidents')
  })
})
