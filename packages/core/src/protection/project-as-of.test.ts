import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardedIncidentLists, recordSetsOf } from '../../test/arbitraries.ts'
import { emptyRecordSet, type Incident, type RecordSet, type Source } from '../records/index.ts'
import { projectAsOf, projectVersions } from './project-as-of.ts'
import { projectPublic } from './project-public.ts'
import { publicByDefault } from './protection-policy.ts'

const policy = publicByDefault('2022-12-05')
const recordSets = recordSetsOf(guardedIncidentLists)

describe('projectAsOf', () => {
  it('is projectPublic where the earlier state is the newest', () => {
    fc.assert(
      fc.property(recordSets, (records) => {
        expect(projectAsOf(records, records, policy)).toEqual(projectPublic(records, policy))
      }),
    )
  })

  it('shows no source, document or place that the newest state withholds, but what its incidents name', () => {
    fc.assert(
      fc.property(recordSets, fc.nat(), (newest, seed) => {
        const incidents = newest.incidents.filter((_, index) => (seed >> index) % 2 === 0)
        const shown = projectAsOf({ ...newest, incidents }, newest, policy)
        const publicNow = projectPublic(newest, policy)
        const named = JSON.stringify(shown.incidents)
        const now = new Set(publicNow.sources.map(({ id }) => id))
        for (const { id, derivedFrom } of shown.sources) {
          const isNamed = named.includes(`"${id}"`)
          const isOrigin = shown.sources.some((source) =>
            source.derivedFrom.some((origin) => origin.source === id),
          )
          const isPublisher = shown.documents.some(({ source }) => source === id)
          expect([id, derivedFrom, now.has(id) || isNamed || isOrigin || isPublisher]).toEqual([
            id,
            derivedFrom,
            true,
          ])
        }
      }),
    )
  })

  it('withholds a source from before the secret to which it belongs', () => {
    const draft = incident({ id: 'secret', status: 'draft' })
    const newest = { ...emptyRecordSet, sources: [source('paper')], incidents: [draft] }
    const then = { ...newest, incidents: [] }
    expect(projectPublic(then, policy).sources).toHaveLength(1)
    expect(projectAsOf(then, newest, policy).sources).toEqual([])
  })

  it('keeps the origins that a shown source named then, whatever it names now', () => {
    const named = { source: 'agency', derivation: 'wire-copy' as const }
    const agency = { ...source('agency'), derivedFrom: [{ ...named, source: 'witness' }] }
    const then: RecordSet = {
      ...emptyRecordSet,
      sources: [agency, { ...source('paper'), derivedFrom: [named] }, source('witness')],
      incidents: [incident({})],
    }
    const secret = incident({ id: 'secret', status: 'draft' })
    const claims = secret.claims.map((claim) => ({ ...claim, speaker: 'agency' }))
    const newest: RecordSet = {
      ...then,
      sources: [agency, source('paper'), source('witness')],
      incidents: [incident({}), { ...secret, claims }],
    }
    const sources = projectAsOf(then, newest, policy).sources.map(({ id }) => id)
    expect(sources).toEqual(['agency', 'paper', 'witness'])
    expect(projectPublic(newest, policy).sources.map(({ id }) => id)).not.toContain('agency')
  })

  it('keeps the source of an incident that was withdrawn since', () => {
    const then: RecordSet = {
      ...emptyRecordSet,
      sources: [source('paper')],
      incidents: [incident({})],
    }
    const newest = { ...then, incidents: [incident({ version: 2, status: 'withdrawn' })] }
    const shown = projectAsOf(then, newest, policy)
    expect(shown.incidents).toHaveLength(1)
    expect(shown.sources).toEqual(then.sources)
  })
})

describe('projectVersions', () => {
  it('cuts a link to what is secret today', () => {
    const links = [
      { link: 'follow-up-of' as const, incident: 'secret' },
      { link: 'part-of' as const, incident: 'known' },
    ]
    const newest = {
      ...emptyRecordSet,
      incidents: [
        incident({ version: 2 }),
        incident({ id: 'secret', status: 'draft' }),
        incident({ id: 'known' }),
      ],
    }
    const [shown] = projectVersions([incident({ links })], newest, policy)
    expect(shown?.version).toBe(1)
    expect(shown?.links.map((link) => link.incident)).toEqual(['known'])
  })

  it('is null for a version that the public may not see', () => {
    const versions = (['draft', 'published', 'proposed', 'withdrawn'] as const).map((status) =>
      incident({ status }),
    )
    const shown = projectVersions(versions, emptyRecordSet, policy)
    expect(shown.map((version) => version !== null)).toEqual([false, true, false, false])
  })

  it('shows an earlier version with the labels of the newest', () => {
    const newest = {
      ...emptyRecordSet,
      incidents: [incident({ version: 2, sensitivity: ['location-endangers'] })],
    }
    const [shown] = projectVersions([incident({})], newest, policy)
    expect(shown?.where.district).toBeNull()
  })
})

function source(id: string): Source {
  return {
    id,
    version: 1,
    name: { en: id },
    kind: 'media',
    languages: [],
    url: null,
    actor: null,
    derivedFrom: [],
  }
}

function incident(changes: Partial<Incident>): Incident {
  return {
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
        speaker: 'paper',
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
    ...changes,
  }
}
