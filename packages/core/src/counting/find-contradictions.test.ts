import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimLists } from '../../test/arbitraries.ts'
import { atLeast } from '../../test/candidates.ts'
import { toll } from '../../test/sample-records.ts'
import type { Interval } from '../primitives/index.ts'
import type { Toll } from '../records/index.ts'
import { findContradictions } from './find-contradictions.ts'

const dozens: Interval = { low: 24, best: null, high: 99 }

describe('findContradictions', () => {
  it('tells that 20 children among 19 killed cannot be', () => {
    const claims = [said('un', 'killed', 19), children('newspaper', 20)]
    expect(findContradictions({ claims })).toEqual([
      {
        code: 'subgroup-exceeds-toll',
        path: 'claims.1.ofWhich.0.quantity.low',
        expected: 'at most the 19 killed by claim un-killed-19 (un)',
        received: '20 children',
        message:
          'claims.1.ofWhich.0.quantity.low: expected at most the 19 killed by claim un-killed-19 (un), received 20 children',
      },
    ])
  })

  it.each<[string, readonly Toll[]]>([
    ['a part as great as its whole', [said('un', 'killed', 20), children('newspaper', 20)]],
    ['a part of an open whole', [said('un', 'killed', atLeast(19)), children('newspaper', 20)]],
    ['a part of another harm', [said('un', 'wounded', 5), children('newspaper', 20)]],
    [
      'a part of another party',
      [
        { ...said('un', 'killed', 5), group: 'armed-actor', actor: 'red' },
        { ...children('newspaper', 20), group: 'armed-actor', actor: 'blue' },
      ],
    ],
    [
      'a part of the attackers beside a toll over all groups',
      [
        { ...said('un', 'killed', 1), group: 'all' },
        { ...children('newspaper', 2), group: 'attacker' },
      ],
    ],
    [
      'tolls that a number satisfies both',
      [said('un', 'killed', 42), said('wire', 'killed', dozens)],
    ],
    ['tolls of different groups', [said('un', 'killed', 5), other('wire', 'killed', 9)]],
    [
      'a joint toll that killed and wounded reach together',
      [said('un', 'killed', 19), said('un', 'wounded', 23), joint(dozens)],
    ],
    [
      'a joint toll beside killed alone that it can hold',
      [said('un', 'killed', 99), joint(dozens)],
    ],
    [
      'a joint toll over all groups to which the groups add up',
      [
        said('un', 'killed', 20),
        other('un', 'killed', 30),
        said('un', 'wounded', 5),
        other('un', 'wounded', 5),
        { ...joint(60), group: 'all' },
      ],
    ],
    [
      'a joint toll over all groups of which only some are told',
      [said('un', 'killed', 20), said('un', 'wounded', 5), { ...joint(60), group: 'all' }],
    ],
    [
      'groups that add up to their total',
      [
        said('un', 'killed', 4),
        other('un', 'killed', 6),
        { ...said('un', 'killed', 10), group: 'all' },
      ],
    ],
    [
      'one cell told twice beside its total',
      [
        said('un', 'killed', 6),
        said('un', 'killed', 6),
        { ...said('un', 'killed', 10), group: 'all' },
      ],
    ],
    [
      'attackers killed beside a total that leaves them out',
      [
        said('un', 'killed', 10),
        { ...said('un', 'killed', 2), group: 'attacker' },
        { ...said('un', 'killed', 10), group: 'all' },
      ],
    ],
    [
      'groups of another speaker',
      [said('wire', 'killed', 12), { ...said('un', 'killed', 10), group: 'all' }],
    ],
  ])('has nothing against %s', (_, claims) => {
    expect(findContradictions({ claims })).toEqual([])
  })

  it.each<[string, string, readonly Toll[], string, string, string]>([
    [
      'tells that 16 and 19 killed in one cell cannot both be',
      'tolls-disagree',
      [said('wire', 'killed', 16), said('un', 'killed', 19)],
      'claims.1.quantity',
      '16 killed as claim wire-killed-16 (wire) says',
      '19',
    ],
    [
      'tells that "dozens" does not reach 19',
      'tolls-disagree',
      [said('un', 'killed', 19), said('wire', 'killed', dozens)],
      'claims.1.quantity',
      '19 killed as claim un-killed-19 (un) says',
      '24 to 99',
    ],
    [
      'tells that a joint toll is more than killed and wounded together',
      'joint-toll-disagrees',
      [said('un', 'killed', 5), said('un', 'wounded', 6), joint(dozens)],
      'claims.2.quantity',
      '11, as killed and wounded together',
      '24 to 99',
    ],
    [
      'tells that a joint toll is less than those killed alone',
      'joint-toll-disagrees',
      [said('un', 'killed', 120), joint(dozens)],
      'claims.1.quantity',
      'at least 120, as killed and wounded together',
      '24 to 99',
    ],
    [
      'tells that a joint toll over all groups is less than the groups together',
      'joint-toll-disagrees',
      [said('un', 'killed', 20), other('un', 'killed', 30), { ...joint(40), group: 'all' }],
      'claims.2.quantity',
      'at least 50, as killed and wounded together',
      '40',
    ],
    [
      'tells that the groups of one speaker exceed its total',
      'groups-exceed-total',
      [
        said('un', 'killed', 6),
        other('un', 'killed', 6),
        { ...said('un', 'killed', 10), group: 'all' },
      ],
      'claims.2.quantity.high',
      'at least 12, the sum over its groups',
      '10',
    ],
  ])('%s', (_, code, claims, path, expected, received) => {
    const found = findContradictions({ claims }).filter((issue) => issue.code === code)
    expect(found).toMatchObject([{ path, expected, received }])
  })

  it('never throws, and every path leads to a field of the claims', () => {
    fc.assert(
      fc.property(claimLists, (claims) => {
        for (const { path } of findContradictions({ claims })) {
          const found = path.split('.').reduce<unknown>(fieldOf, { claims })
          expect(found).toBeDefined()
        }
      }),
    )
  })

  it('finds as many contradictions of each kind in whatever order the claims stand', () => {
    const kinds = (claims: Parameters<typeof findContradictions>[0]['claims']) =>
      findContradictions({ claims })
        .map(({ code }) => code)
        .sort()
    fc.assert(
      fc.property(claimLists, (claims) => {
        expect(kinds(claims.toReversed())).toEqual(kinds(claims))
      }),
    )
  })
})

function said(speaker: string, harm: Toll['harm'], count: number | Interval): Toll {
  const name = typeof count === 'number' ? count : count.low
  const simple = toll(`${speaker}-${harm}-${name}`, speaker, 'd', harm, name)
  return typeof count === 'number' ? simple : { ...simple, quantity: { ...count, wording: null } }
}

function other(speaker: string, harm: Toll['harm'], count: number): Toll {
  return { ...said(speaker, harm, count), group: 'armed-actor', actor: 'blue' }
}

function joint(count: number | Interval): Toll {
  return said('newspaper', 'killed-or-wounded', count)
}

/** "20 children are among the dead", without a toll of its own. */
function children(speaker: string, count: number): Toll {
  const { quantity } = said(speaker, 'killed', count)
  if (quantity === null) throw new Error('a toll without a number')
  return {
    ...said(speaker, 'killed', count),
    id: 'children',
    quantity: null,
    ofWhich: [{ subgroup: 'children', quantity }],
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([known]) => known === name)?.[1]
    : undefined
}
