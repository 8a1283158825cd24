import { originsOf } from '@recount/core/records'
import { describe, expect, it } from 'vitest'
import { fixedSnapshot } from '../../gallery/fixed-snapshot.ts'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeRecordNames } from '../../language/record-names.ts'
import { makeWords } from '../../language/words.ts'
import { listModel } from './list-model.ts'

const words = makeWords(english, await loadCatalogue('en'), plainDisplay)
const snapshot = fixedSnapshot()
const list = listModel(
  [...snapshot.countedBy('envelope').byId.values()],
  originsOf(snapshot.records.sources),
  makeRecordNames(snapshot.records, words),
  words,
  (id) => `/${id}`,
)
const rowOf = (wanted: string) => list.find(({ id }) => id === wanted)

describe('listModel', () => {
  it('tells a toll that nobody reported apart from one that tells no number', () => {
    expect(rowOf('afg-2022-wazir-akbar-khan')?.killed).toBe('–')
    expect(rowOf('afg-2022-kabul-raid')?.killed).toBe('unknown')
  })
  it('counts independent origins, not speakers: a spokesman and his own are one', () => {
    const kaj = snapshot.records.incidents.find(({ id }) => id === 'afg-2022-kaj')
    const speakers = new Set(kaj?.claims.map(({ speaker }) => speaker)).size
    expect(rowOf('afg-2022-kaj')?.origins).toBeLessThan(speakers)
  })
  it('says how exactly day and place are known', () => {
    expect(rowOf('afg-2022-injil')).toMatchObject({ whenIsExact: false, precision: 'district' })
    expect(rowOf('afg-2022-aybak')).toMatchObject({ whenIsExact: true, contradictions: 1 })
  })
})
