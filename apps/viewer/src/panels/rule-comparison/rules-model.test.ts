import { describe, expect, it } from 'vitest'
import { fixedSnapshot } from '../../gallery/fixed-snapshot.ts'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeRecordNames } from '../../language/record-names.ts'
import { makeWords } from '../../language/words.ts'
import { rulesModel } from './rules-model.ts'

const words = makeWords(english, await loadCatalogue('en'), plainDisplay)
const snapshot = fixedSnapshot()
const names = makeRecordNames(snapshot.records, words)
const counts = ['envelope', 'official-only', 'un-only'].flatMap((rule) => {
  const counted = snapshot.countedBy(rule).byId.get('afg-2022-aybak')
  return counted === undefined ? [] : [{ rule, counted }]
})

describe('rulesModel', () => {
  const model = rulesModel(counts, 'envelope', names, words)
  const rowOf = (rule: string) => model.rows.find((row) => row.rule === rule)

  it('has no column for joint tolls, which are never counted', () => {
    expect(model.columns.map(({ harm }) => harm)).toEqual(['Killed', 'Wounded'])
  })
  it('shows the count by each rule, and nothing where no toll qualifies', () => {
    expect(rowOf('un-only')?.cells.map(({ text }) => text)).toEqual(['19', '23'])
    expect(rowOf('official-only')?.cells.map(({ text }) => text)).toEqual(['–', '–'])
  })
  it('says which claims a rule used and why it set the others aside', () => {
    expect(rowOf('un-only')?.used.map(({ text }) => text)).toContain(
      'United Nations Assistance Mission in Afghanistan (UNAMA): 19 killed',
    )
    const reasons = rowOf('official-only')?.setAside.map(({ reason }) => reason) ?? []
    expect(reasons).toContain('not an official speaker')
    expect(reasons.every((reason) => reason !== null)).toBe(true)
  })
  it('marks the rule in force', () => {
    expect(model.rows.filter(({ chosen }) => chosen).map(({ rule }) => rule)).toEqual(['envelope'])
  })
})
