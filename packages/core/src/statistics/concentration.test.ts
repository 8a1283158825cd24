import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resultOf } from '../../test/answer.ts'
import { publicRecordSets, searches } from '../../test/random-records.ts'
import { recordsOf } from '../../test/small-records.ts'

const records = recordsOf([
  { province: 'AF01', killed: 1 },
  { province: 'AF02', killed: 2 },
  { province: 'AF03', killed: 3 },
  { province: 'AF04', killed: 4 },
])

describe('concentration', () => {
  it('is by hand 0.25 (Gini) and 0.3 (Herfindahl) of 1, 2, 3 and 4, the first with 40 %', () => {
    const found = resultOf(records, 'concentration')
    expect(found).toMatchObject({ groups: 4, gini: 0.25, herfindahl: 0.3, overlapping: false })
    expect(found.top).toEqual({ keys: ['AF04'], share: { low: 0.4, best: 0.4, high: 0.4 } })
    expect(found.lorenz.at(5)).toEqual({ owners: 0.5, part: 0.3 })
  })

  it('tells the share of as many first groups as are asked for, with its bounds', () => {
    expect(resultOf(records, 'concentration', 'top=2').top).toMatchObject({
      keys: ['AF04', 'AF03'],
      share: { best: 0.7 },
    })
    const vague = recordsOf([
      { province: 'AF01', killed: 'at least 6' },
      { province: 'AF02', killed: '2 to 4' },
    ])
    expect(resultOf(vague, 'concentration').top).toEqual({
      keys: ['AF01'],
      share: { low: 0.6, best: 0.75, high: 1 },
    })
  })

  it('has everything in the top where there are no more groups', () => {
    expect(resultOf(records, 'concentration', 'top=9').top.share).toEqual({
      low: 1,
      best: 1,
      high: 1,
    })
  })

  it('leaves out, and counts, groups that report nothing and incidents without a group', () => {
    const partly = recordsOf([
      { province: 'AF01', killed: 5 },
      { province: 'AF02', wounded: 5 },
      { killed: 7 },
    ])
    expect(resultOf(partly, 'concentration')).toMatchObject({
      groups: 1,
      unreported: 1,
      gini: 0,
      herfindahl: 1,
      withoutKey: { incidents: 1 },
    })
    expect(resultOf(partly, 'concentration', 'measure=incidents').groups).toBe(2)
  })

  it('is null where there is nothing to share', () => {
    for (const nothing of [recordsOf([]), recordsOf([{ province: 'AF01', killed: 0 }])]) {
      const { gini, herfindahl, lorenz, top } = resultOf(nothing, 'concentration')
      expect([gini, herfindahl, lorenz, top.share]).toEqual([null, null, [], null])
    }
  })

  it('agrees with the ranking of the same groups', () => {
    const dimensions = fc.constantFrom('province', 'actor', 'type', 'month')
    fc.assert(
      fc.property(publicRecordSets, searches, dimensions, (drawn, search, by) => {
        const limitless = search.replace(/&?limit=\d+/, '')
        const options = [limitless, `by=${by}`].filter(Boolean).join('&')
        const { rows, ranked } = resultOf(drawn, 'ranking', `${options}&limit=1000`)
        const found = resultOf(drawn, 'concentration', `${options}&top=2`)
        expect(found.groups).toBe(ranked)
        expect(found.top.keys).toEqual(rows.slice(0, 2).map(({ key }) => key[by]))
        const amounts = rows.map(({ killed }) => killed?.best ?? killed?.low ?? 0)
        const total = amounts.reduce((sum, amount) => sum + amount, 0)
        expect(found.gini === null).toBe(total === 0)
        if (total === 0) return
        const pairs = amounts.flatMap((a) => amounts.map((b) => Math.abs(a - b)))
        const difference = pairs.reduce((sum, one) => sum + one, 0)
        expect(found.gini).toBeCloseTo(difference / (2 * amounts.length * total), 12)
        const first = (amounts[0] ?? 0) + (amounts[1] ?? 0)
        expect(found.top.share?.best).toBeCloseTo(first / total, 12)
      }),
      { numRuns: 60 },
    )
  })
})
