import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compute, resultOf } from '../../test/answer.ts'
import { publicRecordSets, searches } from '../../test/random-records.ts'
import { slowCasualties } from '../../test/slow-casualties.ts'
import { recordsOf, type SmallIncident } from '../../test/small-records.ts'
import { countIncidents, parseCountingRule } from '../counting/index.ts'
import { dayNumberOf, exactly } from '../primitives/index.ts'
import { selectIncidents } from '../query/index.ts'
import { buildIncidentTable, idOfRow } from '../table/index.ts'
import { incidentsUsed } from './compute-statistic.ts'
import { rateRatio } from './rate-ratio.ts'

const december: readonly SmallIncident[] = [
  { id: 'b1', day: '2022-11-22', killed: 1 },
  { id: 'b2', day: '2022-11-30', killed: 'dozens', wounded: 2 },
  { id: 'n1', day: '2022-12-01', killed: 19, wounded: 23 },
  { id: 'n2', day: '2022-12-05', killed: 3 },
  { id: 'n3', day: '2022-12-10', killed: 4 },
  { id: 'edge', day: ['2022-11-30', '2022-12-01'], killed: 7 },
  { id: 'old', day: '2021-12-03', killed: 2 },
]
const records = recordsOf(december)
const period = 'from=2022-12-01&to=2022-12-10'

describe('comparison', () => {
  it('sets a period beside as many days before it', () => {
    const { period: now, earlier, reason } = resultOf(records, 'comparison', period)
    expect(now).toMatchObject({ from: '2022-12-01', to: '2022-12-10', days: 10, incidents: 3 })
    expect(earlier).toMatchObject({ from: '2022-11-21', to: '2022-11-30', days: 10, incidents: 2 })
    expect([now?.killed, earlier?.killed]).toEqual([exactly(26), { low: 25, best: 25, high: 100 }])
    expect(reason).toBeNull()
  })

  it('takes intervals from one another: at least so many more, at most so many', () => {
    const { killedChange, woundedChange } = resultOf(records, 'comparison', period)
    expect(killedChange).toEqual({ low: -74, best: 1, high: 1 })
    expect(woundedChange).toEqual({ low: 21, best: 21, high: 21 })
  })

  it('has an open change where a toll is open', () => {
    const open = recordsOf([
      { day: '2022-11-30', killed: 'at least 9' },
      { day: '2022-12-01', killed: 10 },
    ])
    expect(resultOf(open, 'comparison', period).killedChange).toEqual({
      low: null,
      best: 1,
      high: 1,
    })
  })

  it('has the exact ratio of incidents a day', () => {
    expect(resultOf(records, 'comparison', period).incidentRate).toEqual(rateRatio(3, 10, 2, 10))
  })

  it('compares with the same dates a year before, in the calendar asked for', () => {
    const { earlier } = resultOf(records, 'comparison', `${period}&with=year-before`)
    expect(earlier).toMatchObject({ from: '2021-12-01', to: '2021-12-10', incidents: 1 })
    const persian = 'from=2025-03-21&to=2025-04-20&with=year-before&calendar=persian'
    expect(resultOf(records, 'comparison', persian).earlier).toMatchObject({
      from: '2024-03-20',
      to: '2024-04-19',
    })
  })

  it('counts an incident that may lie in either period in neither', () => {
    const { answer } = compute(records, 'comparison', period)
    expect(answer.result.period?.tooImprecise).toBe(1)
    expect(answer.result.earlier?.tooImprecise).toBe(1)
    expect(answer.incidents).toMatchObject({ used: 4, tooImprecise: 1, partlyInside: 1 })
    const contained = compute(records, 'comparison', `${period}&precision=contained`).answer
    expect(contained.result.period?.tooImprecise).toBe(1)
    expect(contained.incidents).toMatchObject({ used: 3, tooImprecise: 1 })
  })

  it('cites the incidents of both periods', () => {
    const used = incidentsUsed(compute(records, 'comparison', period))
    expect([...used].sort()).toEqual(['b1', 'b2', 'edge', 'n1', 'n2', 'n3'])
  })

  it('compares nothing where the period is open, or the earlier one lies before the calendar', () => {
    for (const open of ['', 'from=2022-12-01', 'to=2022-12-01']) {
      expect(resultOf(records, 'comparison', open)).toEqual({
        period: null,
        earlier: null,
        killedChange: null,
        woundedChange: null,
        incidentRate: null,
        reason: 'open-period',
      })
    }
    const early = resultOf(records, 'comparison', 'from=0001-01-01&to=2022-12-31')
    expect(early).toMatchObject({ period: null, reason: 'before-calendar' })
  })

  it('has no rate where there were no incidents in either period', () => {
    const { incidentRate, killedChange } = resultOf(recordsOf([]), 'comparison', period)
    expect(incidentRate).toBeNull()
    expect(killedChange).toEqual({ low: 0, best: 0, high: 0 })
  })

  const bounded = fc
    .tuple(searches, fc.constantFrom('previous', 'year-before'))
    .map(([search, earlier]) => {
      const rest = search.split('&').filter((part) => !/^(from|to)=/.test(part))
      return [...rest, 'from=2022-10-20', 'to=2022-11-30', `with=${earlier}`]
        .filter(Boolean)
        .join('&')
    })

  it('counts in each period the incidents that surely lie in it', () => {
    fc.assert(
      fc.property(publicRecordSets, bounded, (drawn, search) => {
        const { answer, query } = compute(drawn, 'comparison', search)
        const rule = parseCountingRule(query.rule).value
        if (rule === null) throw new Error(query.rule)
        const counted = countIncidents(drawn, rule)
        const table = buildIncidentTable(counted)
        for (const side of [answer.result.period, answer.result.earlier]) {
          if (side === null) throw new Error(search)
          const { from, to, days, tooImprecise, ...casualties } = side
          const { rows } = selectIncidents(table, { ...query, from, to, precision: 'contained' })
          const ids = new Set(Array.from(rows, (row) => idOfRow(table.id, row)))
          const inside = counted.filter(({ incident }) => ids.has(incident.id))
          expect(casualties).toEqual(slowCasualties(inside, query))
          expect(days).toBe(dayNumberOf(to) - dayNumberOf(from) + 1)
          expect(tooImprecise).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 60 },
    )
  })
})
