import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compute, resultOf } from '../../test/answer.ts'
import { publicRecordSets, searches } from '../../test/random-records.ts'
import { recordsOf } from '../../test/small-records.ts'
import type { RankedRow } from './ranking.ts'

const records = recordsOf([
  { province: 'AF01', killed: 30 },
  { province: 'AF02', killed: 20, wounded: 1 },
  { province: 'AF03', killed: 12 },
  { province: 'AF03', killed: 8 },
  { province: 'AF04', killed: 'at least 5' },
  { province: 'AF05', wounded: 9 },
  { killed: 99 },
])

describe('ranking', () => {
  it('gives equal groups one rank and leaves a gap behind them: 1, 2, 2, 4', () => {
    const { rows, ranked, unreported, withoutKey } = resultOf(records, 'ranking', 'by=province')
    expect(rows.map(({ rank, key }) => [rank, key.province])).toEqual([
      [1, 'AF01'],
      [2, 'AF02'],
      [2, 'AF03'],
      [4, 'AF04'],
    ])
    expect([ranked, unreported, withoutKey.incidents]).toEqual([4, 1, 1])
  })

  it('says between which ranks a group may be, given the intervals', () => {
    const { rows } = resultOf(records, 'ranking', 'by=province')
    expect(rows.map(({ leastRank, greatestRank }) => [leastRank, greatestRank])).toEqual([
      [1, 2],
      [2, 3],
      [2, 3],
      [1, 4],
    ])
  })

  it('shows as many rows as limit allows, and how many more share the last rank', () => {
    const { rows, ranked, tiedBeyond } = resultOf(records, 'ranking', 'by=province&limit=2')
    expect(rows).toHaveLength(2)
    expect([ranked, tiedBeyond]).toEqual([4, 1])
    expect(resultOf(records, 'ranking', 'by=province&limit=3').tiedBeyond).toBe(0)
  })

  it('ranks by wounded, or by incidents, where that is asked for', () => {
    const first = (measure: string) =>
      resultOf(records, 'ranking', `by=province&measure=${measure}`).rows[0]?.key.province
    expect([first('wounded'), first('incidents')]).toEqual(['AF05', 'AF03'])
  })

  it('counts incidents that are not known exactly enough for the dimension', () => {
    expect(compute(records, 'ranking', 'by=province').answer.incidents.tooImprecise).toBe(1)
  })

  it('says that incidents may stand in several rows of actors', () => {
    const two = recordsOf([{ killed: 1, by: 'iskp' }, { killed: 2 }])
    expect(resultOf(two, 'ranking')).toMatchObject({
      overlapping: true,
      withoutKey: { incidents: 1 },
    })
  })

  it('has no rows where there is nothing to rank', () => {
    expect(resultOf(recordsOf([]), 'ranking').rows).toEqual([])
    const unreported = resultOf(recordsOf([{ province: 'AF01' }]), 'ranking', 'by=province')
    expect(unreported).toMatchObject({ rows: [], ranked: 0, unreported: 1 })
  })

  const asked = fc
    .tuple(
      searches,
      fc.constantFrom('actor', 'province', 'group', 'month', 'source'),
      fc.constantFrom('killed', 'wounded', 'incidents'),
    )
    .map(([search, by, measure]) => ({ search, by, measure }))

  it('ranks as counting the groups that are ahead of each does, with every interval at its ends', () => {
    fc.assert(
      fc.property(publicRecordSets, asked, (drawn, { search, by, measure }) => {
        const limitless = search.replace(/&?limit=\d+/, '')
        const options = [limitless, `by=${by}`, `measure=${measure}`].filter(Boolean).join('&')
        const { rows } = resultOf(drawn, 'ranking', `${options}&limit=1000`)
        const bounds = rows.map((row) => boundsOf(row, measure))
        rows.forEach((row, place) => {
          const own = boundsOf(row, measure)
          const others = bounds.filter((_, other) => other !== place)
          expect(row.rank).toBe(1 + others.filter(({ best }) => best > own.best).length)
          expect(row.leastRank).toBe(1 + others.filter(({ low }) => low > own.high).length)
          expect(row.greatestRank).toBe(1 + others.filter(({ high }) => high > own.low).length)
          expect(row.leastRank).toBeLessThanOrEqual(row.rank)
          expect(row.rank).toBeLessThanOrEqual(row.greatestRank)
        })
      }),
      { numRuns: 60 },
    )
  })
})

function boundsOf(row: RankedRow, measure: 'killed' | 'wounded' | 'incidents') {
  const { incidents } = row
  const whole = { low: incidents, best: incidents, high: incidents }
  const { low, best, high } = (measure === 'incidents' ? whole : row[measure]) ?? {
    low: -1,
    best: -1,
    high: -1,
  }
  return { low, best: best ?? low, high: high ?? Number.POSITIVE_INFINITY }
}
