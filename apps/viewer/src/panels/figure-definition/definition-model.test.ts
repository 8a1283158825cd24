import { casebook } from '@recount/casebook'
import { citeFigure } from '@recount/core/figures'
import { projectPublic, publicByDefault } from '@recount/core/protection'
import { beforeAll, describe, expect, it } from 'vitest'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeWords, type Words } from '../../language/words.ts'
import { definitionModel, questionInWords } from './definition-model.ts'

const records = projectPublic(casebook, publicByDefault('2022-12-05'))
const figure = citeFigure(records, 80, 'total', 'actor=iskp,taliban').value
if (figure === null) throw new Error('the question can be read')
const filters = [
  { nameText: 'held responsible', valueText: 'ISKP' },
  { nameText: 'held responsible', valueText: 'Taliban' },
  { nameText: 'from', valueText: '5 October 2022' },
]
let words: Words
beforeAll(async () => {
  words = makeWords(english, await loadCatalogue('en'), plainDisplay)
})

describe('definitionModel', () => {
  it('spells the question out, the values of one parameter together, and its exact text last', () => {
    const source = { figure, filters, options: '', ruleName: 'envelope', recorded: null }
    const [question] = definitionModel(source, words)
    expect(question?.values).toEqual([
      { text: 'ISKP, Taliban', note: 'held responsible', code: '' },
      { text: '5 October 2022', note: 'from', code: '' },
      { text: '', note: '', code: 'actor=iskp,taliban' },
    ])
  })
  it('names the rule, the vague words and the policy with their versions', () => {
    const source = { figure, filters, options: '', ruleName: 'envelope', recorded: '1 May 2023' }
    const terms = definitionModel(source, words)
    const codes = terms.flatMap(({ values }) => values.map(({ code }) => code))
    expect(codes).toEqual(expect.arrayContaining(['envelope@1', 'vague-words@2', figure.policy]))
    expect(JSON.stringify(terms)).toContain('80, recorded 1 May 2023')
  })
  it('shows a rule that this program does not know by its own name', () => {
    const strange = { ...figure, rule: 'weighted@4' }
    const source = { figure: strange, filters, options: '', ruleName: 'weighted', recorded: null }
    const rule = definitionModel(source, words).find(({ key }) => key === 'rule')
    expect(rule?.values).toEqual([{ text: 'weighted', note: '', code: 'weighted@4' }])
  })
})

describe('questionInWords', () => {
  it('is one line of plain text', () => {
    expect(questionInWords(filters, words)).toBe(
      'held responsible ISKP, Taliban · from 5 October 2022',
    )
  })
  it('says that everything was asked for', () => {
    expect(questionInWords([], words)).toBe(words.say.filters.all)
  })
})
