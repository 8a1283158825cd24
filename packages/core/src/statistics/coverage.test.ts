import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compute, countedOf, resultOf } from '../../test/answer.ts'
import { publicRecordSets, searches } from '../../test/random-records.ts'
import { slowQuantities } from '../../test/slow-casualties.ts'
import { recordsOf } from '../../test/small-records.ts'
import type { CountedIncident } from '../counting/index.ts'
import type { Query } from '../query/index.ts'
import { type CoveredField, coveredFields } from './covered-fields.ts'

const records = recordsOf([
  { day: '2022-12-02', time: '08:30', province: 'AF01', killed: 3, by: 'iskp', grade: 'weak' },
  { day: ['2022-12-01', '2022-12-31'], province: 'AF01', district: 'AF0101', wounded: 1 },
  { killed: 'an unknown number', at: [34.5, 69.2], province: 'AF01' },
  {},
])

describe('coverage', () => {
  it('counts by hand what is known of four incidents, field by field', () => {
    const known = resultOf(records, 'coverage').rows.map(({ field, known }) => [field, known])
    expect(known).toEqual([
      ['killed', 1],
      ['wounded', 1],
      ['day', 1],
      ['hour', 1],
      ['province', 3],
      ['district', 1],
      ['position', 1],
      ['attribution', 1],
      ['grade', 1],
    ])
    expect(resultOf(records, 'coverage').rows[0]).toEqual({
      field: 'killed',
      known: 1,
      missing: 3,
      missingShare: 0.75,
    })
  })

  it('asks for the toll of the groups that the query counts', () => {
    const killed = (search: string) => resultOf(records, 'coverage', search).rows[0]?.known
    expect([killed('group=civilian'), killed('group=attacker'), killed('harm=wounded')]).toEqual([
      1, 0, 1,
    ])
  })

  it('has no share where there are no incidents', () => {
    for (const row of resultOf(recordsOf([]), 'coverage').rows) {
      expect(row).toMatchObject({ known: 0, missing: 0, missingShare: null })
    }
  })

  it('is what a slow look at every incident gives', () => {
    fc.assert(
      fc.property(publicRecordSets, searches, (drawn, search) => {
        const computed = compute(drawn, 'coverage', search)
        const counted = countedOf(drawn, computed)
        const { rows } = computed.answer.result
        expect(rows.map(({ field }) => field)).toEqual(coveredFields)
        for (const { field, known, missing } of rows) {
          expect(known).toBe(counted.filter((one) => isKnown(one, field, computed.query)).length)
          expect(known + missing).toBe(counted.length)
        }
      }),
      { numRuns: 80 },
    )
  })
})

function isKnown(counted: CountedIncident, field: CoveredField, { group }: Query): boolean {
  const { when, where, assessment } = counted.incident
  switch (field) {
    case 'killed':
    case 'wounded': {
      const quantities = slowQuantities(counted, field, { harm: [], group })
      return quantities.length > 0 && !quantities.some(({ unknown }) => unknown)
    }
    case 'day':
      return when.earliest !== null && when.earliest === when.latest
    case 'hour':
      return when.timeOfDay !== null
    case 'position':
      return where.position !== null && !['province', 'country'].includes(where.precision)
    case 'attribution':
      return counted.perpetrators.length > 0
    case 'grade':
      return assessment !== null
    default:
      return where[field] !== null
  }
}
