import { makeIssue } from '@recount/core/primitives'
import { describe, expect, it } from 'vitest'
import { fixedSnapshot } from '../../gallery/fixed-snapshot.ts'
import { plainDisplay } from '../../language/display.ts'
import { english, languages } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeRecordNames } from '../../language/record-names.ts'
import { makeWords } from '../../language/words.ts'
import { contradictionsModel } from './contradictions-model.ts'

const snapshot = fixedSnapshot()
const counted = [...snapshot.countedBy('envelope').byId.values()]
const words = makeWords(english, await loadCatalogue('en'), plainDisplay)
const names = makeRecordNames(snapshot.records, words)

describe('contradictionsModel', () => {
  it('has plain words in every language for every contradiction of the seed case', async () => {
    expect(counted.flatMap(({ issues }) => issues).length).toBeGreaterThan(1)
    for (const language of languages) {
      const local = makeWords(language, await loadCatalogue(language.tag), plainDisplay)
      const localNames = makeRecordNames(snapshot.records, local)
      const told = counted.flatMap((incident) => contradictionsModel(incident, localNames, local))
      expect(told.every(({ isOwn }) => isOwn)).toBe(true)
    }
  })
  it('names both sides and both numbers', () => {
    const aybak = counted.find(({ incident }) => incident.id === 'afg-2022-aybak')
    const [told] = aybak === undefined ? [] : contradictionsModel(aybak, names, words)
    expect(told?.text).toContain('20 children')
    expect(told?.text).toContain('19 killed')
    expect(told?.text).toContain('UNAMA')
    expect(told?.text).toContain('Hasht-e Subh')
  })
  it('shows a contradiction of a kind that it does not know as core wrote it', () => {
    const [first] = counted
    if (first === undefined) throw new RangeError('no incidents')
    const issue = makeIssue('new-kind', 'claims.0', 'something', 'something else')
    const told = contradictionsModel({ incident: first.incident, issues: [issue] }, names, words)
    expect(told).toMatchObject([{ text: issue.message, isOwn: false }])
  })
})
