import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidentLists, recordSetsOf } from '../../test/arbitraries.ts'
import { answerableQueries } from '../../test/queries.ts'
import { attribution, incident, sampleRecords, toll } from '../../test/sample-records.ts'
import {
  countIncidents,
  meetsStandard,
  parseCountingRule,
  perpetratorsOf,
} from '../counting/index.ts'
import { foldText } from '../primitives/index.ts'
import { projectPublic, publicByDefault } from '../protection/index.ts'
import { emptyRecordSet, type Incident, type RecordSet } from '../records/index.ts'
import {
  buildIncidentTable,
  type IncidentTable,
  idOfRow,
  readSnapshot,
  writeSnapshot,
} from '../table/index.ts'
import { parseQuery } from './parse-query.ts'
import { everything, type Query } from './query.ts'
import { selectIncidents } from './select-incidents.ts'

describe('selectIncidents', () => {
  it('agrees with a slow look at every raw incident, one condition after another', () => {
    fc.assert(
      fc.property(recordSetsOf(incidentLists), answerableQueries, (records, query) => {
        const table = tableOf(records)
        const { rows, tooImprecise, partlyInside } = selectIncidents(table, query)
        const answers = records.incidents.map((one) => [one.id, answerOf(one, query)] as const)
        const idsWith = (...wanted: readonly Answer[]) =>
          answers.filter(([, answer]) => wanted.includes(answer)).map(([id]) => id)
        expect(Array.from(rows, (row) => idOfRow(table.id, row)).sort()).toEqual(
          idsWith('in', 'partly').sort(),
        )
        expect(partlyInside).toBe(idsWith('partly').length)
        expect(tooImprecise).toBe(idsWith('imprecise').length)
      }),
      { numRuns: 600 },
    )
  })

  it('leaves columns of a stored table undecoded of which nothing is asked', () => {
    const { value: table } = readSnapshot(writeSnapshot(tableOf(sampleRecords)))
    if (table === null) throw new RangeError('no table')
    const isDecoded = (name: keyof IncidentTable) =>
      Object.getOwnPropertyDescriptor(table, name)?.get === undefined
    selectIncidents(table, { ...everything, country: ['AFG'], from: '2022-01-01' })
    expect(isDecoded('country')).toBe(true)
    const others = [
      'province',
      'position',
      'text',
      'method',
      'source',
      'perpetrator',
      'id',
    ] as const
    expect(others.filter(isDecoded)).toEqual([])
  })

  it('takes every incident for the question for everything, in the table’s order', () => {
    fc.assert(
      fc.property(recordSetsOf(incidentLists), (records) => {
        const { rows, tooImprecise, partlyInside } = selectIncidents(tableOf(records), everything)
        expect([...rows]).toEqual(records.incidents.map((_, row) => row))
        expect([tooImprecise, partlyInside]).toEqual([0, 0])
      }),
    )
  })

  it('does not look at what is counted, nor at how a list is shown', () => {
    fc.assert(
      fc.property(recordSetsOf(incidentLists), answerableQueries, (records, query) => {
        const table = tableOf(records)
        const shown: Query = {
          ...query,
          harm: ['killed'],
          group: ['attacker'],
          sort: 'id',
          limit: 1,
        }
        expect(selectIncidents(table, shown)).toEqual(selectIncidents(table, query))
      }),
    )
  })

  it('never takes more for a narrower question', () => {
    fc.assert(
      fc.property(recordSetsOf(incidentLists), answerableQueries, (records, query) => {
        const table = tableOf(records)
        const wide = new Set(selectIncidents(table, query).rows)
        const narrow = selectIncidents(table, {
          ...query,
          precision: 'contained',
          country: ['AFG'],
        })
        if (query.country.length === 0 || query.country.includes('AFG')) {
          for (const row of narrow.rows) expect(wide.has(row)).toBe(true)
        }
      }),
    )
  })

  const october = incident('october', '2022-10-01', '2022-10-31', [
    toll('a', 'un', 'un-report', 'killed', 4),
  ])
  it.each([
    ['from=2022-10-01&to=2022-10-31', 1, 0, 0],
    ['from=2022-10-05&to=2022-12-05', 1, 1, 0],
    ['from=2022-10-05&to=2022-12-05&precision=contained', 0, 0, 1],
    ['from=2022-11-01', 0, 0, 0],
    ['to=2022-10-01', 1, 1, 0],
    ['to=2022-09-30&precision=contained', 0, 0, 0],
  ])('answers %s for an incident known to October 2022', (search, used, partly, imprecise) => {
    const { rows, partlyInside, tooImprecise } = ask([october], search)
    expect([rows.length, partlyInside, tooImprecise]).toEqual([used, partly, imprecise])
  })

  it('takes an incident without any day as perhaps inside every period', () => {
    const undated: Incident = {
      ...october,
      when: { ...october.when, earliest: null, latest: null, precision: 'unknown' },
    }
    const { rows, partlyInside } = ask([undated], 'from=2022-10-05&to=2022-12-05')
    expect([rows.length, partlyInside]).toEqual([1, 1])
    expect(ask([undated], '').partlyInside).toBe(0)
  })

  it('counts as too imprecise for a box what is known to the province only', () => {
    const province: Incident = { ...october, where: { ...october.where, precision: 'province' } }
    expect(ask([province], 'bbox=60,30,75,39')).toMatchObject({ tooImprecise: 1 })
    expect(ask([province], 'bbox=60,30,75,39&country=PAK')).toMatchObject({ tooImprecise: 0 })
    expect(ask([october], 'bbox=60,30,75,39').rows.length).toBe(1)
    expect(ask([october], 'bbox=75,30,60,39').rows.length).toBe(0)
  })

  it.each([
    ['suspected', [1, 0, 0]],
    ['attributed', [1, 1, 0]],
    ['claimed', [1, 1, 1]],
    ['denied', [0, 0, 0]],
  ] as const)('takes an incident %s to an actor at the standards that it meets', (basis, taken) => {
    const one = incident('one', '2022-11-03', '2022-11-03', [
      attribution('a', 'wire', 'un-report', basis),
    ])
    const asked = ['any', 'claimed-or-attributed', 'claimed'].map(
      (standard) => ask([one], `actor=red&attribution=${standard}`).rows.length,
    )
    expect(asked).toEqual(taken)
    expect(ask([one], 'actor=blue').rows.length).toBe(0)
  })

  it('finds words in any order, of any language, whatever keyboard wrote them', () => {
    const one: Incident = {
      ...october,
      title: { en: 'Attack on the Kaj academy', 'fa-AF': 'حمله بر آموزشگاه کاج' },
    }
    for (const q of ['academy kaj', 'KAJ', 'كاج', 'north attack', 'آموزشگاه']) {
      expect(ask([one], `q=${encodeURIComponent(q)}`).rows.length).toBe(1)
    }
    expect(ask([one], 'q=kaj+school').rows.length).toBe(0)
  })
})

