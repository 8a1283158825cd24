import type { Bridge, ReconciledRow } from '@recount/core/figures'
import { exactly, type Interval } from '@recount/core/primitives'
import { beforeAll, describe, expect, it } from 'vitest'
import { plainDisplay } from '../../language/display.ts'
import { dari, english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeWords, type Words } from '../../language/words.ts'
import { type BridgeSource, bridgeModel } from './bridge-model.ts'

let words: Words
beforeAll(async () => {
  words = makeWords(english, await loadCatalogue('en'), plainDisplay)
})

const atLeast = (low: number): Interval => ({ low, best: low, high: null })
const row: ReconciledRow = {
  harm: 'killed',
  group: 'all',
  actor: null,
  reported: { low: 96, best: null, high: null },
  counted: [atLeast(96), exactly(43)],
  verdict: { status: 'matches', difference: 0, reason: null },
}
const bridge: Bridge = {
  name: 'period',
  steps: [
    {
      from: 'reported',
      to: 'told-in-document',
      reason: 'compared',
      incidents: [],
      before: [96],
      after: [96],
    },
    {
      from: 'told-in-document',
      to: 'within-period',
      reason: 'outside-period',
      incidents: ['school', 'mosque'].map((incident) => ({
        incident,
        killed: null,
        wounded: null,
      })),
      before: [96],
      after: [43],
    },
  ],
}
const amounts: Readonly<Record<string, Interval>> = { school: atLeast(53) }
const source: BridgeSource = {
  bridge,
  row,
  rowIndex: 0,
  readings: (['told-in-document', 'within-period'] as const).map((name) => ({
    name,
    query: `reading=${name}`,
    incidents: [],
    partlyInside: [],
    unknownToll: 0,
  })),
  amountOf: (incident) => amounts[incident] ?? null,
  surelyInside: 20,
  actor: 'ISKP',
  period: 'October to December',
  titleOf: (incident) => `the ${incident}`,
  whenOf: () => 'in September',
  incidentHref: (incident) => `/incidents/${incident}`,
  exploreHref: (search) => `/?${search}`,
}
const linesOf = (changes: Partial<BridgeSource> = {}) =>
  bridgeModel({ ...source, ...changes }, words).lines

describe('bridgeModel', () => {
  it('hangs what each incident takes where the number before it ended', () => {
    const [printed, told, school, within] = linesOf()
    expect(printed).toMatchObject({ kind: 'level', number: 'at least 96', length: 100 })
    expect(told).toMatchObject({ href: '/?reading=told-in-document', isOpen: true })
    expect(school).toMatchObject({
      kind: 'change',
      label: 'the school',
      href: '/incidents/school',
      number: expect.stringContaining('−53'),
      start: 44.79,
      length: 55.21,
      level: 44.79,
    })
    expect(within).toMatchObject({ kind: 'level', number: '43', length: 44.79 })
  })
  it('marks what of the period’s number has no exact day, and only there', () => {
    const unsure = linesOf().map((line) => (line.kind === 'level' ? line.unsure : null))
    expect(unsure).toEqual([0, 0, null, 23.96])
    expect(bridgeModel({ ...source, surelyInside: null }, words).hasUnsure).toBe(false)
  })
  it('names the incidents that have no number in the cell instead of drawing nothing', () => {
    const { withoutNumber } = bridgeModel(source, words)
    expect(withoutNumber).toContain('the mosque')
    expect(withoutNumber).not.toContain('the school')
  })
  it('always adds up: what single incidents do not explain is a line of its own', () => {
    const lines = linesOf({ amountOf: (id) => (id === 'school' ? exactly(50) : null) })
    const rest = lines.find(({ key }) => key === 'within-period rest')
    expect(rest).toMatchObject({ href: null, number: expect.stringContaining('−3') })
  })
  it('shows that document and ledger differ before anything is taken away', () => {
    const short: Bridge = {
      ...bridge,
      steps: [{ ...bridge.steps[0], after: [90] } as Bridge['steps'][number]],
    }
    const [, difference] = linesOf({ bridge: short })
    expect(difference).toMatchObject({
      kind: 'change',
      label: words.say.reconciliation.unexplained,
      number: expect.stringContaining('−6'),
    })
  })
  it('draws a gain as a gain', () => {
    const more: Bridge = {
      ...bridge,
      steps: [{ ...bridge.steps[0], after: [98] } as Bridge['steps'][number]],
    }
    expect(linesOf({ bridge: more })[1]).toMatchObject({ isGain: true, start: 97.96, level: 100 })
  })
  it('draws a cell that was not printed without inventing a number for it', () => {
    const unprinted: ReconciledRow = { ...row, reported: null }
    const first: Bridge = {
      ...bridge,
      steps: bridge.steps.map((step, index) => (index === 0 ? { ...step, before: [null] } : step)),
    }
    const model = bridgeModel({ ...source, row: unprinted, bridge: first }, words)
    expect(model.lines[0]).toMatchObject({ number: words.say.reconciliation.notPrinted, length: 0 })
    expect(model.title).toContain('96 → 43')
  })
  it('has a table twin with the same lines, each with its reason and what it leaves', () => {
    const { table, lines } = bridgeModel(source, words)
    expect(table.rows.map(({ key }) => key)).toEqual(lines.map(({ key }) => key))
    expect(table.rows[2]?.cells.map(({ text }) => text)).toEqual([
      'the school',
      'outside the period',
      expect.stringContaining('−53'),
      '43',
    ])
  })
  it('tells its way in its title, in the reader’s own direction', async () => {
    const inDari = makeWords(dari, await loadCatalogue('fa-AF'), plainDisplay)
    expect(bridgeModel(source, words).title).toBe('By its period: 96 → 43')
    expect(bridgeModel(source, inDari).title).toContain('۹۶ ← ۴۳')
  })
})
