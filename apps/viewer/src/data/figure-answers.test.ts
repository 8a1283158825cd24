import { casebook } from '@recount/casebook'
import { citeFigure } from '@recount/core/figures'
import { projectPublic, publicByDefault } from '@recount/core/protection'
import type { StatisticName } from '@recount/core/statistics'
import { describe, expect, it } from 'vitest'
import { makeCounter } from './counted-records.ts'
import { incidentsOfFigure, questionOfFigure } from './figure-answers.ts'

const records = projectPublic(casebook, publicByDefault('2022-12-05'))
const snapshot = { records, countedBy: makeCounter({ records }) }
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

describe('incidentsOfFigure', () => {
  it('gives each incident the number that the figure asks of it, and no other', () => {
    const civilians = incidentsOfFigure(snapshot, figureOf('total', 'actor=iskp&group=civilian'))
    const sum = civilians.reduce((all, { killed }) => all + (killed?.best ?? killed?.low ?? 0), 0)
    expect(sum).toBe(73)
    const minibus = civilians.find(({ id }) => id === 'afg-2022-herat-minibus')
    expect(minibus?.killed?.best ?? 0).toBe(0)
  })
  it('tells the version cited from the newest one, and which incident is gone', () => {
    const figure = figureOf('total', 'actor=iskp')
    const older = {
      ...figure,
      incidents: [
        { id: 'afg-2022-kaj', version: 7 },
        { id: 'x', version: 1 },
      ],
    }
    expect(incidentsOfFigure(snapshot, older)).toMatchObject([
      { id: 'afg-2022-kaj', versionCited: 7, versionNow: 1 },
      { id: 'x', versionCited: 1, versionNow: null, killed: null },
    ])
  })
  it('has no numbers by a rule that is not known here', () => {
    const figure = { ...figureOf('total', 'actor=iskp'), rule: 'envelope@99' }
    expect(incidentsOfFigure(snapshot, figure).every(({ killed }) => killed === null)).toBe(true)
  })
})
