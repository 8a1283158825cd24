import { describe, expect, it } from 'vitest'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeWords } from '../../language/words.ts'
import { breakdownModel } from './breakdown-model.ts'

const words = makeWords(english, await loadCatalogue('en'), plainDisplay)
const row = (province: string | null, killed: number | null, incidents: number) => ({
  key: { province },
  killed: killed === null ? null : { low: killed, best: killed, high: killed },
  wounded: null,
  incidents,
  unknownToll: 0,
})
const rows = [row('A', 5, 1), row(null, 90, 3), row('B', null, 9), row('C', 7, 2)]
const modelOf = (measure: 'killed' | 'incidents') =>
  breakdownModel(
    {
      title: 'Province',
      dimension: 'province',
      rows,
      chosen: ['C'],
      measure,
      labelOf: (key) => key ?? 'Not known',
    },
    words,
  )

describe('breakdownModel', () => {
  it('orders by what is shown, and puts those without a key last', () => {
    expect(modelOf('killed').bars.map(({ key }) => key)).toEqual(['C', 'A', 'B', null])
    expect(modelOf('incidents').bars.map(({ key }) => key)).toEqual(['B', 'C', 'A', null])
  })
  it('shows a row that nobody reported a number for without a number', () => {
    expect(modelOf('killed').bars.find(({ key }) => key === 'B')).toMatchObject({
      interval: null,
      text: '–',
    })
  })
  it('marks what is chosen', () => {
    expect(
      modelOf('killed')
        .bars.filter(({ chosen }) => chosen)
        .map(({ key }) => key),
    ).toEqual(['C'])
  })
  it('makes its table of the same rows in the same order', () => {
    const { bars, table } = modelOf('killed')
    expect(table.rows.map(({ cells }) => cells[0]?.text)).toEqual(bars.map(({ label }) => label))
  })
})
