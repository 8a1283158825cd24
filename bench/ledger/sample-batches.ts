import { type Actor, emptyRecordSet, type Incident } from '@recount/core/records'
import type { ImportBatch } from '../../packages/ledger/src/index.ts'

const actors = 400
const perDocument = 50

/** The id of the incident of a number. */
export function idOf(number: number): string {
  return `made-${String(number).padStart(8, '0')}`
}

/**
 * Invented incidents as a reader of a file gives them, each with its row: two tolls and an attribution by
 * one of 400 actors, in a document for every 50.
 */
export function batchOf(first: number, count: number): ImportBatch {
  const numbers = Array.from({ length: count }, (_, index) => first + index)
  const documents = [...new Set(numbers.map(documentOf))]
  return {
    records: {
      ...emptyRecordSet,
      ...(first === 0
        ? { sources: [source], actors: Array.from({ length: actors }, makeActor) }
        : {}),
      documents: documents.map((id) => ({ ...document, id })),
      incidents: numbers.map(makeIncident),
    },
    originals: numbers.map((number) => ({
      line: number + 2,
      text: `${idOf(number)},2022-09-30,Kabul,${number % 60},${'as printed '.repeat(12)}`,
      records: [{ kind: 'incident', id: idOf(number) }],
    })),
    issues: [],
  }
}

function documentOf(number: number): string {
  return `document-${Math.floor(number / perDocument)}`
}

const source = {
  id: 'made',
  version: 1,
  name: { en: 'An invented dataset' },
  kind: 'dataset',
  languages: [],
  url: null,
  actor: null,
  derivedFrom: [],
} as const

const document = {
  version: 1,
  source: 'made',
  title: { en: 'A report' },
  url: 'https://example.org/report',
  archivedUrl: null,
  language: 'en',
  published: '2022-10-03',
  retrieved: null,
  contentHash: null,
  licence: null,
} as const

function makeActor(_: unknown, number: number): Actor {
  return {
    id: `actor-${number}`,
    version: 1,
    name: { en: `Front ${number}` },
    kind: 'armed-group',
    aliases: [],
    partOf: null,
    codes: { ucdp: null, acled: null, gtd: null },
  }
}

/** The incident of a number. */
export function makeIncident(number: number): Incident {
  const killed = number % 60
  const said = {
    speaker: 'made',
    document: documentOf(number),
    locator: { paragraph: null, selector: null },
    date: null,
  } as const
  const toll = {
    ...said,
    kind: 'toll',
    basis: 'stated',
    group: 'civilian',
    actor: null,
    ofWhich: [],
  } as const
  const day = new Date(Date.UTC(1990, 0, 1 + (number % 12_000))).toISOString().slice(0, 10)
  return {
    id: idOf(number),
    version: 1,
    title: { en: `An attack of ${day}` },
    when: {
      earliest: day,
      latest: day,
      precision: 'day',
      timeOfDay: null,
      zone: null,
      wording: null,
    },
    where: {
      country: 'AFG',
      province: `AF${String(1 + (number % 34)).padStart(2, '0')}`,
      district: null,
      locality: { en: `Town ${number % 3000}` },
      position: { latitude: 30 + (number % 8000) / 1000, longitude: 61 + (number % 13_000) / 1000 },
      precision: 'locality',
      place: null,
    },
    what: {
      type: 'explosion-or-remote-violence',
      subtype: null,
      methods: ['suicide-device'],
      suicide: null,
      targets: [{ type: 'private-citizens', name: null, outcome: 'carried-out' }],
      devices: [],
      outcome: 'carried-out',
    },
    claims: [
      { ...toll, id: 'killed', harm: 'killed', quantity: exactly(killed) },
      { ...toll, id: 'wounded', harm: 'wounded', quantity: exactly(2 * killed) },
      {
        ...said,
        id: 'by',
        kind: 'attribution',
        basis: 'attributed',
        actor: `actor-${number % actors}`,
      },
    ],
    assessment: null,
    links: [],
    damage: [],
    dataset: 'made',
    sensitivity: [],
    embargoedUntil: null,
    status: 'published',
    mergedInto: null,
  }
}

function exactly(number: number) {
  return { low: number, best: number, high: number, wording: null }
}
