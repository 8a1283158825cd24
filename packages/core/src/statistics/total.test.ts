import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compute, countedOf, resultOf } from '../../test/answer.ts'
import { publicRecordSets, searches } from '../../test/random-records.ts'
import { slowQuantities, slowSum } from '../../test/slow-casualties.ts'
import { recordsOf } from '../../test/small-records.ts'
import { exactly } from '../primitives/index.ts'
import { countableHarms, groups } from '../records/index.ts'

const attack = {
  tolls: [
    { group: 'civilian', number: 19 },
    { group: 'armed-actor', actor: 'taliban', number: 'at least 2' },
    { group: 'attacker', number: 1 },
    { harm: 'wounded', group: 'civilian', number: 'an unknown number' },
  ],
} as const

describe('total', () => {
  it('adds lows, bests and highs by hand: 19, and at least 53, is at least 72', () => {
    const { killed, wounded } = resultOf(
      recordsOf([{ killed: 19 }, { killed: 'at least 53' }]),
      'total',
    )
    expect(killed).toEqual({ low: 72, best: 72, high: null })
    expect(wounded).toBeNull()
  })

  it('divides an incident into cells by harm, group and party, the attackers aside', () => {
    const { cells, killed } = resultOf(recordsOf([attack]), 'total')
    expect(cells.map(({ harm, group, actor }) => [harm, group, actor])).toEqual([
      ['killed', 'civilian', null],
      ['killed', 'armed-actor', 'taliban'],
      ['wounded', 'civilian', null],
    ])
    expect(killed).toEqual({ low: 21, best: 21, high: null })
  })

  it('counts the attackers where they are asked for, and nobody else then', () => {
    const { cells, killed } = resultOf(recordsOf([attack]), 'total', 'group=attacker')
    expect(killed).toEqual(exactly(1))
    expect(cells).toHaveLength(1)
  })

  it('has no best estimate of a harm of which every toll tells no number', () => {
    const { wounded, cells } = resultOf(recordsOf([attack]), 'total')
    expect(wounded).toEqual({ low: 1, best: null, high: null })
    expect(cells.at(-1)).toMatchObject({ incidents: 1, unknownToll: 1, withoutBest: 1 })
  })

  it('says how many incidents stand in for a best estimate with their low', () => {
    const records = recordsOf([{ killed: 'dozens' }, { killed: 5 }])
    expect(resultOf(records, 'total').cells[0]).toMatchObject({
      low: 29,
      best: 29,
      high: 104,
      incidents: 2,
      withoutBest: 1,
      unknownToll: 0,
    })
  })

  it('is 0 of no incidents, and null where there are some and none reports it', () => {
    expect(resultOf(recordsOf([]), 'total').killed).toEqual(exactly(0))
    expect(resultOf(recordsOf([{}, {}]), 'total').killed).toBeNull()
    expect(resultOf(recordsOf([{ killed: 1 }]), 'total', 'harm=wounded').killed).toBeNull()
  })

  it('takes a reported 0 for a number: a best estimate and a bound above', () => {
    const { killed, cells } = resultOf(recordsOf([{ killed: 0 }]), 'total')
    expect(killed).toEqual(exactly(0))
    expect(cells[0]).toMatchObject({ low: 0, best: 0, high: 0, incidents: 1, withoutBest: 0 })
  })

  it('counts attackers of an unknown number as unknown only where they are asked for', () => {
    const attackers = { group: 'attacker', number: 'an unknown number' } as const
    const records = recordsOf([{ killed: 1, tolls: [attackers] }])
    expect(compute(records, 'total').answer.incidents.unknownToll).toBe(0)
    expect(compute(records, 'total', 'group=attacker').answer.incidents.unknownToll).toBe(1)
  })

  it('counts a toll over all groups that tells no number as unknown', () => {
    const records = recordsOf([{ tolls: [{ group: 'all', number: 'an unknown number' }] }])
    expect(compute(records, 'total').answer.incidents.unknownToll).toBe(1)
    expect(compute(records, 'total', 'harm=wounded').answer.incidents.unknownToll).toBe(1)
    expect(compute(recordsOf([{ killed: 1 }]), 'total').answer.incidents.unknownToll).toBe(0)
  })

  it('is what adding up the counted incidents one by one gives', () => {
    fc.assert(
      fc.property(publicRecordSets, searches, (records, search) => {
        const computed = compute(records, 'total', search)
        const counted = countedOf(records, computed)
        for (const harm of countableHarms) {
          const asked = computed.query.harm
          const quantities = counted.flatMap((one) => slowQuantities(one, harm, computed.query))
          const isLeftOut = asked.length > 0 && !asked.includes(harm)
          const expected =
            isLeftOut || (counted.length > 0 && quantities.length === 0)
              ? null
              : slowSum(quantities)
          expect(computed.answer.result[harm]).toEqual(expected)
        }
      }),
    )
  })

  it('has every counted cell of every incident in one of its cells', () => {
    fc.assert(
      fc.property(publicRecordSets, searches, (records, search) => {
        const { answer, query, ...computed } = compute(records, 'total', search)
        const counted = countedOf(records, { answer, query, ...computed })
        const asked =
          query.group.length === 0 ? groups.filter((g) => g !== 'attacker') : query.group
        const harms = query.harm.length === 0 ? countableHarms : query.harm
        const cells = counted
          .flatMap((one) => one.cells)
          .filter(
            ({ harm, group }) => harms.some((h) => h === harm) && asked.some((g) => g === group),
          )
        for (const found of answer.result.cells) {
          const same = cells.filter(
            ({ harm, group, actor }) =>
              harm === found.harm && group === found.group && actor === found.actor,
          )
          const { low, best, high, incidents, unknownToll, withoutBest } = found
          expect({ low, best, high }).toEqual(slowSum(same))
          expect({ incidents, unknownToll, withoutBest }).toEqual({
            incidents: same.length,
            unknownToll: same.filter(({ unknown }) => unknown).length,
            withoutBest: same.filter(({ quantity }) => quantity.best === null).length,
          })
        }
        const total = answer.result.cells.reduce((sum, { incidents }) => sum + incidents, 0)
        expect(total).toBe(cells.length)
      }),
    )
  })
})
