import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimLists } from '../../test/arbitraries.ts'
import { attribution } from '../../test/sample-records.ts'
import { type AttributionBasis, attributionBases } from '../records/index.ts'
import {
  type AttributionStandard,
  attributionStandards,
  meetsStandard,
  perpetratorsOf,
} from './attribution-standard.ts'

const said = (basis: AttributionBasis, actor = 'red') =>
  attribution(`${basis}-${actor}`, 'newspaper', 'd', basis, actor)

describe('perpetratorsOf', () => {
  it.each<[AttributionBasis, AttributionStandard | null]>([
    ['confirmed', 'claimed'],
    ['claimed', 'claimed'],
    ['attributed', 'claimed-or-attributed'],
    ['suspected', 'any'],
    ['denied', null],
    ['disputed', null],
  ])('takes %s as worth %s', (basis, standard) => {
    expect(perpetratorsOf({ claims: [said(basis)] })).toEqual(
      standard === null ? [] : [{ actor: 'red', standard }],
    )
  })

  it('has an answer for every rung of the ladder', () => {
    for (const basis of attributionBases) {
      expect(perpetratorsOf({ claims: [said(basis)] }).length).toBeLessThanOrEqual(1)
    }
  })

  it('keeps the strictest standard that any claim meets', () => {
    const claims = [said('suspected'), said('claimed'), said('attributed')]
    expect(perpetratorsOf({ claims })).toEqual([{ actor: 'red', standard: 'claimed' }])
  })

  it('removes nobody for a denial or a dispute', () => {
    const claims = [said('claimed'), said('denied'), said('disputed')]
    expect(perpetratorsOf({ claims })).toEqual([{ actor: 'red', standard: 'claimed' }])
  })

  it('names everybody held responsible, in order of actor', () => {
    const claims = [said('suspected', 'red'), said('attributed', 'blue'), said('denied', 'green')]
    expect(perpetratorsOf({ claims })).toEqual([
      { actor: 'blue', standard: 'claimed-or-attributed' },
      { actor: 'red', standard: 'any' },
    ])
  })

  it('answers the same in whatever order the claims stand', () => {
    fc.assert(
      fc.property(claimLists, (claims) => {
        expect(perpetratorsOf({ claims: claims.toReversed() })).toEqual(perpetratorsOf({ claims }))
      }),
    )
  })
})

describe('meetsStandard', () => {
  it('lets a stricter standard meet a looser one, and never the other way', () => {
    const table = attributionStandards.map((met) =>
      attributionStandards.map((asked) => meetsStandard(met, asked)),
    )
    expect(table).toEqual([
      [true, true, true],
      [false, true, true],
      [false, false, true],
    ])
  })
})
