import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intervals, orNull } from '../../test/arbitraries.ts'
import { exactly, type Interval } from '../primitives/index.ts'
import { compareCell } from './compare-cell.ts'

const unknown = { reported: null, counted: null }
const civilians = (reported: Interval | null) => ({ group: 'civilian', reported }) as const
const everybody = (reported: Interval) => ({ group: 'all', reported }) as const

describe('compareCell', () => {
  it('matches where the best estimates are equal', () => {
    expect(compareCell(civilians(exactly(73)), { low: 70, best: 73, high: null }, unknown)).toEqual(
      {
        status: 'matches',
        difference: 0,
        reason: null,
      },
    )
  })

  it('takes the low where there is no best estimate', () => {
    const atLeast96 = { low: 96, best: null, high: null }
    expect(compareCell(everybody(atLeast96), exactly(96), unknown).status).toBe('matches')
  })

  it('says that a cell of the ledger was not reported', () => {
    expect(compareCell(civilians(null), exactly(1), unknown)).toEqual({
      status: 'not-reported',
      difference: null,
      reason: null,
    })
  })

  it.each<[string, Interval, Interval, 'short' | 'over', number]>([
    ['short', exactly(60), { low: 53, best: 53, high: null }, 'short', -7],
    ['over', exactly(20), { low: 16, best: 24, high: 30 }, 'over', 4],
  ])(
    'gives a vague toll as the reason where the count that is %s reaches the number',
    (_, reported, counted, status, difference) => {
      expect(compareCell(civilians(reported), counted, unknown)).toEqual({
        status,
        difference,
        reason: 'vague-toll',
      })
    },
  )

  it('gives a vague toll as the reason where the incidents tell no number at all', () => {
    expect(compareCell(everybody(exactly(5)), null, unknown)).toEqual({
      status: 'short',
      difference: null,
      reason: 'vague-toll',
    })
  })

  it('gives another definition of the group where only the division of the harm differs', () => {
    const ofHarm = { reported: exactly(142), counted: exactly(142) }
    expect(compareCell(civilians(exactly(142)), exactly(141), ofHarm)).toEqual({
      status: 'short',
      difference: -1,
      reason: 'other-definition-of-group',
    })
    expect(compareCell(civilians(exactly(140)), exactly(141), ofHarm).reason).toBe(
      'other-definition-of-group',
    )
  })

  it('never gives another definition as the reason over all groups', () => {
    const ofHarm = { reported: exactly(142), counted: exactly(142) }
    expect(compareCell(everybody(exactly(150)), exactly(142), ofHarm).reason).toBe(
      'incident-missing',
    )
  })

  it('gives a missing incident as the reason where the total has more', () => {
    const ofHarm = { reported: exactly(30), counted: exactly(25) }
    expect(compareCell(civilians(exactly(25)), exactly(20), ofHarm)).toEqual({
      status: 'short',
      difference: -5,
      reason: 'incident-missing',
    })
  })

  it('gives an incident outside the total as the reason where the ledger has more', () => {
    const ofHarm = { reported: exactly(20), counted: exactly(25) }
    expect(compareCell(civilians(exactly(20)), exactly(25), ofHarm)).toEqual({
      status: 'over',
      difference: 5,
      reason: 'incident-not-in-total',
    })
  })

  it('gives a reason if and only if the numbers differ, with the sign of the difference', () => {
    fc.assert(
      fc.property(intervals, orNull(intervals), orNull(intervals), (reported, counted, total) => {
        const ofHarm = { reported: total, counted: total }
        const verdict = compareCell(civilians(reported), counted, ofHarm)
        expect(verdict.reason === null).toBe(verdict.status === 'matches')
        if (verdict.difference !== null) {
          const status = ['short', 'matches', 'over'][Math.sign(verdict.difference) + 1]
          expect(verdict.status).toBe(status)
        }
      }),
    )
  })
})
