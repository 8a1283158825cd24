import { describe, expect, it } from 'vitest'
import { fixedSnapshot } from '../gallery/fixed-snapshot.ts'
import { answerReconciliation, bestOf } from './reconciliation-answers.ts'

const snapshot = fixedSnapshot()
const [total] = snapshot.records.reportedTotals
if (total === undefined) throw new Error('the casebook has a printed total')
const answer = answerReconciliation(snapshot, total)
const rowOf = (harm: string, group: string) =>
  answer.reconciliation.rows.findIndex((row) => row.harm === harm && row.group === group)
const wholeKilled = rowOf('killed', 'all')

describe('answerReconciliation', () => {
  it('gives every incident of a step the number that it takes from each cell', () => {
    for (const { steps } of answer.reconciliation.bridges) {
      for (const step of steps.filter(({ from }) => from !== 'reported')) {
        step.before.forEach((before, row) => {
          const taken = step.incidents
            .map(({ incident }) => bestOf(answer.amounts.get(incident)?.[row] ?? null) ?? 0)
            .reduce((sum, number) => sum + number, 0)
          expect((before ?? 0) - taken).toBe(step.after[row])
        })
      }
    }
  })
  it('tells how much of the period’s number is from incidents that surely lie in it', () => {
    expect(answer.surelyInside?.[wholeKilled]).toBe(20)
    expect(answer.surelyInside?.[rowOf('wounded', 'civilian')]).toBe(31)
    expect(answer.surelyInside?.[rowOf('wounded', 'armed-actor')]).toBe(0)
  })
  it('names what the document tells of and its total leaves out', () => {
    expect(answer.beside.incidents.map(({ id }) => id)).toEqual(['afg-2022-kabul-raid'])
    expect(answer.beside.attackers.killed?.low).toBeGreaterThan(0)
  })
  it('has no number of a period for a total that names none', () => {
    const open = { ...total, scope: { ...total.scope, from: null, to: null } }
    expect(answerReconciliation(snapshot, open).surelyInside).toBeNull()
  })
})
