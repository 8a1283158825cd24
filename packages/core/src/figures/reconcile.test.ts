import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidentLists, known, recordSetsOf } from '../../test/arbitraries.ts'
import { attribution, incident, number, sampleRecords, toll } from '../../test/sample-records.ts'
import { countIncidents, parseCountingRule } from '../counting/index.ts'
import { exactly, type Interval } from '../primitives/index.ts'
import { type PublicRecordSet, projectPublic, publicByDefault } from '../protection/index.ts'
import type { RecordSet, ReportedTotal } from '../records/index.ts'
import { computeStatistic } from '../statistics/index.ts'
import { buildIncidentTable, readSnapshot, writeSnapshot } from '../table/index.ts'
import { reconcile, reconcileOver } from './reconcile.ts'
import type { Reconciliation } from './reconciliation.ts'

const [sum] = sampleRecords.reportedTotals
if (!sum) throw new Error('the sample has no reported total')

describe('reconcile', () => {
  const reconciliation = reconcile(show(sampleRecords), 3, sum)

  it('reads the ledger from what the document tells to what was claimed', () => {
    expect(reconciliation.readings).toEqual([
      {
        name: 'told-in-document',
        query: 'country=AFG&actor=red&attribution=any&document=newspaper-2022-12-05',
        incidents: ['school', 'outpost', 'market'],
        partlyInside: ['outpost'],
        unknownToll: 1,
      },
      {
        name: 'within-period',
        query:
          'from=2022-10-05&to=2022-12-05&country=AFG&actor=red&attribution=any&document=newspaper-2022-12-05',
        incidents: ['outpost', 'market'],
        partlyInside: ['outpost'],
        unknownToll: 1,
      },
      {
        name: 'claimed-or-attributed',
        query:
          'country=AFG&actor=red&attribution=claimed-or-attributed&document=newspaper-2022-12-05',
        incidents: ['school', 'market'],
        partlyInside: [],
        unknownToll: 0,
      },
      {
        name: 'claimed',
        query: 'country=AFG&actor=red&attribution=claimed&document=newspaper-2022-12-05',
        incidents: ['market'],
        partlyInside: [],
        unknownToll: 0,
      },
    ])
  })

  it('sets every cell beside its count under each reading', () => {
    const table = reconciliation.rows.map(({ group, actor, reported, counted, verdict }) => [
      group,
      actor,
      reported?.best,
      counted.map((count) => count?.best),
      verdict.status,
    ])
    expect(table).toEqual([
      ['civilian', null, 72, [72, 19, 72, 19], 'matches'],
      ['armed-actor', 'blue', 4, [4, 4, 0, 0], 'matches'],
      ['all', null, 76, [76, 23, 72, 19], 'matches'],
    ])
    expect(reconciliation.rows[2]?.counted[0]).toEqual({ low: 74, best: 76, high: null })
  })

  it('bridges from the reported number, each step with the incidents that it takes away', () => {
    expect(reconciliation.bridges).toEqual([
      {
        name: 'period',
        steps: [
          {
            from: 'reported',
            to: 'told-in-document',
            reason: 'compared',
            incidents: [],
            before: [72, 4, 76],
            after: [72, 4, 76],
          },
          {
            from: 'told-in-document',
            to: 'within-period',
            reason: 'outside-period',
            incidents: [{ incident: 'school', killed: atLeast53, wounded: null }],
            before: [72, 4, 76],
            after: [19, 4, 23],
          },
        ],
      },
      {
        name: 'attribution',
        steps: [
          expect.objectContaining({ from: 'reported', to: 'told-in-document' }),
          {
            from: 'told-in-document',
            to: 'claimed-or-attributed',
            reason: 'only-suspected',
            incidents: [{ incident: 'outpost', killed: exactly(4), wounded: someone }],
            before: [72, 4, 76],
            after: [72, 0, 72],
          },
          {
            from: 'claimed-or-attributed',
            to: 'claimed',
            reason: 'not-claimed',
            incidents: [{ incident: 'school', killed: atLeast53, wounded: null }],
            before: [72, 0, 72],
            after: [19, 0, 19],
          },
        ],
      },
    ])
  })

  it('adds a row for what the ledger has and the total does not name', () => {
    const guard = {
      ...toll('guard', 'un', 'un-report', 'killed', 1),
      group: 'security-personnel' as const,
    }
    const incidents = sampleRecords.incidents.map((one) =>
      one.id === 'market' ? { ...one, claims: [...one.claims, guard] } : one,
    )
    const { rows } = reconcile(show({ ...sampleRecords, incidents }), 3, sum)
    expect(rows.map(({ group, verdict }) => [group, verdict.status, verdict.difference])).toEqual([
      ['civilian', 'matches', 0],
      ['armed-actor', 'matches', 0],
      ['security-personnel', 'not-reported', null],
      ['all', 'over', 1],
    ])
  })

  it('puts the harms in the order of the vocabulary', () => {
    const cells: ReportedTotal['cells'] = (['abducted', 'wounded', 'killed'] as const).map(
      (harm) => ({
        harm,
        group: 'all',
        actor: null,
        quantity: number(1),
      }),
    )
    const { rows } = reconcile(show(sampleRecords), 3, { ...sum, cells })
    expect([...new Set(rows.map(({ harm }) => harm))]).toEqual(['killed', 'wounded', 'abducted'])
  })

  it('says unknown, not 0, where incidents report nothing of a harm', () => {
    const cells: ReportedTotal['cells'] = [
      { harm: 'missing', group: 'all', actor: null, quantity: number(5) },
    ]
    const { rows, bridges } = reconcile(show(sampleRecords), 3, { ...sum, cells })
    expect(rows).toMatchObject([
      { counted: [null, null, null, null], verdict: { status: 'short', reason: 'vague-toll' } },
    ])
    expect(bridges[0]?.steps[1]).toMatchObject({ before: [null], after: [null] })
  })

  it('says 0 where no incident is left', () => {
    const records = show({ ...sampleRecords, incidents: [unclaimed] })
    const { readings, rows } = reconcile(records, 3, { ...sum, document: 'un-report' })
    expect(readings.at(-1)).toMatchObject({ name: 'claimed', incidents: [], partlyInside: [] })
    expect(rows.at(-1)?.counted.at(-1)).toEqual(exactly(0))
  })

  it('reads the scope alone where the document tells of no incident', () => {
    const elsewhere = {
      ...sum,
      document: 'wire-2022-11-04',
      scope: { ...sum.scope, country: 'AFG' },
    }
    const incidents = [unclaimed]
    const { readings, bridges } = reconcile(show({ ...sampleRecords, incidents }), 3, elsewhere)
    expect(readings.map(({ name }) => name)).toEqual([
      'in-scope',
      'claimed-or-attributed',
      'claimed',
    ])
    expect(readings[0]?.query).toContain('from=2022-10-05&to=2022-12-05')
    expect(readings[0]?.incidents).toEqual(['unclaimed'])
    expect(bridges.map(({ name }) => name)).toEqual(['attribution'])
  })

  it('has no bridge where the scope names neither period nor actor', () => {
    const scope = { ...sum.scope, from: null, to: null, actor: null }
    const { readings, bridges } = reconcile(show(sampleRecords), 3, { ...sum, scope })
    expect(readings.map(({ name }) => name)).toEqual(['told-in-document'])
    expect(bridges).toEqual([])
  })

  it('counts every reading as the statistic total does at the reading’s address', () => {
    fc.assert(
      fc.property(recordSetsOf(incidentLists), totals, (records, total) => {
        const shown = show(records)
        const { readings, rows } = reconcile(shown, 1, total)
        readings.forEach((reading, index) => {
          const computed = computeStatistic(shown, 1, 'total', reading.query).value
          expect(reading.unknownToll).toBe(computed?.answer.incidents.unknownToll)
          for (const row of rows.filter(({ group }) => group === 'all')) {
            expect(row.counted[index]).toEqual(computed?.answer.result[row.harm])
          }
        })
      }),
    )
  })

  it('narrows along every bridge, and tells exactly the incidents that go', () => {
    fc.assert(
      fc.property(recordSetsOf(incidentLists), totals, (records, total) => {
        const reconciled = reconcile(show(records), 1, total)
        for (const { steps } of reconciled.bridges) {
          for (const { from, to, incidents } of steps) {
            if (from === 'reported') continue
            const [before, after] = [incidentsOf(reconciled, from), incidentsOf(reconciled, to)]
            const gone = before.filter((id) => !after.includes(id))
            expect(after.filter((id) => !before.includes(id))).toEqual([])
            expect(incidents.map((step) => step.incident)).toEqual(gone)
          }
        }
      }),
    )
  })
})

