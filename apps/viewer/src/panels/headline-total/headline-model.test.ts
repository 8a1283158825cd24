import { everything } from '@recount/core/query'
import { describe, expect, it } from 'vitest'
import { answerTotal } from '../../data/explore-answers.ts'
import { fixedSnapshot } from '../../gallery/fixed-snapshot.ts'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeWords } from '../../language/words.ts'
import { headlineModel } from './headline-model.ts'

const words = makeWords(english, await loadCatalogue('en'), plainDisplay)
const snapshot = fixedSnapshot()
const modelOf = (differing: Partial<typeof everything>) => {
  const query = { ...everything, ...differing }
  return headlineModel(answerTotal(snapshot, query), query.harm, words, (id) => id)
}

describe('headlineModel', () => {
  it('tells a total that is open above as a lower bound', () => {
    const { sentence, numerals } = modelOf({ actor: ['iskp'] })
    expect(sentence).toBe('At least 96 people were killed and 163 wounded in 9 incidents.')
    expect(numerals[0]).toMatchObject({ of: 'killed', before: 'at least', number: '96' })
    expect(numerals[1]).toMatchObject({ of: 'wounded', before: '', number: '163' })
    expect(numerals[2]).toMatchObject({ of: 'incidents', number: '9' })
  })
  it('says how many incidents have an unknown toll', () => {
    const { notes } = modelOf({})
    expect(notes[0]?.kind).toBe('missing')
    expect(notes[0]?.text).toMatch(/^2 incidents have an unknown toll/)
  })
  it('says that a period may hold incidents that lie outside of it', () => {
    const { notes } = modelOf({ from: '2022-10-05', to: '2022-12-05', actor: ['iskp'] })
    expect(
      notes.some(({ text }) => text.startsWith('4 incidents have a date that may lie outside')),
    ).toBe(true)
  })
  it('shows no number where nobody reported one, and never 0', () => {
    const { numerals, sentence } = modelOf({ incident: ['afg-2022-wazir-akbar-khan'] })
    expect(numerals[0]).toMatchObject({ number: '–', bounds: 'not reported' })
    expect(sentence).not.toMatch(/\b0\b/)
  })
  it('leaves out a harm that the question does not ask for', () => {
    expect(modelOf({ harm: ['wounded'] }).numerals.map(({ of }) => of)).toEqual([
      'wounded',
      'incidents',
    ])
  })
  it('says that no incident answers, which is not that nothing happened', () => {
    const { isEmpty, sentence, notes } = modelOf({ country: ['ISL'] })
    expect(isEmpty).toBe(true)
    expect(sentence).toMatch(/^No incident on record/)
    expect(notes).toEqual([])
  })
  it('names whose harm it was, the party of an armed group by its name', () => {
    const labels = modelOf({}).groups.map(({ label }) => label)
    expect(labels).toContain('Civilians')
    expect(labels).toContain('Members of taliban')
    expect(labels).not.toContain('Attackers')
  })
  it('puts the parties with most killed first, and leaves the other groups in their places', () => {
    const { result, incidents } = answerTotal(snapshot, everything)
    const party = (actor: string, killed: number) => ({
      harm: 'killed' as const,
      group: 'armed-actor' as const,
      actor,
      low: killed,
      best: killed,
      high: killed,
      incidents: 1,
      unknownToll: 0,
      withoutBest: 0,
    })
    const civilians = { ...party('', 5), group: 'civilian' as const, actor: null }
    const cells = [civilians, party('a', 1), party('b', 9), party('c', 4)]
    const { groups } = headlineModel(
      { result: { ...result, cells }, incidents },
      [],
      words,
      (id) => id,
    )
    expect(groups.map(({ id }) => id)).toEqual([
      'civilian ',
      'armed-actor b',
      'armed-actor c',
      'armed-actor a',
    ])
  })
  it('makes its table of the same cells', () => {
    const { groups, table } = modelOf({})
    expect(table.rows.map(({ key }) => key)).toEqual(groups.map(({ id }) => id))
  })
})
