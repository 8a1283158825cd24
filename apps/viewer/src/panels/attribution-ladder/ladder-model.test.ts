import { describe, expect, it } from 'vitest'
import { fixedSnapshot } from '../../gallery/fixed-snapshot.ts'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeRecordNames } from '../../language/record-names.ts'
import { makeWords } from '../../language/words.ts'
import { ladderModel } from './ladder-model.ts'

const words = makeWords(english, await loadCatalogue('en'), plainDisplay)
const { records } = fixedSnapshot()
const names = makeRecordNames(records, words)
const laddersOf = (id: string) => {
  const incident = records.incidents.find((known) => known.id === id)
  if (incident === undefined) throw new RangeError(id)
  return ladderModel(incident, records, names, words)
}

describe('ladderModel', () => {
  it('keeps empty rungs, so that what nobody said is seen', () => {
    const [ladder] = laddersOf('afg-2022-aybak')
    expect(ladder?.rungs.map(({ basis, entries }) => [basis, entries.length])).toEqual([
      ['confirmed', 0],
      ['claimed', 0],
      ['attributed', 0],
      ['suspected', 1],
    ])
    expect(ladder?.standard).toBe('any')
  })
  it('shows what speaks against a claim beside it, and the doubts about it', () => {
    const [ladder] = laddersOf('afg-2022-pakistani-embassy')
    expect(ladder?.standard).toBe('claimed')
    expect(ladder?.against.map(({ basis }) => basis)).toEqual(['disputed'])
    expect(ladder?.doubts.map(({ speaker }) => speaker)).toEqual([
      'Ministry of Foreign Affairs of Pakistan',
    ])
  })
  it('has no ladder where nobody was named', () => {
    const [incident] = records.incidents
    if (incident === undefined) throw new RangeError('no incidents')
    expect(ladderModel({ ...incident, claims: [] }, records, names, words)).toEqual([])
  })
})
