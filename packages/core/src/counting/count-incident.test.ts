import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidentLists, recordSetsOf } from '../../test/arbitraries.ts'
import { incident, sampleRecords, toll } from '../../test/sample-records.ts'
import { addIntervals, exactly, type Interval } from '../primitives/index.ts'
import { type PublicRecordSet, projectPublic, publicByDefault } from '../protection/index.ts'
import { type Claim, countableHarms, type RecordSet, type Toll } from '../records/index.ts'
import {
  countIncident,
  countIncidents,
  countIncidentsByEach,
  countingContextOf,
} from './count-incident.ts'
import type { CountedIncident } from './counted-incident.ts'
import { countingRules, singleSource } from './counting-rule.ts'

const [envelope] = countingRules
if (!envelope) throw new Error('no counting rules')

describe('countIncident', () => {
  it('counts the sample’s market by the envelope: a copy adds no origin, the UN is best', () => {
    const counted = countOne(sampleRecords.incidents[0]?.claims ?? [])
    expect(counted.rule).toBe('envelope@1')
    expect(counted.cells).toEqual([
      {
        harm: 'killed',
        group: 'civilian',
        actor: null,
        quantity: { low: 17, best: 19, high: 19 },
        unknown: false,
        origins: 2,
        used: ['un-killed', 'copy-killed'],
        setAside: [{ claim: 'wire-killed', reason: 'superseded' }],
      },
      expect.objectContaining({ harm: 'wounded', quantity: exactly(23), origins: 1 }),
    ])
    expect(counted.totals).toEqual({
      killed: { quantity: { low: 17, best: 19, high: 19 }, unknown: false },
      wounded: { quantity: exactly(23), unknown: false },
      missing: null,
      abducted: null,
    })
    expect(counted.perpetrators).toEqual([{ actor: 'red', standard: 'claimed' }])
  })

  it('never adds overlapping claims: two tolls of one cell count once', () => {
    const counted = countOne([said('un', 'killed', 19), said('wire', 'killed', 16)])
    expect(counted.totals.killed?.quantity).toEqual({ low: 16, best: 19, high: 19 })
  })

  it('adds the groups where no toll is given over all of them', () => {
    const counted = countOne([
      said('un', 'killed', 5),
      { ...said('un', 'killed', 4), id: 'b', group: 'armed-actor', actor: 'blue' },
      { ...said('un', 'killed', 3), id: 'c', group: 'armed-actor', actor: 'red' },
    ])
    expect(counted.cells).toHaveLength(3)
    expect(counted.totals.killed?.quantity).toEqual(exactly(12))
  })

  it('takes the toll over all groups for the total, and spreads its uncertainty over the groups', () => {
    const counted = countOne([
      over('un', { low: 8, best: 10, high: 15 }),
      { ...said('un', 'killed', 6), id: 'b' },
      { ...said('un', 'killed', 4), id: 'c', group: 'armed-actor', actor: 'blue' },
    ])
    expect(counted.totals.killed?.quantity).toEqual({ low: 8, best: 10, high: 15 })
    expect(counted.cells.map(({ quantity }) => quantity)).toEqual([
      { low: 8, best: 10, high: 15 },
      { low: 4, best: 6, high: 11 },
      { low: 2, best: 4, high: 9 },
    ])
  })

  it('takes the groups for the total where the toll over all groups tells no number', () => {
    const counted = countOne([
      over('wire', { low: 1, best: null, high: null }),
      { ...said('un', 'killed', 5), id: 'b' },
    ])
    expect(counted.totals.killed).toEqual({ quantity: exactly(5), unknown: false })
  })

  it('counts attackers apart and outside every total', () => {
    const counted = countOne([
      said('un', 'killed', 5),
      { ...said('un', 'killed', 2), id: 'b', group: 'attacker' },
    ])
    expect(counted.cells.map(({ group, quantity }) => [group, quantity.best])).toEqual([
      ['civilian', 5],
      ['attacker', 2],
    ])
    expect(counted.totals.killed?.quantity).toEqual(exactly(5))
  })

  it('counts a joint toll in a cell of its own and in no total', () => {
    const counted = countOne([said('un', 'killed-or-wounded', 30)])
    expect(counted.cells).toMatchObject([{ harm: 'killed-or-wounded', quantity: exactly(30) }])
    expect(Object.values(counted.totals)).toEqual([null, null, null, null])
  })

  it('leaves what nobody reported null, never 0', () => {
    const counted = countOne([{ ...said('un', 'killed', 5), quantity: null }])
    expect(counted.cells).toEqual([])
    expect(Object.values(counted.totals)).toEqual([null, null, null, null])
  })

  it('keeps a reported 0 as 0', () => {
    expect(countOne([said('un', 'killed', 0)]).totals.killed).toEqual({
      quantity: exactly(0),
      unknown: false,
    })
  })

  it('knows an unknown number for what it is, and adds it as one at least', () => {
    const vague = { ...said('un', 'killed', 1), id: 'b', quantity: unknown }
    expect(countOne([vague]).totals.killed).toEqual({ quantity: withoutWords, unknown: true })
    const counted = countOne([
      vague,
      { ...said('un', 'killed', 5), id: 'c', group: 'armed-actor', actor: 'blue' },
    ])
    expect(counted.totals.killed).toEqual({
      quantity: { low: 6, best: 6, high: null },
      unknown: false,
    })
  })

  it('tells which tolls a rule set aside where none qualified, and does not count them', () => {
    const counted = countOne([said('wire', 'killed', 5)], singleSource('un'))
    expect(counted.cells).toEqual([])
    expect(counted.setAside).toEqual([{ claim: 'wire-killed', reason: 'other-source' }])
    expect(counted.totals.killed).toBeNull()
  })

  it('takes the day of the document for a claim without a day of its own', () => {
    const rule = countingRules.find(({ name }) => name === 'latest-majority-lowest')
    const claims = [
      { ...said('un', 'killed', 5), date: '2022-11-30' },
      { ...said('wire', 'killed', 7), document: 'un-report' },
    ]
    expect(countOne(claims, rule).totals.killed?.quantity).toEqual(exactly(7))
  })

  it('knows a perpetrator’s own figure by the actor that the source speaks for', () => {
    const rule = countingRules.find(({ name }) => name === 'latest-majority-lowest')
    const [market] = sampleRecords.incidents
    const claims = market?.claims.filter(({ kind }) => kind === 'attribution') ?? []
    const tolls = [said('red-spokesman', 'killed', 50), said('wire', 'killed', 16)]
    expect(countOne([...claims, ...tolls], rule).cells[0]).toMatchObject({
      quantity: exactly(16),
      setAside: [{ claim: 'red-spokesman-killed', reason: 'perpetrator' }],
    })
  })

  it('takes an unknown source for a medium that is an origin of its own', () => {
    const counted = countOne([said('nobody-knows', 'killed', 5), said('wire', 'killed', 6)])
    expect(counted.cells[0]).toMatchObject({ origins: 2, quantity: { low: 5, best: 5, high: 6 } })
  })

  it.each(countingRules)('keeps low ≤ best ≤ high in every cell and total under $label', (rule) => {
    fc.assert(
      fc.property(recordSetsOf(incidentLists), (records) => {
        for (const counted of countIncidents(shown(records), rule)) {
          for (const { quantity } of counted.cells) expectInOrder(quantity)
          for (const harm of countableHarms) {
            const total = counted.totals[harm]
            if (total !== null) expectInOrder(total.quantity)
          }
        }
      }),
    )
  })

  it.each(countingRules)('agrees under $label with a slow count of the totals', (rule) => {
    fc.assert(
      fc.property(recordSetsOf(incidentLists), (records) => {
        for (const counted of countIncidents(shown(records), rule)) {
          for (const harm of countableHarms) {
            expect(counted.totals[harm]?.quantity ?? null).toEqual(slowTotal(counted, harm))
          }
        }
      }),
    )
  })

  it.each(countingRules)('counts the same under $label whatever the order of records', (rule) => {
    fc.assert(
      fc.property(recordSetsOf(incidentLists), (records) => {
        const reversed = {
          ...records,
          sources: records.sources.toReversed(),
          documents: records.documents.toReversed(),
          incidents: records.incidents.toReversed(),
        }
        const counted = countIncidents(shown(records), rule)
        expect(countIncidents(shown(reversed), rule).toReversed()).toEqual(counted)
      }),
    )
  })
})

