import { describe, expect, it } from 'vitest'
import { emptyRecordSet, type Incident, parseRecord, type RecordSet } from '../records/index.ts'
import { keepLabels } from './keep-labels.ts'
import { projectPublic } from './project-public.ts'
import { publicByDefault } from './protection-policy.ts'

const policy = publicByDefault('2022-12-05')

describe('keepLabels', () => {
  it('hides in an earlier state the place that a later label protects', () => {
    const then = withIncident({})
    const newest = withIncident({ version: 2, sensitivity: ['location-endangers'] })
    expect(projectPublic(then, policy).incidents[0]?.where.district).toBe('AF0101')
    const shown = projectPublic(keepLabels(then, newest), policy)
    expect(shown.incidents[0]?.where).toMatchObject({ district: null, position: null })
    expect(shown.incidents[0]?.version).toBe(1)
  })

  it('keeps a label that the earlier state has and the newest has lost', () => {
    const then = withIncident({ sensitivity: ['graphic'] })
    const newest = withIncident({ sensitivity: ['minors'] })
    expect(keepLabels(then, newest).incidents[0]?.sensitivity).toEqual(['graphic', 'minors'])
  })

  it.each([
    [null, '2023-01-01'],
    ['2023-01-01', null],
    ['2022-01-01', '2023-01-01'],
    ['2023-01-01', '2022-01-01'],
  ])('holds back an embargo until the later of %s and %s', (before, after) => {
    const then = withIncident({ embargoedUntil: before })
    const newest = withIncident({ embargoedUntil: after })
    expect(keepLabels(then, newest).incidents[0]?.embargoedUntil).toBe('2023-01-01')
  })

  it('holds back the history of an incident that went back to a draft', () => {
    const then = withIncident({})
    const newest = withIncident({ version: 2, status: 'draft' })
    expect(projectPublic(keepLabels(then, newest), policy).incidents).toEqual([])
  })

  it('shows as it was what has since been merged or withdrawn', () => {
    const then = withIncident({})
    const newest = withIncident({ version: 2, status: 'withdrawn' })
    expect(keepLabels(then, newest)).toEqual(then)
  })

  it('leaves an incident alone that the newest state does not have', () => {
    const then = withIncident({})
    expect(keepLabels(then, emptyRecordSet)).toEqual(then)
  })
})

function withIncident(changes: Partial<Incident>): RecordSet {
  const parsed = parseRecord('incident', { ...incident, ...changes })
  if (parsed.value === null) throw new Error(JSON.stringify(parsed.issues))
  return { ...emptyRecordSet, incidents: [parsed.value] }
}

const incident = {
  id: 'a',
  version: 1,
  title: { en: 'An attack' },
  when: {
    earliest: '2022-12-02',
    latest: '2022-12-02',
    precision: 'day',
    timeOfDay: null,
    zone: null,
    wording: null,
  },
  where: {
    country: 'AFG',
    province: 'AF01',
    district: 'AF0101',
    locality: { en: 'Kabul' },
    position: { latitude: 34.5, longitude: 69.2 },
    precision: 'exact',
    place: null,
  },
  what: {
    type: 'battle',
    subtype: null,
    methods: [],
    suicide: null,
    targets: [],
    devices: [],
    outcome: 'carried-out',
  },
  claims: [
    {
      id: 'c1',
      speaker: 'un',
      document: 'd1',
      locator: { paragraph: null, selector: null },
      date: null,
      kind: 'attribution',
      basis: 'suspected',
      actor: 'iskp',
    },
  ],
  assessment: null,
  links: [],
  damage: [],
  dataset: null,
  sensitivity: [],
  embargoedUntil: null,
  status: 'published',
  mergedInto: null,
}
