import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compute, countedOf, resultOf } from '../../test/answer.ts'
import { publicRecordSets, searches } from '../../test/random-records.ts'
import { slowQuantities, slowSum } from '../../test/slow-casualties.ts'
import { recordsOf } from '../../test/small-records.ts'
import { exactly } from '../primitives/index.ts'

describe('lethality', () => {
  it('is by hand 6 killed in 2 incidents, and 4 of 10 in the one where both are known', () => {
    const records = recordsOf([{ killed: 4, wounded: 6 }, { killed: 2 }, { wounded: 5 }])
    expect(resultOf(records, 'lethality')).toEqual({
      killedPerIncident: exactly(3),
      incidents: 2,
      killedUnknown: 1,
      killedShare: { low: 0.4, best: 0.4, high: 0.4 },
      withBoth: 1,
      woundedUnknown: 1,
    })
  })

  it('takes a toll that tells no number for unknown, never for 0', () => {
    const records = recordsOf([
      { killed: 'an unknown number', wounded: 5 },
      { killed: 1, wounded: 'an unknown number' },
    ])
    expect(resultOf(records, 'lethality')).toMatchObject({
      killedPerIncident: exactly(1),
      killedUnknown: 1,
      killedShare: null,
      woundedUnknown: 1,
    })
  })

  it('carries intervals through: the share is least where fewest died and most were wounded', () => {
    const records = recordsOf([{ killed: '4 to 6', wounded: 'at least 4' }, { killed: 2 }])
    expect(resultOf(records, 'lethality')).toMatchObject({
      killedPerIncident: { low: 3, best: 3, high: 4 },
      killedShare: { low: 0, best: 0.5, high: 0.6 },
    })
  })

  it('is of the groups that are asked for, and of both harms whatever harm says', () => {
    const records = recordsOf([
      {
        tolls: [
          { group: 'civilian', number: 2 },
          { group: 'armed-actor', number: 8 },
          { group: 'civilian', harm: 'wounded', number: 6 },
        ],
      },
    ])
    expect(resultOf(records, 'lethality', 'group=civilian&harm=wounded')).toMatchObject({
      killedPerIncident: exactly(2),
      killedShare: { best: 0.25 },
    })
  })

  it('is null where there is nothing to divide by', () => {
    const nothing = { killedPerIncident: null, killedShare: null, incidents: 0, withBoth: 0 }
    expect(resultOf(recordsOf([]), 'lethality')).toMatchObject(nothing)
    expect(resultOf(recordsOf([{}]), 'lethality')).toMatchObject({ ...nothing, killedUnknown: 1 })
    const unharmed = recordsOf([{ killed: 0, wounded: 0 }])
    expect(resultOf(unharmed, 'lethality')).toMatchObject({
      killedPerIncident: exactly(0),
      killedShare: null,
      withBoth: 1,
    })
  })

  it('is what dividing the sums of the incidents with known numbers gives', () => {
    fc.assert(
      fc.property(publicRecordSets, searches, (records, search) => {
        const computed = compute(records, 'lethality', search)
        const asked = { harm: [], group: computed.query.group }
        const counted = countedOf(records, computed)
        const isKnown = (harm: 'killed' | 'wounded') => (one: (typeof counted)[number]) => {
          const quantities = slowQuantities(one, harm, asked)
          return quantities.length > 0 && !quantities.some(({ unknown }) => unknown)
        }
        const killed = counted.filter(isKnown('killed'))
        const both = killed.filter(isKnown('wounded'))
        const { result } = computed.answer
        expect(result).toMatchObject({
          incidents: killed.length,
          killedUnknown: counted.length - killed.length,
          withBoth: both.length,
          woundedUnknown: killed.length - both.length,
        })
        const sum = slowSum(killed.flatMap((one) => slowQuantities(one, 'killed', asked)))
        const low = killed.length === 0 ? undefined : sum.low / killed.length
        expect(result.killedPerIncident?.low).toBe(low)
        const died = slowSum(both.flatMap((one) => slowQuantities(one, 'killed', asked))).low
        const hurt = slowSum(both.flatMap((one) => slowQuantities(one, 'wounded', asked))).high
        if (hurt !== null && hurt > 0) expect(result.killedShare?.low).toBe(died / (died + hurt))
      }),
      { numRuns: 80 },
    )
  })
})
