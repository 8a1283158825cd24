import type { ReconciledRow } from '@recount/core/figures'
import { exactly } from '@recount/core/primitives'
import { beforeAll, describe, expect, it } from 'vitest'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeWords, type Words } from '../../language/words.ts'
import { cellsModel } from './cells-model.ts'

let words: Words
beforeAll(async () => {
  words = makeWords(english, await loadCatalogue('en'), plainDisplay)
})

const cell = { harm: 'killed', actor: null } as const
const rows: readonly ReconciledRow[] = [
  {
    ...cell,
    group: 'armed-actor',
    actor: 'taliban',
    reported: exactly(23),
    counted: [exactly(23), exactly(5)],
    verdict: { status: 'matches', difference: 0, reason: null },
  },
  {
    ...cell,
    group: 'all',
    reported: exactly(90),
    counted: [{ low: 96, best: 96, high: null }, null],
    verdict: { status: 'over', difference: 6, reason: 'incident-not-in-total' },
  },
  {
    ...cell,
    harm: 'wounded',
    group: 'security-personnel',
    reported: null,
    counted: [exactly(1), exactly(0)],
    verdict: { status: 'not-reported', difference: null, reason: null },
  },
]
const readings = (['told-in-document', 'claimed'] as const).map((name) => ({
  name,
  query: `reading=${name}`,
  incidents: ['a', 'b'],
  partlyInside: [],
  unknownToll: 0,
}))
const names = { actor: (id: string) => (id === 'taliban' ? 'Taliban' : id) }
const modelOf = () => cellsModel({ readings, rows }, names, words, (search) => `/?${search}`)

describe('cellsModel', () => {
  it('puts the rows under their harm, and the readings over their incidents', () => {
    const { harms, columns } = modelOf()
    expect(harms.map(({ harm, rows }) => [harm, rows.length])).toEqual([
      ['Killed', 2],
      ['Wounded', 1],
    ])
    expect(columns[1]).toMatchObject({ href: '/?reading=claimed', incidents: '2 incidents' })
  })
  it('tells how far each count is from the printed number, and nothing where it is the same', () => {
    const [taliban] = modelOf().harms[0]?.rows ?? []
    expect(taliban?.group).toBe('Members of Taliban')
    expect(taliban?.counted.map(({ difference }) => difference)).toEqual([
      '',
      expect.stringContaining('−18'),
    ])
  })
  it('says unknown, never 0, where incidents tell no number', () => {
    const all = modelOf().harms[0]?.rows[1]
    expect(all?.counted[1]).toEqual({ text: 'unknown', difference: '' })
  })
  it('gives a difference with its likeliest reason', () => {
    const all = modelOf().harms[0]?.rows[1]
    expect(all?.agrees).toBe(false)
    expect(all?.verdict).toContain('+6')
    expect(all?.reason).toBe(words.say.reconciliation.reasons['incident-not-in-total'])
  })
  it('marks a cell that was not printed', () => {
    const guard = modelOf().harms[1]?.rows[0]
    expect(guard).toMatchObject({ isPrinted: false, printed: 'not printed', agrees: false })
  })
})
