import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intervals } from '../../test/arbitraries.ts'
import { exactly, type Interval } from '../primitives/index.ts'
import { isUnknownNumber, type TollGroup } from '../records/index.ts'
import type { CountedCell } from './counted-incident.ts'
import { spreadUncertainty } from './spread-uncertainty.ts'

describe('spreadUncertainty', () => {
  it('lets the whole uncertainty lie in any one group, as the worked example of METHODS.md', () => {
    const cells = [
      cell('all', { low: 8, best: 10, high: 15 }),
      cell('civilian', exactly(6)),
      cell('armed-actor', exactly(3)),
      cell('unspecified', exactly(1)),
    ]
    expect(spreadUncertainty(cells).map(({ quantity }) => quantity)).toEqual([
      { low: 8, best: 10, high: 15 },
      { low: 4, best: 6, high: 11 },
      { low: 1, best: 3, high: 8 },
      { low: 0, best: 1, high: 6 },
    ])
  })

  it('opens the groups where the toll over all groups is open, its low standing for its best', () => {
    const cells = [cell('all', { low: 53, best: null, high: null }), cell('civilian', exactly(50))]
    expect(spreadUncertainty(cells)[1]?.quantity).toEqual({ low: 50, best: 50, high: null })
  })

  it.each<[string, CountedCell[]]>([
    ['no toll over all groups', [cell('civilian', exactly(6)), cell('attacker', exactly(1))]],
    [
      'groups with intervals of their own',
      [cell('all', { low: 8, best: 10, high: 15 }), cell('civilian', { low: 4, best: 6, high: 7 })],
    ],
    ['one number over all groups', [cell('all', exactly(10)), cell('civilian', exactly(6))]],
    [
      'a toll over all groups that tells no number',
      [cell('all', { low: 1, best: null, high: null }), cell('civilian', exactly(6))],
    ],
    [
      'the attackers, who are not part of it',
      [cell('all', { low: 8, best: 10, high: 15 }), cell('attacker', exactly(2))],
    ],
    [
      'another harm',
      [cell('all', { low: 8, best: 10, high: 15 }, 'wounded'), cell('civilian', exactly(6))],
    ],
  ])('leaves cells alone with %s', (_, cells) => {
    expect(spreadUncertainty(cells)).toEqual(cells)
  })

  it('keeps the best estimates, which add up, and low ≤ best ≤ high', () => {
    fc.assert(
      fc.property(intervals, fc.array(fc.nat(30), { maxLength: 3 }), (overall, bests) => {
        const groups: TollGroup[] = ['civilian', 'armed-actor', 'unspecified']
        const cells = bests.map((best, index) => cell(groups[index] ?? 'civilian', exactly(best)))
        const spread = spreadUncertainty([cell('all', overall), ...cells]).slice(1)
        expect(spread.map(({ quantity }) => quantity.best)).toEqual(bests)
        for (const { quantity } of spread) {
          const { low, best, high } = quantity
          expect(low).toBeGreaterThanOrEqual(0)
          expect(low).toBeLessThanOrEqual(best ?? 0)
          expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(best ?? 0)
        }
      }),
    )
  })
})

function cell(
  group: TollGroup,
  quantity: Interval,
  harm: CountedCell['harm'] = 'killed',
): CountedCell {
  return {
    harm,
    group,
    actor: null,
    quantity,
    unknown: isUnknownNumber(quantity),
    origins: 1,
    used: [group],
    setAside: [],
  }
}
