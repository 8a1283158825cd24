import { describe, expect, it } from 'vitest'
import { fixedSnapshot } from '../../gallery/fixed-snapshot.ts'
import { plainDisplay } from '../../language/display.ts'
import { dari, english, type Language } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeRecordNames } from '../../language/record-names.ts'
import { makeWords } from '../../language/words.ts'
import { factsModel } from './facts-model.ts'

const { records } = fixedSnapshot()
async function factsOf(id: string, language: Language = english) {
  const words = makeWords(language, await loadCatalogue(language.tag), plainDisplay)
  const incident = records.incidents.find((known) => known.id === id)
  if (incident === undefined) throw new RangeError(id)
  const facts = factsModel(incident, makeRecordNames(records, words), words, (link) => `/${link}`)
  return facts.map(({ name, text, notes, links }) => ({
    name,
    text: text.replace(/[\u2066-\u2069]/g, ''),
    notes,
    links,
  }))
}

describe('factsModel', () => {
  it('tells the printed wording of a date and how exactly it is known', async () => {
    const [day] = await factsOf('afg-2022-kaj')
    expect(day?.text).toBe('28 September 2022 to 29 September 2022')
    expect(day?.notes).toEqual([
      'known to a few days',
      'printed as “two months and seven days ago”',
    ])
  })
  it('tells a place known to the province as that, and gives no coordinates', async () => {
    const [, place] = await factsOf('afg-2022-herat-minibus')
    expect(place?.text).toBe('Herat')
    expect(place?.notes).toEqual(['province only'])
  })
  it('does not take what is not known for a no', async () => {
    const methods = (await factsOf('afg-2022-aybak')).find(({ name }) => name === 'Methods')
    expect(methods?.notes).toContain('Suicide attack: not known')
  })
  it('links to the incidents that hang together with it', async () => {
    const links = (await factsOf('afg-2022-kabul-raid')).flatMap((fact) => fact.links)
    expect(links.map(({ href }) => href)).toEqual(['/afg-2022-kaj', '/afg-2022-wazir-akbar-khan'])
  })
  it('writes the day in the calendar of the language', async () => {
    const [day] = await factsOf('afg-2022-jalalabad', dari)
    expect(day?.text).toBe('۱۲ قوس ۱۴۰۱')
  })
})