const unknown = { low: 1, best: null, high: null, wording: 'some' }
const withoutWords = { low: 1, best: null, high: null }

function said(speaker: string, harm: Toll['harm'], count: number): Toll {
  return toll(`${speaker}-${harm}`, speaker, 'wire-2022-11-04', harm, count)
}

/** A toll over all groups. */
function over(speaker: string, quantity: Interval): Toll {
  return { ...said(speaker, 'killed', 0), group: 'all', quantity: { ...quantity, wording: null } }
}

function shown(records: RecordSet): PublicRecordSet {
  return projectPublic(records, publicByDefault('2023-06-01'))
}

function countOne(claims: readonly Claim[], rule = envelope): CountedIncident {
  if (!rule) throw new Error('no such rule')
  const records = shown({
    ...sampleRecords,
    incidents: [incident('one', '2022-11-03', '2022-11-03', claims)],
  })
  const [only] = records.incidents
  if (!only) throw new Error('the incident was not shown')
  return countIncident(only, rule, countingContextOf(records))
}

function slowTotal({ cells }: CountedIncident, harm: string): Interval | null {
  const ofHarm = cells.filter((cell) => cell.harm === harm && cell.group !== 'attacker')
  const all = ofHarm.filter(({ group }) => group === 'all')
  const parts = ofHarm.filter(({ group }) => group !== 'all')
  const fromParts = all.every(({ unknown }) => unknown) && parts.some(({ unknown }) => !unknown)
  const quantities = (fromParts || all.length === 0 ? parts : all).map(({ quantity }) => quantity)
  return quantities.length === 0 ? null : quantities.reduce(addIntervals)
}

function expectInOrder({ low, best, high }: Interval): void {
  expect(best ?? low).toBeGreaterThanOrEqual(low)
  expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(best ?? low)
}

describe('countIncidentsByEach', () => {
  it('gives each incident the count that it has by each rule alone', () => {
    const rules = [...countingRules, singleSource('un')]
    fc.assert(
      fc.property(recordSetsOf(incidentLists), (records) => {
        const shown = projectPublic(records, publicByDefault('2022-12-31'))
        const byRule = rules.map((rule) => countIncidents(shown, rule))
        expect(countIncidentsByEach(shown, rules)).toEqual(
          shown.incidents.map((_, place) => byRule.map((counted) => counted[place])),
        )
      }),
    )
  })
})
