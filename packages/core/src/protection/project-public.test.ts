import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardedIncidentLists, recordSetsOf } from '../../test/arbitraries.ts'
import { sampleRecords } from '../../test/sample-records.ts'
import type { Incident, RecordSet, Sensitivity } from '../records/index.ts'
import { fieldRules } from './field-rules.ts'
import { projectPublic } from './project-public.ts'
import { type ProtectionPolicy, publicByDefault } from './protection-policy.ts'

const policies: Arbitrary<ProtectionPolicy> = fc.record({
  name: fc.constant('a-policy'),
  version: fc.constant(1),
  today: fc.constantFrom('2022-09-01', '2022-11-01', '2023-01-01'),
  coarsestLocation: fc.constantFrom('province', 'country'),
  positionCell: fc.constantFrom(null, 0.01, 0.1, 1),
})

const recordSets = recordSetsOf(guardedIncidentLists)

describe('projectPublic', () => {
  it('shows no canary of any restricted or generalised field of any record', () => {
    fc.assert(
      fc.property(recordSets, policies, (records, policy) => {
        const planted = plantCanaries(records, policy)
        const shown = JSON.stringify(projectPublic(planted, policy))
        for (const canary of ['canary', '12.345678', '87.654321']) {
          expect(shown).not.toContain(canary)
        }
      }),
    )
  })

  it('shows the same canaries where nothing asks for protection', () => {
    fc.assert(
      fc.property(recordSets, (records) => {
        const open = records.incidents.map((incident) => ({
          ...incident,
          status: 'published' as const,
          mergedInto: null,
          embargoedUntil: null,
          sensitivity: [],
        }))
        const planted = plantCanaries({ ...records, incidents: open }, null)
        const shown = JSON.stringify(projectPublic(planted, publicByDefault('2023-01-01')))
        for (const { id } of open) expect(shown).toContain(`canary-speaker-${id}`)
      }),
    )
  })

  it('changes no incident and no source when it is applied again', () => {
    fc.assert(
      fc.property(recordSets, policies, (records, policy) => {
        const once = projectPublic(records, policy)
        const twice = projectPublic(once, policy)
        expect(twice.incidents).toEqual(once.incidents)
        expect(twice.sources).toEqual(once.sources)
        expect(twice.documents).toEqual(once.documents)
      }),
    )
  })

  it('counts every incident as shown, as a tombstone, or as withheld', () => {
    fc.assert(
      fc.property(recordSets, policies, (records, policy) => {
        const { incidents, tombstones, withheld } = projectPublic(records, policy)
        const notShown = withheld
          .filter(({ reason }) => reason === 'not-published' || reason === 'embargoed')
          .reduce((sum, entry) => sum + entry.incidents, 0)
        expect(incidents.length + tombstones.length + notShown).toBe(records.incidents.length)
      }),
    )
  })

  it('cuts links to incidents that are not public yet, and keeps those to tombstones', () => {
    const [shown, draft, gone] = ['shown', 'draft', 'gone'].map((id) => ({ ...anIncident(), id }))
    if (!shown || !draft || !gone) throw new Error('no incidents')
    const links = ['draft', 'gone', 'elsewhere'].map((incident) => ({
      link: 'follow-up-of' as const,
      incident,
    }))
    const records = withIncidents([
      { ...shown, links },
      { ...draft, status: 'draft' },
      { ...gone, status: 'merged', mergedInto: 'draft' },
    ])
    const projected = projectPublic(records, publicByDefault('2023-01-01'))
    expect(projected.incidents[0]?.links.map(({ incident }) => incident)).toEqual([
      'gone',
      'elsewhere',
    ])
    expect(projected.tombstones).toEqual([{ id: 'gone', status: 'merged', mergedInto: null }])
  })

  it('withholds a source with its documents when only a hidden speaker refers to it', () => {
    const incident = { ...anIncident(), sensitivity: ['source-endangers' as const] }
    const projected = projectPublic(withIncidents([incident]), publicByDefault('2023-01-01'))
    expect(projected.sources.map(({ id }) => id)).toEqual([
      'withheld-origin-1',
      'withheld-media-1',
      'withheld',
    ])
    expect(projected.documents.map(({ id }) => id)).toEqual(['withheld'])
  })

  it('gives a stand-in the same meaning everywhere, whatever was written under its id', () => {
    const [claim] = anIncident().claims
    if (claim === undefined) throw new Error('the incident has no claim')
    const named = { ...anIncident(), claims: [{ ...claim, speaker: 'withheld-witness-1' }] }
    const hidden = { ...anIncident(), id: 'b', sensitivity: ['source-endangers' as const] }
    const records = withIncidents([named])
    const [paper] = records.sources
    if (paper === undefined) throw new Error('there is no source')
    const written = { ...paper, id: 'withheld-witness-1', actor: 'iskp', derivedFrom: [] }
    const policy = publicByDefault('2023-01-01')
    const standInOf = (set: RecordSet) =>
      projectPublic(set, policy).sources.filter(({ id }) => id === 'withheld-witness-1')
    const [standIn, ...others] = standInOf(records)
    expect(standIn).toMatchObject({ kind: 'witness', actor: null })
    expect(others).toEqual([])
    expect(standInOf({ ...records, sources: [...records.sources, written] })).toEqual([standIn])
    expect(standInOf({ ...records, incidents: [named, hidden] })).toEqual([standIn])
    expect(standInOf({ ...records, incidents: [hidden] })).toEqual([])
  })

  it('keeps a source of a hidden speaker to which something shown refers as well', () => {
    const hidden = { ...anIncident(), id: 'b', sensitivity: ['source-endangers' as const] }
    const records = withIncidents([anIncident(), hidden])
    const projected = projectPublic(records, publicByDefault('2023-01-01'))
    expect(projected.sources.map(({ id }) => id)).toContain('paper')
    expect(projected.documents.map(({ id }) => id)).toContain('d1')
  })

  it('withholds a document that tells of nothing but an embargoed incident, until the embargo ends', () => {
    const records = withIncidents([{ ...anIncident(), embargoedUntil: '2022-12-06' }])
    const documentsOn = (today: string) =>
      projectPublic(records, publicByDefault(today)).documents.map(({ id }) => id)
    expect(documentsOn('2022-12-05')).toEqual([])
    expect(documentsOn('2022-12-06')).toEqual(['d1'])
  })

  it('leaves no tombstone of what was taken out under an embargo, until that ends', () => {
    for (const change of [
      { status: 'withdrawn', mergedInto: null },
      { status: 'merged', mergedInto: 'other' },
    ] as const) {
      const [incident] = sampleRecords.incidents
      if (incident === undefined) throw new Error('no incidents')
      const gone: Incident = { ...incident, ...change, embargoedUntil: '2023-01-02' }
      const records = { ...sampleRecords, incidents: [gone] }
      const shown = (today: string) => projectPublic(records, publicByDefault(today))
      expect(shown('2023-01-01').tombstones).toEqual([])
      expect(shown('2023-01-01').withheld).toEqual([{ reason: 'embargoed', incidents: 1 }])
      expect(shown('2023-01-02').tombstones).toMatchObject([{ id: incident.id }])
    }
  })

  it('withholds an actor to whom nothing refers but what is withheld, and keeps all others', () => {
    const [incident] = sampleRecords.incidents
    const [actor] = sampleRecords.actors
    if (incident === undefined || actor === undefined) throw new Error('no incident, no actor')
    const claims = incident.claims.map((claim) =>
      claim.kind === 'statement' ? claim : { ...claim, actor: 'secret-actor' },
    )
    const secret: Incident = { ...incident, id: 'secret', claims, status: 'draft' }
    const actors = [...sampleRecords.actors, { ...actor, id: 'secret-actor', partOf: null }]
    const withDraft = {
      ...sampleRecords,
      actors,
      incidents: [...sampleRecords.incidents, secret],
    }
    const policy = publicByDefault('2023-01-01')
    const ids = (records: RecordSet) => projectPublic(records, policy).actors.map(({ id }) => id)
    expect(ids(withDraft)).toEqual(sampleRecords.actors.map(({ id }) => id))
    const published = { ...secret, status: 'published' as const }
    const shown = { ...withDraft, incidents: [...sampleRecords.incidents, published] }
    expect(ids(shown)).toContain('secret-actor')
    const parent = actors.map((each) =>
      each.id === actor.id ? { ...each, partOf: 'secret-actor' } : each,
    )
    expect(ids({ ...withDraft, actors: parent })).toContain('secret-actor')
  })

  it('gives back an incident without labels or assessment as the same object', () => {
    const records = withIncidents([anIncident()])
    const projected = projectPublic(records, publicByDefault('2023-01-01'))
    expect(projected.incidents[0]).toBe(records.incidents[0])
  })

  it('does not let a hidden position be found by asking which boxes hold the incident', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 30, max: 38, noNaN: true }),
        fc.double({ min: 60, max: 74, noNaN: true }),
        (latitude, longitude) => {
          const incident = anIncident()
          const where = { ...incident.where, position: { latitude, longitude } }
          const policy = { ...publicByDefault('2023-01-01'), positionCell: 0.1 as const }
          const shown = projectPublic(withIncidents([{ ...incident, where }]), policy).incidents[0]
          const found = bisect((bound) => (shown?.where.position?.latitude ?? 0) >= bound)
          // All that is found is the middle of the cell.
          expect(found).toBeCloseTo((Math.floor(latitude * 10) + 0.5) / 10, 9)
        },
      ),
    )
  })
})

