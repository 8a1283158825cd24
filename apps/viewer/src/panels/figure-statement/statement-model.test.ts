import { casebook } from '@recount/casebook'
import { citeFigure } from '@recount/core/figures'
import { projectPublic, publicByDefault } from '@recount/core/protection'
import { beforeAll, describe, expect, it } from 'vitest'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeWords, type Words } from '../../language/words.ts'
import { statementModel } from './statement-model.ts'

const records = projectPublic(casebook, publicByDefault('2022-12-05'))
const figureOf = (statistic: 'total' | 'lethality', search: string) => {
  const figure = citeFigure(records, 1, statistic, search).value
  if (figure === null) throw new Error(`${search} can be read`)
  return figure
}
const nameOf = (id: string) => records.actors.find((actor) => actor.id === id)?.name ?? null
let words: Words
beforeAll(async () => {
  words = makeWords(english, await loadCatalogue('en'), plainDisplay)
})

describe('statementModel', () => {
  it('says a total in large numbers, a sentence, and the same in the other languages', () => {
    const model = statementModel(figureOf('total', 'actor=iskp'), nameOf, words)
    expect(model.numerals.map(({ before, number }) => [before, number])).toEqual([
      ['at least', '96'],
      ['', '163'],
    ])
    expect(model.sentence).toMatch(/^At least 96 killed, of them 73 civilians/)
    expect(model.others.map(({ language }) => language.tag)).toEqual(['fa-AF', 'ps'])
    expect(model.others[0]?.text).toContain('۷۳ غیرنظامی')
  })
  it('has no numeral for a harm that was not asked for', () => {
    const model = statementModel(figureOf('total', 'harm=wounded'), nameOf, words)
    expect(model.numerals.map(({ harm }) => harm)).toEqual(['wounded'])
  })
  it('names any other statistic, which is no sentence by itself', () => {
    const model = statementModel(figureOf('lethality', ''), nameOf, words)
    expect(model).toMatchObject({ numerals: [], sentence: 'Lethality', others: [] })
    expect(model.summary).not.toBe('')
  })
})
