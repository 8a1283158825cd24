import { describe, expect, it } from 'vitest'
import { fixedSnapshot } from '../../gallery/fixed-snapshot.ts'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeRecordNames } from '../../language/record-names.ts'
import { makeWords } from '../../language/words.ts'
import { statementsModel } from './statements-model.ts'

const words = makeWords(english, await loadCatalogue('en'), plainDisplay)
const { records } = fixedSnapshot()
const names = makeRecordNames(records, words)
const embassy = records.incidents.find(({ id }) => id === 'afg-2022-pakistani-embassy')
if (embassy === undefined) throw new RangeError('no such incident')
const statements = statementsModel(embassy, records, names, words)

describe('statementsModel', () => {
  it('lists every statement and nothing else', () => {
    const expected = embassy.claims.filter(({ kind }) => kind === 'statement').map(({ id }) => id)
    expect(statements.map(({ id }) => id)).toEqual(expected)
  })
  it('says which claim a doubt is about', () => {
    expect(statements.find(({ id }) => id === 'pakistan-doubts')).toMatchObject({
      act: 'Doubt',
      about: 'about: Announcements of ISKP, claimed',
    })
  })
  it('gives the day on which it was said where it is known, else that of the document', () => {
    const dayOf = (wanted: string) => statements.find(({ id }) => id === wanted)?.where
    expect(dayOf('ambassador-summoned')).toContain('2 December 2022')
    expect(dayOf('us-condemns')).toContain('5 December 2022')
  })
})
