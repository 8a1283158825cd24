import { citeFigure } from '@recount/core/figures'
import type { StatisticName } from '@recount/core/statistics'
import { describe, expect, it } from 'vitest'
import { fixedSnapshot } from '../gallery/fixed-snapshot.ts'
import { questionOfFigure, tollsOfFigure } from './figure-answers.ts'

const { records, table } = fixedSnapshot()
const figureOf = (statistic: StatisticName, search: string) => {
  const figure = citeFigure(records, 1, statistic, search).value
  if (figure === null) throw new Error(`${search} can be read`)
  return figure
}

describe('questionOfFigure', () => {
  it('reads the question, and apart from it what the statistic is told', () => {
    const asked = questionOfFigure(figureOf('series', 'actor=iskp&by=week'))
    expect(asked?.query.actor).toEqual(['iskp'])
    expect(asked?.options).toBe('by=week')
  })
  it('is null for words that this program does not know', () => {
    expect(questionOfFigure({ statistic: 'total', query: 'flavour=sweet' })).toBeNull()
  })
})

describe('tollsOfFigure', () => {
  const figure = figureOf('total', 'actor=iskp&group=civilian')
  const ids = figure.incidents.map(({ id }) => id)

  it('gives each incident the number that the figure asks of it, and no other', () => {
    const civilians = tollsOfFigure(table, figure, ids)
    const killed = [...civilians.values()].map((toll) => toll.killed?.best ?? toll.killed?.low ?? 0)
    expect(killed.reduce((all, number) => all + number, 0)).toBe(73)
    expect(civilians.get('afg-2022-herat-minibus')?.killed?.best ?? 0).toBe(0)
  })
  it('has no number of an incident that the table does not hold', () => {
    expect(tollsOfFigure(table, figure, ['x']).size).toBe(0)
  })
  it('has no numbers for a question that is not known here', () => {
    expect(tollsOfFigure(table, { ...figure, query: 'flavour=sweet' }, ids).size).toBe(0)
  })
})