type Answer = 'in' | 'partly' | 'imprecise' | 'out'

/** The slow, obvious way. */
function answerOf(one: Incident, query: Query): Answer {
  const meets = <Word>(asked: readonly Word[], words: readonly (Word | null)[]) =>
    asked.length === 0 || words.some((word) => word !== null && asked.includes(word))
  const isTaken =
    meets(query.country, [one.where.country]) &&
    meets(query.province, [one.where.province]) &&
    meets(query.district, [one.where.district]) &&
    meets(query.type, [one.what.type]) &&
    meets(query.method, one.what.methods) &&
    meets(
      query.target,
      one.what.targets.map(({ type }) => type),
    ) &&
    meets(query.grade, [one.assessment?.grade ?? null]) &&
    meets(query.dataset, [one.dataset]) &&
    meets(query.incident, [one.id]) &&
    meets(
      query.source,
      one.claims.map(({ speaker }) => speaker),
    ) &&
    meets(
      query.document,
      one.claims.map(({ document }) => document),
    ) &&
    isHeldResponsible(one, query) &&
    hasWords(one, query.q)
  if (!isTaken) return 'out'

  const inBox = boxAnswer(one, query.bbox)
  const { earliest, latest } = one.when
  const from = query.from ?? '0000'
  const to = query.to ?? '9999-99'
  const hasPeriod = query.from !== null || query.to !== null
  const isOutside = (latest ?? '9999-98') < from || (earliest ?? '0000-01') > to
  const endsInside = latest === null ? query.to === null : latest <= to
  const startsInside = earliest === null ? query.from === null : earliest >= from
  if (inBox === 'out' || (hasPeriod && isOutside)) return 'out'
  const isPartly = hasPeriod && !(startsInside && endsInside)
  if (inBox === 'imprecise' || (isPartly && query.precision === 'contained')) return 'imprecise'
  return isPartly ? 'partly' : 'in'
}

function isHeldResponsible(one: Incident, { actor, attribution }: Query): boolean {
  if (actor.length === 0 && attribution === null) return true
  return perpetratorsOf(one).some(
    (perpetrator) =>
      (actor.length === 0 || actor.includes(perpetrator.actor)) &&
      meetsStandard(perpetrator.standard, attribution ?? 'any'),
  )
}

function hasWords({ title, where }: Incident, q: string | null): boolean {
  const text = foldText([...Object.values(title), ...Object.values(where.locality ?? {})].join(' '))
  return q === null || q.split(' ').every((word) => text.includes(foldText(word)))
}

function boxAnswer({ where }: Incident, box: Query['bbox']): Answer {
  if (box === null) return 'in'
  const isCoarse = where.precision === 'province' || where.precision === 'country'
  if (where.position === null || isCoarse) return 'imprecise'
  const { latitude, longitude } = where.position
  const crosses = box.west > box.east
  const isBetween = crosses
    ? longitude >= box.west || longitude <= box.east
    : longitude >= box.west && longitude <= box.east
  return isBetween && latitude >= box.south && latitude <= box.north ? 'in' : 'out'
}

function tableOf(records: RecordSet): IncidentTable {
  const rule = parseCountingRule(everything.rule).value
  if (rule === null) throw new Error('no default rule')
  return buildIncidentTable(
    countIncidents(projectPublic(records, publicByDefault('2023-06-01')), rule),
  )
}

function ask(incidents: readonly Incident[], search: string) {
  const query = parseQuery(search).value
  if (query === null) throw new Error(`not a query: ${search}`)
  const { sources, documents, actors, places } = sampleRecords
  const records = { ...emptyRecordSet, sources, documents, actors, places, incidents }
  return selectIncidents(tableOf(records), query)
}
