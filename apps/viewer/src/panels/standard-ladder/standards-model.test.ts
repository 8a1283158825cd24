import { beforeAll, describe, expect, it } from 'vitest'
import { standardOfBasis } from '../../data/standard-of-basis.ts'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeWords, type Words } from '../../language/words.ts'
import { standardsModel } from './standards-model.ts'

let words: Words
beforeAll(async () => {
  words = makeWords(english, await loadCatalogue('en'), plainDisplay)
})

describe('standardsModel', () => {
  it('tells by core’s own judgement which word counts by which standard', () => {
    const { standards, rungs } = standardsModel(standardOfBasis, words)
    expect(standards.map(({ key }) => key)).toEqual(['any', 'claimed-or-attributed', 'claimed'])
    expect(rungs.map(({ basis, counts }) => [basis, counts])).toEqual([
      ['confirmed', [true, true, true]],
      ['claimed', [true, true, true]],
      ['attributed', [true, true, false]],
      ['suspected', [true, false, false]],
      ['denied', null],
      ['disputed', null],
    ])
  })
})