/** Sixty questions of which each halves what is left. */
function bisect(isAtLeast: (bound: number) => boolean): number {
  let [low, high] = [-90, 90]
  for (let question = 0; question < 60; question++) {
    const middle = (low + high) / 2
    if (isAtLeast(middle)) low = middle
    else high = middle
  }
  return low
}

/**
 * The records with a text of its own in every field that the policy must hide: by their class where
 * the incident is shown, everywhere in an incident that is not, and in all that only it refers to. With
 * no policy the texts are put into every field with such a class.
 */
function plantCanaries(records: RecordSet, policy: ProtectionPolicy | null): RecordSet {
  const planted = records.incidents.map((incident) => {
    const isShown =
      policy === null ||
      (incident.status === 'published' &&
        (incident.embargoedUntil === null || incident.embargoedUntil <= policy.today))
    const isGone = incident.status === 'merged' || incident.status === 'withdrawn'
    const labels = new Set<Sensitivity>(incident.sensitivity)
    const mustHide = fieldRules.incident.filter(
      (rule) =>
        rule.class !== 'public' &&
        (policy === null ||
          !isShown ||
          rule.labels.length === 0 ||
          rule.labels.some((label) => labels.has(label))),
    )
    const hides = new Set(mustHide.map(({ path }) => path))
    const text = (path: string) => `canary-${path.split('.').at(-1)}-${incident.id}`
    const words = (path: string, otherwise: Record<string, string>) =>
      hides.has(path) ? { en: text(path) } : otherwise
    return {
      ...incident,
      title: isShown ? incident.title : { en: text('title') },
      where: {
        ...incident.where,
        province:
          policy?.coarsestLocation === 'country' && hides.has('where.province')
            ? text('where.province')
            : incident.where.province,
        district: hides.has('where.district') ? text('where.district') : incident.where.district,
        locality: hides.has('where.locality')
          ? { en: text('where.locality') }
          : incident.where.locality,
        position:
          hides.has('where.position') ||
          (policy?.positionCell && incident.where.precision === 'exact')
            ? { latitude: 12.345678, longitude: 87.654321 }
            : incident.where.position,
        place: hides.has('where.place') ? text('where.place') : incident.where.place,
      },
      what: {
        ...incident.what,
        targets: [
          {
            type: 'other' as const,
            name: words('what.targets.*.name', { en: 'a school' }),
            outcome: 'unknown' as const,
          },
        ],
      },
      claims: incident.claims.map((claim) => ({
        ...claim,
        speaker: hides.has('claims.*.speaker') ? text('claims.*.speaker') : claim.speaker,
        document: hides.has('claims.*.document') ? text('claims.*.document') : claim.document,
        locator: hides.has('claims.*.locator')
          ? { paragraph: 7, selector: { exact: text('claims.*.locator') } }
          : claim.locator,
        ...(claim.kind === 'statement'
          ? { summary: words('claims.*.summary', claim.summary) }
          : {}),
      })),
      assessment: {
        grade: 'fair' as const,
        assessor: text('assessment.assessor'),
        reason: isShown || isGone ? 'read' : text('assessment.reason'),
      },
    } as Incident
  })
  const [source] = records.sources
  const [document] = records.documents
  if (!source || !document) throw new Error('no source and no document to copy')
  const canaryIds = (prefix: string) =>
    planted
      .map(({ id }) => `canary-${prefix}-${id}`)
      .filter((id) => JSON.stringify(planted).includes(`"${id}"`))
  return {
    ...records,
    incidents: planted,
    sources: [
      ...records.sources,
      ...canaryIds('speaker').map((id) => ({ ...source, id, name: { en: id }, derivedFrom: [] })),
    ],
    documents: [
      ...records.documents,
      ...canaryIds('document').map((id) => ({ ...document, id, title: { en: id } })),
    ],
    places: canaryIds('place').map((id) => ({
      id,
      version: 1,
      name: { en: id },
      country: 'AFG',
      province: null,
      district: null,
      locality: null,
      position: null,
      precision: 'locality' as const,
    })),
  }
}

function anIncident(): Incident {
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
  }
}

function withIncidents(incidents: readonly Incident[]): RecordSet {
  return {
    sources: [
      {
        id: 'paper',
        version: 1,
        name: { en: 'A paper' },
        kind: 'media',
        languages: [],
        url: null,
        actor: null,
        derivedFrom: [],
      },
    ],
    documents: [
      {
        id: 'd1',
        version: 1,
        source: 'paper',
        title: { en: 'A report' },
        url: null,
        archivedUrl: null,
        language: null,
        published: null,
        retrieved: null,
        contentHash: null,
        licence: null,
      },
    ],
    actors: [],
    places: [],
    incidents,
    reportedTotals: [],
  }
}