const atLeast53: Interval = { low: 53, best: 53, high: null }
const someone: Interval = { low: 1, best: null, high: null }
const unclaimed = incident('unclaimed', '2022-11-03', '2022-11-03', [
  toll('killed', 'un', 'un-report', 'killed', 2),
  attribution('suspected', 'un', 'un-report', 'suspected'),
])

const totals: fc.Arbitrary<ReportedTotal> = fc.record({
  id: fc.constant('total'),
  version: fc.constant(1),
  title: fc.constant({ en: 'A sum' }),
  document: fc.constantFrom(...known.documents, 'elsewhere'),
  paragraph: fc.constant(null),
  scope: fc.record({
    from: fc.constantFrom(null, '2022-10-01'),
    to: fc.constantFrom(null, '2022-11-30'),
    country: fc.constantFrom(null, ...known.countries),
    actor: fc.constantFrom(null, ...known.actors),
    wording: fc.constant(''),
  }),
  cells: fc.constant([
    { harm: 'killed', group: 'civilian', actor: null, quantity: number(10) },
    { harm: 'killed', group: 'all', actor: null, quantity: number(12) },
    { harm: 'wounded', group: 'all', actor: null, quantity: number(20) },
  ]),
})

function show(records: RecordSet): PublicRecordSet {
  return projectPublic(records, publicByDefault('2023-06-01'))
}

function incidentsOf({ readings }: Reconciliation, name: string): readonly string[] {
  return readings.find((reading) => reading.name === name)?.incidents ?? []
}

describe('reconcileOver', () => {
  it('reads from a stored table what reconcile reads from the records', () => {
    const records = show(sampleRecords)
    const rule = parseCountingRule('envelope').value
    if (rule === null) throw new Error('the rule is known')
    const stored = writeSnapshot(buildIncidentTable(countIncidents(records, rule)))
    const { value: table } = readSnapshot(stored)
    expect(table && reconcileOver(table, 3, sum)).toEqual(reconcile(records, 3, sum))
  })
})
