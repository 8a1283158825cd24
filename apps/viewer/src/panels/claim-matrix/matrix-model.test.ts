import { describe, expect, it } from 'vitest'
import { fixedSnapshot } from '../../gallery/fixed-snapshot.ts'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeRecordNames } from '../../language/record-names.ts'
import { makeWords } from '../../language/words.ts'
import { matrixModel } from './matrix-model.ts'

const words = makeWords(english, await loadCatalogue('en'), plainDisplay)
const snapshot = fixedSnapshot()
const names = makeRecordNames(snapshot.records, words)
const modelOf = (id: string, rule = 'envelope') => {
  const counted = snapshot.countedBy(rule).byId.get(id)
  if (counted === undefined) throw new RangeError(id)
  return matrixModel(counted, snapshot.records, names, words)
}

describe('matrixModel', () => {
  const aybak = modelOf('afg-2022-aybak')
  const rowOf = (speaker: string) => aybak.rows.find((row) => row.speaker.includes(speaker))

  it('has a column for each harm and group that somebody spoke of', () => {
    expect(aybak.harms).toEqual([
      { label: 'Killed', columns: 1 },
      { label: 'Wounded', columns: 1 },
      { label: 'Killed or wounded, not separated', columns: 1 },
    ])
  })
  it('puts what one source said at one place into one row', () => {
    const unama = rowOf('UNAMA')
    expect(unama?.cells.map((cells) => cells.map(({ number }) => number))).toEqual([
      ['19'],
      ['23'],
      [],
    ])
    expect(unama?.locator).toContain('paragraph 8')
  })
  it('shows the printed words beside the number that they are read as', () => {
    expect(rowOf('Amiri')?.cells[2]?.[0]).toMatchObject({ number: '24 to 99', wording: 'dozens' })
  })
  it('shows a claim about a part only as not said, with its part', () => {
    expect(rowOf('Hasht-e Subh')?.cells[0]?.[0]).toMatchObject({
      number: 'not said',
      standing: 'not-counted',
      ofWhich: ['of which 20 children'],
    })
  })
  it('never calls a joint toll counted', () => {
    const joint = aybak.rows.flatMap(({ cells }) => cells[2] ?? [])
    expect(joint.length).toBe(2)
    expect(joint.every(({ standing }) => standing === 'checked')).toBe(true)
    expect(aybak.count[2]?.text).toBe('')
  })
  it('says why a figure was set aside', () => {
    const byOfficials = modelOf('afg-2022-aybak', 'official-only')
    const unama = byOfficials.rows.find(({ speaker }) => speaker.includes('UNAMA'))
    expect(unama?.cells[0]?.[0]).toMatchObject({
      standing: 'set-aside',
      reason: 'not an official speaker',
    })
    expect(byOfficials.count[0]).toEqual({ text: '–', origins: 'no toll qualifies' })
  })
})
