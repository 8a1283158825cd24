import { describe, expect, it } from 'vitest'
import { fixedSnapshot } from '../../gallery/fixed-snapshot.ts'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeRecordNames } from '../../language/record-names.ts'
import { makeWords } from '../../language/words.ts'
import { devicesTable, targetsTable } from './targets-model.ts'

const words = makeWords(english, await loadCatalogue('en'), plainDisplay)
const { records } = fixedSnapshot()
const names = makeRecordNames(records, words)
const incidentOf = (id: string) => {
  const incident = records.incidents.find((known) => known.id === id)
  if (incident === undefined) throw new RangeError(id)
  return incident
}
const textsOf = (table: ReturnType<typeof targetsTable>) =>
  table?.rows.map(({ cells }) => cells.map(({ text }) => text))

describe('targetsTable', () => {
  it('tells each target with its own outcome', () => {
    const rows = textsOf(targetsTable(incidentOf('afg-2022-hizb-e-islami'), words))
    expect(rows?.map((row) => row[2])).toEqual(['failed', 'carried out'])
  })
  it('tells a target without a name as not named', () => {
    expect(textsOf(targetsTable(incidentOf('afg-2022-jalalabad'), words))?.[0]?.[0]).toBe(
      'not named',
    )
  })
})

describe('devicesTable', () => {
  it('tells how many were found, what became of them and by whose word', () => {
    expect(textsOf(devicesTable(incidentOf('afg-2022-jalalabad'), names, words))).toEqual([
      ['landmine', '2', 'defused', 'Local Taliban officials in Nangarhar'],
    ])
  })
  it('is no table where nothing was found', () => {
    expect(devicesTable(incidentOf('afg-2022-kaj'), names, words)).toBeNull()
  })
})
