import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compute, countedOf, resultOf } from '../../test/answer.ts'
import { publicRecordSets, searches } from '../../test/random-records.ts'
import { slowCasualties } from '../../test/slow-casualties.ts'
import { slowPeriod } from '../../test/slow-keys.ts'
import { recordsOf } from '../../test/small-records.ts'
import { addIntervals, dayNumberOf, exactly } from '../primitives/index.ts'
import { startOfNextPeriod, startOfPeriod } from './calendar-period.ts'
import { longestSeries } from './series.ts'

const week = recordsOf([
  { day: '2022-12-01', killed: 1 },
  { day: '2022-12-02', killed: 2 },
  { day: '2022-12-04', killed: 'at least 4' },
  { day: ['2022-12-04', '2022-12-05'], killed: 8 },
  { killed: 16 },
])

describe('series', () => {
  it('has a row for every period, empty ones included, named and dated', () => {
    const { rows, periods } = resultOf(week, 'series', 'by=day')
    expect(rows.map(({ key, killed }) => [key.period, killed])).toEqual([
      ['2022-12-01', exactly(1)],
      ['2022-12-02', exactly(2)],
      ['2022-12-03', exactly(0)],
      ['2022-12-04', { low: 4, best: 4, high: null }],
    ])
    expect(periods).toBe(4)
    expect(resultOf(week, 'series').rows[0]?.key).toEqual({
      period: '2022-12',
      from: '2022-12-01',
      to: '2022-12-31',
    })
  })

  it('counts an incident in no period when its date may lie in two, or is not known', () => {
    expect(compute(week, 'series', 'by=day').answer.incidents.tooImprecise).toBe(2)
    expect(compute(week, 'series', 'by=month').answer.incidents.tooImprecise).toBe(1)
  })

  it('runs over the period that is asked for, whole periods at both ends', () => {
    const { rows } = resultOf(week, 'series', 'by=week&from=2022-11-23&to=2022-12-06')
    expect(rows.map(({ key }) => key.period)).toEqual(['2022-W47', '2022-W48', '2022-W49'])
    expect(rows.map(({ key }) => [key.from, key.to])[0]).toEqual(['2022-11-21', '2022-11-27'])
  })

  it('sums each window of periods, and begins where the first one is whole', () => {
    const { rows } = resultOf(week, 'series', 'by=day&window=3')
    expect(rows.map(({ key, killed }) => [key.period, key.from, key.to, killed?.low])).toEqual([
      ['2022-12-03', '2022-12-01', '2022-12-03', 3],
      ['2022-12-04', '2022-12-02', '2022-12-04', 6],
    ])
    expect(rows.map(({ killed }) => killed?.high)).toEqual([3, null])
    expect(resultOf(week, 'series', 'by=day&window=5').rows).toEqual([])
  })

  it('sums all periods so far with window=all', () => {
    const { rows } = resultOf(week, 'series', 'by=day&window=all')
    expect(rows.map(({ killed, incidents }) => [killed?.low, incidents])).toEqual([
      [1, 1],
      [3, 2],
      [3, 2],
      [7, 3],
    ])
    expect(new Set(rows.map(({ key }) => key.from))).toEqual(new Set(['2022-12-01']))
  })

  it('is null in a period whose incidents report nothing, and 0 in one without incidents', () => {
    const { rows } = resultOf(
      recordsOf([
        { day: '2022-10-01', wounded: 1 },
        { day: '2022-12-01', killed: 1 },
      ]),
      'series',
    )
    expect(rows.map(({ killed }) => killed)).toEqual([null, exactly(0), exactly(1)])
  })

  it('has Solar Hijri months where they are asked for', () => {
    const records = recordsOf([
      { day: '2022-11-21', killed: 1 },
      { day: '2022-11-22', killed: 2 },
    ])
    const { rows } = resultOf(records, 'series', 'calendar=persian')
    expect(rows.map(({ key, killed }) => [key.period, killed?.low])).toEqual([
      ['1401-08', 1],
      ['1401-09', 2],
    ])
  })

  it('has no rows, and says how many periods it would have, where these are too many', () => {
    const { rows, periods } = resultOf(week, 'series', 'by=day&from=1800-01-01&to=2022-12-31')
    expect(rows).toEqual([])
    expect(periods).toBe(dayNumberOf('2022-12-31') - dayNumberOf('1800-01-01') + 1)
    expect(periods).toBeGreaterThan(longestSeries)
  })

  const lengths = fc.constantFrom('day', 'month', 'quarter', 'year')
  const calendars = fc.constantFrom('gregory', 'persian')

  it('is what a slow look at every incident puts into each period', () => {
    fc.assert(
      fc.property(
        publicRecordSets,
        searches,
        lengths,
        calendars,
        (records, search, by, calendar) => {
          const options = [search, `by=${by}`, `calendar=${calendar}`].filter(Boolean).join('&')
          const computed = compute(records, 'series', options)
          const counted = countedOf(records, computed)
          for (const { key, ...casualties } of computed.answer.result.rows) {
            const inside = counted.filter((one) => slowPeriod(one, by, calendar) === key.period)
            expect(casualties).toEqual(slowCasualties(inside, computed.query))
          }
          const placed = counted.filter((one) => slowPeriod(one, by, calendar) !== null)
          const shown = computed.answer.result.rows.reduce((sum, row) => sum + row.incidents, 0)
          expect(shown).toBe(placed.length)
          const { tooImprecise } = computed.answer.incidents
          expect(tooImprecise - computed.selection.tooImprecise).toBe(
            counted.length - placed.length,
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('sums windows as adding up their periods does', () => {
    const windows = fc.integer({ min: 2, max: 9 })
    fc.assert(
      fc.property(publicRecordSets, searches, windows, (records, search, window) => {
        const by = [search, 'by=week'].filter(Boolean).join('&')
        const single = resultOf(records, 'series', by).rows
        const rolling = resultOf(records, 'series', `${by}&window=${window}`).rows
        expect(rolling).toHaveLength(Math.max(0, single.length - window + 1))
        rolling.forEach((row, index) => {
          const inside = single.slice(index, index + window)
          expect(row.incidents).toBe(inside.reduce((sum, one) => sum + one.incidents, 0))
          expect(row.key.from).toBe(inside[0]?.key.from)
          expect(row.key.to).toBe(inside.at(-1)?.key.to)
          const reported = inside.flatMap(({ killed }) => (killed === null ? [] : [killed]))
          if (row.killed === null) return
          const { low, high } = reported.reduce(addIntervals, exactly(0))
          expect({ low: row.killed.low, high: row.killed.high }).toEqual({ low, high })
        })
      }),
      { numRuns: 40 },
    )
  })

  it('has periods that follow one another without a gap', () => {
    fc.assert(
      fc.property(publicRecordSets, lengths, calendars, (records, by, calendar) => {
        const { rows } = resultOf(records, 'series', `by=${by}&calendar=${calendar}`)
        rows.forEach(({ key }, index) => {
          const start = dayNumberOf(key.from ?? '')
          expect(startOfPeriod(start, by, calendar)).toBe(start)
          const next = rows[index + 1]?.key.from
          if (next) expect(dayNumberOf(next)).toBe(startOfNextPeriod(start, by, calendar))
        })
      }),
      { numRuns: 40 },
    )
  })
})
