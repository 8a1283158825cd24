import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compute, countedOf, resultOf } from '../../test/answer.ts'
import { publicRecordSets, searches } from '../../test/random-records.ts'
import { recordsOf } from '../../test/small-records.ts'
import { type Interval, intervalsMeet } from '../primitives/index.ts'
import { countableHarms } from '../records/index.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'

const records = recordsOf([
  {
    tolls: [
      { by: 'un', number: 5 },
      { by: 'police', number: 5 },
    ],
  },
  {
    tolls: [
      { by: 'un', number: 'at least 3' },
      { by: 'police', number: 5 },
    ],
  },
  {
    tolls: [
      { by: 'un', number: 5 },
      { by: 'police', number: 7 },
    ],
  },
  { tolls: [{ by: 'un', number: 9 }] },
])

describe('agreement', () => {
  it('judges by hand one incident equal, one overlapping and one disagreeing', () => {
    expect(resultOf(records, 'agreement').rows[0]).toEqual({
      harm: 'killed',
      compared: 3,
      notCompared: 1,
      equal: 1,
      overlapping: 1,
      disagreeing: 1,
      measured: 2,
      alpha: 0,
    })
  })

  it('has a row for each harm that is asked for', () => {
    const harms = (search: string) => resultOf(records, 'agreement', search).rows.map((r) => r.harm)
    expect(harms('')).toEqual(countableHarms)
    expect(harms('harm=wounded')).toEqual(['wounded'])
  })

  it('is as bad as the worst of an incident’s tolls, whichever is told first', () => {
    const alike = [
      { by: 'un', group: 'civilian', number: 5 },
      { by: 'police', group: 'civilian', number: 5 },
    ] as const
    const unlike = [
      { by: 'un', group: 'all', number: 9 },
      { by: 'police', group: 'all', number: 6 },
    ] as const
    for (const tolls of [
      [...alike, ...unlike],
      [...unlike, ...alike],
    ]) {
      const told = recordsOf([{ tolls }])
      expect(resultOf(told, 'agreement').rows[0]).toMatchObject({ compared: 1, disagreeing: 1 })
      expect(resultOf(told, 'agreement', 'group=civilian').rows[0]).toMatchObject({ equal: 1 })
    }
  })

  it('compares the attackers’ tolls only where they are asked for', () => {
    const attackers = recordsOf([
      {
        tolls: [
          { by: 'un', group: 'attacker', number: 1 },
          { by: 'police', group: 'attacker', number: 2 },
        ],
      },
    ])
    expect(resultOf(attackers, 'agreement').rows[0]?.compared).toBe(0)
    expect(resultOf(attackers, 'agreement', 'group=attacker').rows[0]?.disagreeing).toBe(1)
  })

  it('compares nothing with a toll that tells no number', () => {
    const vague = recordsOf([
      {
        tolls: [
          { by: 'un', number: 'an unknown number' },
          { by: 'police', number: 2 },
        ],
      },
    ])
    expect(resultOf(vague, 'agreement').rows[0]).toMatchObject({ compared: 0, notCompared: 1 })
  })

  it('is the same under every counting rule', () => {
    expect(resultOf(records, 'agreement', 'rule=single-source(un)')).toEqual(
      resultOf(records, 'agreement'),
    )
  })

  it('has no alpha where there is nothing to measure', () => {
    for (const nothing of [recordsOf([]), recordsOf([{ killed: 3 }])]) {
      expect(resultOf(nothing, 'agreement').rows[0]).toMatchObject({
        compared: 0,
        measured: 0,
        alpha: null,
      })
    }
  })

  it('is what comparing the tolls of every pair of origins gives', () => {
    fc.assert(
      fc.property(publicRecordSets, searches, (drawn, search) => {
        const computed = compute(drawn, 'agreement', search)
        const { group } = computed.query
        const counted = countedOf(drawn, computed)
        for (const row of computed.answer.result.rows) {
          const lists = counted.map(({ compared }) =>
            compared
              .filter((cell) => cell.harm === row.harm)
              .filter((cell) =>
                group.length === 0
                  ? cell.group !== 'attacker'
                  : group.some((asked) => asked === cell.group),
              )
              .map(({ quantities }) => quantities),
          )
          const told = lists.filter((cells) => cells.length > 0)
          const equal = told.filter((cells) => cells.every(isEqual))
          const meeting = told.filter((cells) => cells.every(isMeeting))
          const units = lists.flat().filter((quantities) => quantities.every(isSingle))
          expect(row).toMatchObject({
            compared: told.length,
            notCompared: counted.length - told.length,
            equal: equal.length,
            overlapping: meeting.length - equal.length,
            disagreeing: told.length - meeting.length,
            measured: units.length,
          })
          const numbers = units.map((unit) => ({ numbers: unit.map(({ low }) => low), count: 1 }))
          expect(row.alpha ?? 2).toBeCloseTo(krippendorffAlpha(numbers) ?? 2, 12)
        }
      }),
      { numRuns: 80 },
    )
  })
})

function isEqual(quantities: readonly Interval[]): boolean {
  return new Set(quantities.map(({ low, best, high }) => `${low} ${best} ${high}`)).size === 1
}

/** Whether every two intervals meet: then all of them share a number (Helly's theorem on the line). */
function isMeeting(quantities: readonly Interval[]): boolean {
  return quantities.every((a) => quantities.every((b) => intervalsMeet(a, b)))
}

function isSingle({ low, high }: Interval): boolean {
  return low === high
}
