import type { Actor, Document, Incident, RecordSet, Source } from '@recount/core/records'
import { emptyRecordSet } from '@recount/core/records'

/** A source of which only the id, the version and the name matter. */
export function sourceNamed(id: string, name = id): Source {
  return {
    id,
    version: 1,
    name: { en: name },
    kind: 'media',
    languages: [],
    url: null,
    actor: null,
    derivedFrom: [],
  }
}

/** An actor of which only the id, the version and the name matter. */
export function actorNamed(id: string, name = id): Actor {
  return {
    id,
    version: 1,
    name: { en: name },
    kind: 'armed-group',
    aliases: [],
    partOf: null,
    codes: { ucdp: null, acled: null, gtd: null },
  }
}

/** Two sources and an actor, as somebody would seed a ledger with them. */
export const sampleRecords: RecordSet = {
  ...emptyRecordSet,
  sources: [sourceNamed('a-newspaper'), sourceNamed('un')],
  actors: [actorNamed('iskp')],
}

/** An incident with something in each of its parts. */
export function incidentNamed(id: string, changes: Partial<Incident> = {}): Incident {
  return {
    id,
    version: 1,
    title: { en: `An attack on ${id}` },
    when: {
      earliest: '2022-09-30',
      latest: '2022-09-30',
      precision: 'day',
      timeOfDay: '07:30',
      zone: 'Asia/Kabul',
      wording: null,
    },
    where: {
      country: 'AFG',
      province: 'AF01',
      district: 'AF0101',
      locality: { en: 'Dasht-e-Barchi' },
      position: { latitude: 34.5012, longitude: 69.1e-7 },
      precision: 'exact',
      place: null,
    },
    what: {
      type: 'explosion-or-remote-violence',
      subtype: 'suicide-bomb',
      methods: ['suicide-device'],
      suicide: true,
      targets: [
        { type: 'educational-institution', name: { en: 'A school' }, outcome: 'carried-out' },
        { type: 'private-citizens', name: null, outcome: 'carried-out' },
      ],
      devices: [],
      outcome: 'carried-out',
    },
    claims: [
      {
        id: 'killed',
        speaker: 'un',
        document: 'report',
        locator: { paragraph: 4, selector: { type: 'TextQuoteSelector', exact: 'at least 53' } },
        date: null,
        kind: 'toll',
        basis: 'stated',
        harm: 'killed',
        group: 'civilian',
        actor: null,
        quantity: { low: 53, best: null, high: null, wording: 'at least 53' },
        ofWhich: [],
      },
      {
        id: 'condemned',
        speaker: 'un',
        document: 'report',
        locator: { paragraph: null, selector: null },
        date: '2022-10-01',
        kind: 'statement',
        basis: 'stated',
        act: 'condemnation',
        about: null,
        summary: { en: 'Condemned the attack.' },
      },
    ],
    assessment: { grade: 'fair', assessor: 'editor-1', reason: 'two origins' },
    links: [],
    damage: [{ what: { en: 'The hall' }, claim: null }],
    dataset: null,
    sensitivity: [],
    embargoedUntil: null,
    status: 'published',
    mergedInto: null,
    ...changes,
  }
}

/** The document in which {@link incidentNamed} is told of. */
export const report: Document = {
  id: 'report',
  version: 1,
  source: 'un',
  title: { en: 'A report' },
  url: 'https://example.org/report',
  archivedUrl: null,
  language: 'en',
  published: '2022-10-03',
  retrieved: null,
  contentHash: null,
  licence: null,
}
