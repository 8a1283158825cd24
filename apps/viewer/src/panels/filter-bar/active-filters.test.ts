import { everything, parseQuery } from '@recount/core/query'
import { describe, expect, it } from 'vitest'
import { fixedSnapshot } from '../../gallery/fixed-snapshot.ts'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeRecordNames } from '../../language/record-names.ts'
import { makeWords } from '../../language/words.ts'
import { activeFilters } from './active-filters.ts'

const words = makeWords(english, await loadCatalogue('en'), plainDisplay)
const names = makeRecordNames(fixedSnapshot().records, words)
const textsOf = (search: string) =>
  activeFilters(parseQuery(search).value ?? everything, names, words).map(
    ({ nameText, valueText }) => `${nameText} ${valueText}`.replace(/[\u2066-\u2069]/g, ''),
  )

describe('activeFilters', () => {
  it('names each value of a list by itself, in the words of the reader', () => {
    expect(textsOf('actor=iskp,taliban&province=AF32')).toEqual([
      'province Herat',
      'held responsible Islamic State Khorasan Province (ISKP)',
      'held responsible Taliban',
    ])
  })
  it('names a few incidents by their titles, and many by their number', () => {
    const few = Array.from({ length: 6 }, (_, index) => `i${index}`)
    expect(textsOf(`incident=${few.join(',')}`).length).toBe(6)
    expect(textsOf(`incident=${[...few, 'i6'].join(',')}`)).toEqual(['incident 7 incidents'])
  })
  it('writes days as people do', () => {
    expect(textsOf('from=2022-10-05')).toEqual(['from 5 October 2022'])
  })
  it('shows an id that no record has as it is, so that it can be removed', () => {
    expect(textsOf('source=nobody')).toEqual(['source nobody'])
  })
  it('knows that the rule and the order leave nothing out', () => {
    expect(textsOf('rule=un-only&sort=oldest&limit=5')).toEqual([])
  })
  it('has a name for every parameter that can be set', () => {
    const search =
      'from=2022-10-05&to=2022-12-05&precision=contained&country=AFG&province=AF01&district=AF0101' +
      '&bbox=60,29,75,39&actor=iskp&attribution=claimed&type=battle&method=firearms&target=police' +
      '&harm=killed&group=civilian&grade=fair&source=unama&dataset=x&document=y&incident=z&q=kaj&asOf=1'
    expect(textsOf(search).length).toBe(search.split('&').length)
    expect(textsOf(search).join(' ')).not.toContain('undefined')
  })
})
