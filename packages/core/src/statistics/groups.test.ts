import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compute, countedOf, resultOf } from '../../test/answer.ts'
import { publicRecordSets, searches } from '../../test/random-records.ts'
import { slowCasualties } from '../../test/slow-casualties.ts'
import { slowKeys } from '../../test/slow-keys.ts'
import { recordsOf } from '../../test/small-records.ts'
import { exactly } from '../primitives/index.ts'
import { calendars } from './calendar-period.ts'
import { type Dimension, dimensions } from './dimension.ts'

const records = recordsOf([
  { province: 'AF01', day: '2022-12-02', killed: 5, methods: ['firearms', 'grenade'] },
  { province: 'AF01', day: '2022-12-09', killed: 'at least 1', wounded: 3 },
  { province: 'AF02', day: '2022-12-05', killed: 9, time: '08:30' },
  { day: ['2022-11-01', '2022-12-01'], wounded: 2 },
])

describe('groups', () => {
  it('pivots over several dimensions, most killed first, with null for what is not known', () => {
    const { rows, overlapping } = resultOf(records, 'groups', 'by=province,month')
    expect(rows.map(({ key, killed, incidents }) => [key, killed, incidents])).toEqual([
      [{ month: '2022-12', province: 'AF02' }, exactly(9), 1],
      [{ month: '2022-12', province: 'AF01' }, { low: 6, best: 6, high: null }, 2],
      [{ month: null, province: null }, null, 1],
    ])
    expect(overlapping).toBe(false)
    const { incidents } = compute(records, 'groups', 'by=province,month').answer
    expect(incidents.tooImprecise).toBe(1)
  })

  it('lets an incident with two methods stand in two rows, and says so', () => {
    const { rows, overlapping } = resultOf(records, 'groups', 'by=method')
    expect(rows.map(({ key }) => key.method)).toEqual([null, 'firearms', 'grenade'])
    expect(overlapping).toBe(true)
  })

  it('distributes incidents over days of the week and hours', () => {
    const rows = (search: string) =>
      resultOf(records, 'groups', search).rows.map(({ key, incidents }) => [
        ...Object.values(key),
        incidents,
      ])
    expect(rows('by=weekday')).toEqual([
      ['1', 1],
      ['5', 2],
      [null, 1],
    ])
    expect(rows('by=hour')).toEqual([
      ['08', 1],
      [null, 3],
    ])
    expect(compute(records, 'groups', 'by=hour').answer.incidents.tooImprecise).toBe(3)
  })

  it('has Solar Hijri years and months where they are asked for', () => {
    const { rows } = resultOf(records, 'groups', 'by=year&calendar=persian')
    expect(rows.map(({ key }) => key.year)).toEqual(['1401'])
  })

  it('divides tolls by group; what is told over all groups has no group', () => {
    const told = recordsOf([
      {
        tolls: [
          { group: 'civilian', number: 5 },
          { group: 'attacker', number: 1 },
          { group: 'all', harm: 'wounded', number: 20 },
        ],
      },
      { tolls: [{ group: 'all', number: 7 }] },
      {},
    ])
    const rows = (search: string) =>
      resultOf(told, 'groups', search).rows.map(({ key, killed, wounded, incidents }) => [
        Object.values(key)[0],
        killed?.low ?? null,
        wounded?.low ?? null,
        incidents,
      ])
    expect(rows('by=group')).toEqual([
      [null, 7, 20, 3],
      ['civilian', 5, null, 1],
    ])
    expect(rows('by=group&group=civilian,attacker')).toEqual([
      ['civilian', 5, null, 1],
      ['attacker', 1, null, 1],
    ])
    expect(rows('by=harm')).toEqual([
      ['killed', 12, null, 2],
      ['wounded', null, 20, 1],
      [null, null, null, 1],
    ])
  })

  const undivided = dimensions.filter((name) => name !== 'harm' && name !== 'group')
  const several = fc.uniqueArray(fc.constantFrom<Dimension>(...undivided), {
    minLength: 1,
    maxLength: 3,
  })

  it('is what a slow look at the keys of every incident gives', () => {
    fc.assert(
      fc.property(
        publicRecordSets,
        searches,
        several,
        fc.constantFrom(...calendars),
        (drawn, search, by, calendar) => {
          const options = [search, `by=${by}`, `calendar=${calendar}`].filter(Boolean).join('&')
          const computed = compute(drawn, 'groups', options)
          const counted = countedOf(drawn, computed)
          const { rows } = computed.answer.result
          for (const { key, ...casualties } of rows) {
            const inside = counted.filter((one) =>
              by.every((dimension) =>
                slowKeys(one, dimension, computed.query, calendar).includes(key[dimension] ?? null),
              ),
            )
            expect(inside.length).toBeGreaterThan(0)
            expect(casualties).toEqual(slowCasualties(inside, computed.query))
          }
          const combinations = counted.flatMap((one) =>
            by.reduce<string[][]>(
              (lists, dimension) =>
                lists.flatMap((list) =>
                  slowKeys(one, dimension, computed.query, calendar).map((key) => [
                    ...list,
                    `${key}`,
                  ]),
                ),
              [[]],
            ),
          )
          expect(rows).toHaveLength(new Set(combinations.map((keys) => keys.join('|'))).size)
        },
      ),
      { numRuns: 80 },
    )
  })

  it('divides every killed by group as adding up the cells of every incident does', () => {
    fc.assert(
      fc.property(publicRecordSets, searches, (drawn, search) => {
        const options = [search, 'by=group'].filter(Boolean).join('&')
        const computed = compute(drawn, 'groups', options)
        const counted = countedOf(drawn, computed)
        for (const { key, killed } of computed.answer.result.rows) {
          const group = key.group
          if (group === null || group === undefined) continue
          const cells = counted.flatMap(({ cells }) =>
            cells.filter((cell) => cell.harm === 'killed' && cell.group === group),
          )
          const low = cells.reduce((sum, { quantity }) => sum + quantity.low, 0)
          const isAsked = computed.query.harm.length === 0 || computed.query.harm.includes('killed')
          expect(killed?.low ?? null).toBe(isAsked && cells.length > 0 ? low : null)
        }
      }),
      { numRuns: 60 },
    )
  })
})
