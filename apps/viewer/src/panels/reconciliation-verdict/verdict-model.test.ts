import { casebook } from '@recount/casebook'
import type { RecordSet, ReportedTotal } from '@recount/core/records'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerReconciliation } from '../../data/reconciliation-answers.ts'
import { fixedSnapshot } from '../../gallery/fixed-snapshot.ts'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeRecordNames } from '../../language/record-names.ts'
import { makeWords, type Words } from '../../language/words.ts'
import { leadingRow, verdictModel } from './verdict-model.ts'

let words: Words
beforeAll(async () => {
  words = makeWords(english, await loadCatalogue('en'), plainDisplay)
})

const [printed] = casebook.reportedTotals
if (printed === undefined) throw new Error('the casebook has a printed total')

function verdictOf(change: (total: ReportedTotal) => ReportedTotal, base: RecordSet = casebook) {
  const snapshot = fixedSnapshot(base)
  const { records } = snapshot
  const [total] = records.reportedTotals
  if (total === undefined) throw new Error('a printed total is public')
  const reconciled = answerReconciliation(snapshot, change(total))
  const names = makeRecordNames(records, words)
  return verdictModel({ reconciled, names, hrefOf: (search) => `/?${search}` }, words)
}
const casebookWithOnly = (id: string): RecordSet => ({
  ...casebook,
  incidents: casebook.incidents.filter((incident) => incident.id === id),
})
const asPrinted = (total: ReportedTotal) => total
const reprinted = (low: number) => (total: ReportedTotal) => ({
  ...total,
  cells: total.cells.map((cell) =>
    cell.group === 'all'
      ? { ...cell, quantity: { low, best: low, high: low, wording: null } }
      : cell,
  ),
})

describe('verdictModel', () => {
  it('says that the sum follows, and what it counts that a stricter reading would not', () => {
    const verdict = verdictOf(asPrinted)
    expect(verdict?.sum).toBe(
      'The sum follows from the document’s own incidents: they come to at least 96 killed.',
    )
    expect(verdict?.but).toBe(
      'But it counts 53 killed outside the period that it names and 38 killed that nobody claimed or attributed to ISKP.',
    )
  })
  it('tells how much of the period’s number has no exact day', () => {
    expect(verdictOf(asPrinted)?.asides).toEqual([
      'Within the period, 23 killed are from 3 incidents of which no exact day is known. Surely inside it are 20.',
    ])
  })
  it('sets the printed number beside every reading, each with the page of its incidents', () => {
    const lines = verdictOf(asPrinted)?.lines ?? []
    expect(lines.map(({ key, text }) => [key, text])).toEqual([
      ['printed', 'at least 96'],
      ['told-in-document', 'at least 96'],
      ['within-period', '43'],
      ['claimed-or-attributed', 'at least 58'],
      ['claimed', '5'],
    ])
    expect(lines[0]?.href).toBeNull()
    expect(lines[4]?.href).toContain('attribution=claimed&')
  })
  it('says that a sum does not follow, with both numbers', () => {
    const sum = verdictOf(reprinted(120))?.sum
    expect(sum).toContain('does not follow')
    expect(sum).toContain('at least 96 killed, not to 120 killed')
  })
  it('names the cells that differ though the whole agrees', () => {
    const moved = (total: ReportedTotal) => ({
      ...total,
      cells: total.cells.map((cell) =>
        cell.actor === 'taliban' && cell.harm === 'wounded'
          ? { ...cell, quantity: { low: 25, best: 25, high: 25, wording: null } }
          : cell,
      ),
    })
    expect(verdictOf(moved)?.asides[0]).toContain('Wounded: Members of Taliban')
  })
  it('speaks of the incidents on record where the document tells of none', () => {
    const elsewhere = (total: ReportedTotal) => ({ ...total, document: 'another-document' })
    expect(verdictOf(elsewhere)?.sum).toContain('the incidents on record come to')
  })
  it('has nothing to object where no stricter reading takes anything away', () => {
    const wide = (total: ReportedTotal) => ({
      ...total,
      document: 'another-document',
      scope: { ...total.scope, from: '2022-11-30', actor: 'iskp' },
    })
    const claimed = casebookWithOnly('afg-2022-herat-minibus')
    const verdict = verdictOf((total) => reprinted(5)(wide(total)), claimed)
    expect(verdict?.but).toBe(words.say.reconciliation.verdict.onEveryReading)
  })
  it('is nothing for a total without cells', () => {
    expect(verdictOf((total) => ({ ...total, cells: [] }))).toBeNull()
  })
})

describe('leadingRow', () => {
  it('is the first over all groups, else the first, else none', () => {
    expect(leadingRow([{ group: 'civilian' }, { group: 'all' }])).toBe(1)
    expect(leadingRow([{ group: 'civilian' }])).toBe(0)
    expect(leadingRow([])).toBe(-1)
  })
})
