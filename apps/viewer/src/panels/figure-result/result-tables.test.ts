import { casebook } from '@recount/casebook'
import { citeFigure } from '@recount/core/figures'
import { projectPublic, publicByDefault } from '@recount/core/protection'
import { type StatisticName, statistics } from '@recount/core/statistics'
import { beforeAll, describe, expect, it } from 'vitest'
import { plainDisplay } from '../../language/display.ts'
import { dari, english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeRecordNames } from '../../language/record-names.ts'
import { makeWords, type Words } from '../../language/words.ts'
import { resultTables } from './result-tables.ts'

const records = projectPublic(casebook, publicByDefault('2022-12-05'))
let words: Words
beforeAll(async () => {
  words = makeWords(english, await loadCatalogue('en'), plainDisplay)
})

function tablesOf(statistic: StatisticName, search: string, inWords = words) {
  const figure = citeFigure(records, 1, statistic, search).value
  if (figure === null) throw new Error(`${search} can be read`)
  return resultTables(figure, makeRecordNames(records, inWords), inWords)
}
const textsOf = (row: { cells: readonly { text: string }[] } | undefined) =>
  row?.cells.map(({ text }) => text)

describe('resultTables', () => {
  it('tells a total by group, with its open ends', () => {
    const [table] = tablesOf('total', 'actor=iskp')
    expect(table?.rows.map(({ cells }) => cells[0]?.text)).toEqual([
      'Civilians',
      'Members of Taliban',
      'Guards and police',
    ])
    expect(textsOf(table?.rows[0])?.slice(2, 5)).toEqual(['73', '73', 'open'])
  })
  it('tells the periods of a series as days in the reader’s calendar', async () => {
    const inDari = makeWords(dari, await loadCatalogue('fa-AF'), plainDisplay)
    const [table] = tablesOf('series', 'by=month&calendar=persian', inDari)
    expect(table?.rows[0]?.cells[0]?.text).toContain('میزان ۱۴۰۱')
  })
  it('tells the keys of groups in words', () => {
    const [table] = tablesOf('groups', 'by=actor')
    expect(table?.rows.map(({ cells }) => cells[0]?.text)).toContain('Taliban')
  })
  it('keeps what a row holds besides its casualties, such as its rank', () => {
    const [table] = tablesOf('ranking', 'by=actor')
    const rank = table?.columns.findIndex(({ key }) => key === 'rank') ?? -1
    expect(table?.rows.map(({ cells }) => cells[rank]?.text)).toEqual(['1', '2'])
  })
  it('shows ratios with three digits and their bounds', () => {
    const [table] = tablesOf('lethality', '')
    expect(table?.rows.find(({ key }) => key === 'killedShare')?.cells[1]?.text).toBe(
      '0.345 (0.345 to 1)',
    )
  })
  it.each(statistics.map(({ name }) => name))('leaves no part of %s out', (name) => {
    const tables = tablesOf(name, '')
    expect(tables.length).toBeGreaterThan(0)
    for (const { columns, rows } of tables) {
      expect(rows.every(({ cells }) => cells.length === columns.length)).toBe(true)
      expect(JSON.stringify(rows)).not.toMatch(/undefined|\[object|NaN/)
    }
  })
})
