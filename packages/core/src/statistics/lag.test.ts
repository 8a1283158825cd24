import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compute, countedOf, resultOf } from '../../test/answer.ts'
import { publicRecordSets, searches } from '../../test/random-records.ts'
import { recordsOf } from '../../test/small-records.ts'
import { dayNumberOf } from '../primitives/index.ts'

const records = recordsOf([
  { day: '2022-12-01', said: '2022-12-01', killed: 1 },
  { day: '2022-12-01', said: '2022-12-03', killed: 1 },
  { day: '2022-12-01', said: '2022-12-11', killed: 1 },
  { day: '2022-12-01', killed: 1 },
  { day: '2022-12-05', said: '2022-12-04', killed: 1 },
  { day: ['2022-12-01', '2022-12-31'], said: '2023-01-02', killed: 1 },
])

describe('lag', () => {
  it('is by hand 0, 2 and 10 days, half of them within 2', () => {
    const { measured, quantiles, rows } = resultOf(records, 'lag')
    expect(measured).toBe(3)
    expect(quantiles).toEqual([
      { share: 0, days: 0 },
      { share: 0.1, days: 0 },
      { share: 0.25, days: 0 },
      { share: 0.5, days: 2 },
      { share: 0.75, days: 10 },
      { share: 0.9, days: 10 },
      { share: 1, days: 10 },
    ])
    expect(rows.filter(({ incidents }) => incidents > 0)).toEqual([
      { from: 0, to: 0, incidents: 1 },
      { from: 2, to: 7, incidents: 1 },
      { from: 8, to: 30, incidents: 1 },
    ])
  })

  it('counts what has no lag: nothing dated, dated before the incident, day not exact', () => {
    const { answer } = compute(records, 'lag')
    expect(answer.result).toMatchObject({ undated: 1, beforehand: 1 })
    expect(answer.incidents.tooImprecise).toBe(1)
  })

  it('has no quantiles where nothing can be measured', () => {
    expect(resultOf(recordsOf([]), 'lag')).toMatchObject({ measured: 0, quantiles: [] })
    expect(resultOf(recordsOf([{}]), 'lag')).toMatchObject({ measured: 0, undated: 0 })
  })

  it('has the same days for every share where there is one incident', () => {
    const one = recordsOf([{ day: '2000-01-01', said: '2022-12-01', killed: 1 }])
    const days = dayNumberOf('2022-12-01') - dayNumberOf('2000-01-01')
    expect(new Set(resultOf(one, 'lag').quantiles.map((quantile) => quantile.days))).toEqual(
      new Set([days]),
    )
    expect(resultOf(one, 'lag').rows.at(-1)).toEqual({ from: 366, to: null, incidents: 1 })
  })

  it('is what sorting the lags of all incidents gives', () => {
    fc.assert(
      fc.property(publicRecordSets, searches, (drawn, search) => {
        const computed = compute(drawn, 'lag', search)
        const counted = countedOf(drawn, computed)
        const exact = counted.filter(
          ({ incident: { when } }) => when.earliest !== null && when.earliest === when.latest,
        )
        const published = new Map(
          drawn.documents.map((document) => [document.id, document.published]),
        )
        const lags = exact.flatMap(({ incident: { claims, when } }) => {
          const said = claims.map(({ date, document }) => date ?? published.get(document) ?? null)
          const [first] = said.filter((day) => day !== null).sort()
          return first === undefined ? [] : [dayNumberOf(first) - dayNumberOf(when.latest ?? '')]
        })
        const measured = lags.filter((days) => days >= 0).sort((a, b) => a - b)
        const { result, incidents } = computed.answer
        expect(result).toMatchObject({
          measured: measured.length,
          undated: exact.length - lags.length,
          beforehand: lags.length - measured.length,
        })
        expect(incidents.tooImprecise - computed.selection.tooImprecise).toBe(
          counted.length - exact.length,
        )
        for (const { share, days } of result.quantiles) {
          const within = measured.filter((lag) => lag <= days).length / measured.length
          expect(measured).toContain(days)
          expect(within).toBeGreaterThanOrEqual(share - 1e-12)
          const less = measured.filter((lag) => lag < days).length / measured.length
          if (less > 0) expect(less).toBeLessThan(share)
        }
        const shown = result.rows.reduce((sum, row) => sum + row.incidents, 0)
        expect(shown).toBe(measured.length)
      }),
      { numRuns: 80 },
    )
  })
})
