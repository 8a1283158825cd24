import { describe, expect, it } from 'vitest'
import { plainDisplay } from './display.ts'
import { english } from './languages.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { ruleName } from './rule-name.ts'
import { makeWords } from './words.ts'

const words = makeWords(english, await loadCatalogue('en'), plainDisplay)
const names = { source: (id: string) => id.toUpperCase() }

describe('ruleName', () => {
  it('calls a rule by its name, and that of one source by the name of the source', () => {
    expect(ruleName('un-only', names, words)).toBe('United Nations only')
    expect(ruleName('single-source(unama)', names, words)).toBe('One source only: UNAMA')
    expect(ruleName('of-tomorrow', names, words)).toBe('of-tomorrow')
  })
})
