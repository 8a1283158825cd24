import { countingRules } from '@recount/core/counting'
import { everything } from '@recount/core/query'
import { describe, expect, it } from 'vitest'
import { answerTotal } from '../../data/explore-answers.ts'
import { fixedSnapshot } from '../../gallery/fixed-snapshot.ts'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeWords } from '../../language/words.ts'
import { countSwitchModel } from './count-switch-model.ts'

const words = makeWords(english, await loadCatalogue('en'), plainDisplay)
const snapshot = fixedSnapshot()
const ways = countingRules.map(({ name }) => ({
  value: name,
  name,
  summary: '',
  answer: answerTotal(snapshot.countedBy(name), { ...everything, rule: name }),
}))

describe('countSwitchModel', () => {
  const { options, greatest } = countSwitchModel(ways, 'un-only', words)
  const optionOf = (value: string) => options.find((option) => option.value === value)

  it('marks the rule in force and no other', () => {
    expect(options.filter(({ chosen }) => chosen).map(({ value }) => value)).toEqual(['un-only'])
  })
  it('shows what each rule comes to', () => {
    expect(optionOf('envelope')?.killedText).toBe('at least 97')
    expect(optionOf('un-only')?.killedText).toBe('19')
  })
  it('shows a rule that finds no number as unknown, and never as 0', () => {
    expect(optionOf('official-only')?.killedText).toBe('unknown')
  })
  it('draws all of them on one scale', () => {
    expect(greatest).toBe(97)
  })
  it('tells a number that is on its way from one that is unknown, and from one that did not come', () => {
    const answers = [ways[0]?.answer ?? null, 'awaited' as const, null]
    const some = ways.slice(0, 3).map((way, index) => ({ ...way, answer: answers[index] ?? null }))
    const shown = countSwitchModel(some, 'envelope', words).options
    expect(shown.map(({ killedText }) => killedText)).toEqual(['at least 97', '…', '–'])
    expect(shown.every(({ name }) => name !== '')).toBe(true)
  })
})
