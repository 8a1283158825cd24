import type { Claim, Incident, RecordSet, Toll } from '../src/records/index.ts'

/**
 * A small invented case: three attacks in the autumn of 2022, told by a wire service, by a newspaper
 * that copies it, and by the United Nations; and the sum that the newspaper prints.
 */
export const sampleRecords: RecordSet = {
  sources: [
    source('un', 'un-body'),
    source('wire', 'media'),
    {
      ...source('newspaper', 'media'),
      derivedFrom: [{ source: 'wire', derivation: 'wire-copy' }],
    },
    { ...source('red-spokesman', 'armed-group'), actor: 'red' },
  ],
  documents: [
    document('un-report', 'un', '2022-12-01'),
    document('wire-2022-11-04', 'wire', '2022-11-04'),
    document('newspaper-2022-12-05', 'newspaper', '2022-12-05'),
    document('red-statement', 'red-spokesman', '2022-11-05'),
  ],
  actors: [actor('red'), actor('blue')],
  places: [
    {
      id: 'north-town',
      version: 1,
      name: { en: 'North Town' },
      country: 'AFG',
      province: 'AF21',
      district: 'AF2101',
      locality: { en: 'North Town' },
      position: { latitude: 36.7, longitude: 67.1 },
      precision: 'locality',
    },
  ],
  incidents: [
    incident('market', '2022-11-03', '2022-11-03', [
      toll('un-killed', 'un', 'un-report', 'killed', 19),
      toll('wire-killed', 'wire', 'wire-2022-11-04', 'killed', 16),
      toll('copy-killed', 'newspaper', 'newspaper-2022-12-05', 'killed', 17),
      toll('un-wounded', 'un', 'un-report', 'wounded', 23),
      attribution('claimed', 'red-spokesman', 'red-statement', 'claimed'),
    ]),
    incident('school', '2022-09-20', '2022-09-20', [
      {
        ...toll('killed', 'newspaper', 'newspaper-2022-12-05', 'killed', 53),
        quantity: { low: 53, best: null, high: null, wording: 'at least 53' },
      },
      attribution('attributed', 'newspaper', 'newspaper-2022-12-05', 'attributed'),
    ]),
    incident('outpost', '2022-10-01', '2022-10-31', [
      {
        ...toll('killed', 'newspaper', 'newspaper-2022-12-05', 'killed', 4),
        group: 'armed-actor',
        actor: 'blue',
      },
      {
        ...toll('wounded', 'newspaper', 'newspaper-2022-12-05', 'wounded', 0),
        quantity: { low: 1, best: null, high: null, wording: 'some' },
      },
      attribution('suspected', 'newspaper', 'newspaper-2022-12-05', 'suspected'),
    ]),
  ],
  reportedTotals: [
    {
      id: 'newspaper-sum',
      version: 1,
      title: { en: 'Killed in attacks of Red since October' },
      document: 'newspaper-2022-12-05',
      paragraph: 1,
      scope: { from: '2022-10-05', to: '2022-12-05', country: 'AFG', actor: 'red', wording: '' },
      cells: [
        { harm: 'killed', group: 'civilian', actor: null, quantity: number(72) },
        { harm: 'killed', group: 'armed-actor', actor: 'blue', quantity: number(4) },
        { harm: 'killed', group: 'all', actor: null, quantity: number(76) },
      ],
    },
  ],
}

/** A quantity that is one plain number. */
export function number(count: number): NonNullable<Toll['quantity']> {
  return { low: count, best: count, high: count, wording: null }
}

/** A toll of civilians. */
export function toll(
  id: string,
  speaker: string,
  documentId: string,
  harm: Toll['harm'],
  count: number,
): Toll {
  return {
    id,
    kind: 'toll',
    speaker,
    document: documentId,
    locator: { paragraph: null, selector: null },
    date: null,
    basis: 'stated',
    harm,
    group: 'civilian',
    actor: null,
    quantity: number(count),
    ofWhich: [],
  }
}

/** An attribution to Red. */
export function attribution(
  id: string,
  speaker: string,
  documentId: string,
  basis: 'claimed' | 'attributed' | 'suspected' | 'confirmed' | 'denied' | 'disputed',
  actorId = 'red',
): Claim {
  return {
    id,
    kind: 'attribution',
    speaker,
    document: documentId,
    locator: { paragraph: null, selector: null },
    date: null,
    basis,
    actor: actorId,
  }
}

/** A published incident in North Town. */
export function incident(
  id: string,
  earliest: string,
  latest: string,
  claims: readonly Claim[],
): Incident {
  return {
    id,
    version: 1,
    title: { en: `Attack at the ${id}` },
    when: {
      earliest,
      latest,
      precision: earliest === latest ? 'day' : 'month',
      timeOfDay: null,
      zone: 'Asia/Kabul',
      wording: null,
    },
    where: {
      country: 'AFG',
      province: 'AF21',
      district: 'AF2101',
      locality: { en: 'North Town' },
      position: { latitude: 36.7, longitude: 67.1 },
      precision: 'locality',
      place: 'north-town',
    },
    what: {
      type: 'explosion-or-remote-violence',
      subtype: 'remote-explosive',
      methods: ['explosive-device'],
      suicide: null,
      targets: [{ type: 'private-citizens', name: null, outcome: 'carried-out' }],
      devices: [{ method: 'landmine', quantity: number(2), outcome: 'defused', claim: null }],
      outcome: 'carried-out',
    },
    claims,
    assessment: { grade: 'fair', assessor: 'desk', reason: 'two origins' },
    links: [],
    damage: [{ what: { en: 'Broken windows' }, claim: null }],
    dataset: null,
    sensitivity: [],
    embargoedUntil: null,
    status: 'published',
    mergedInto: null,
  }
}

function source(id: string, kind: RecordSet['sources'][number]['kind']) {
  return {
    id,
    version: 1,
    name: { en: id },
    kind,
    languages: ['en'],
    url: 'https://source.example',
    actor: null,
    derivedFrom: [],
  }
}

function document(id: string, sourceId: string, published: string) {
  return {
    id,
    version: 1,
    source: sourceId,
    title: { en: id },
    url: `https://source.example/${id}`,
    archivedUrl: null,
    language: 'en',
    published,
    retrieved: '2022-12-06',
    contentHash: `sha256:${'0'.repeat(64)}`,
    licence: null,
  }
}

function actor(id: string): RecordSet['actors'][number] {
  return {
    id,
    version: 1,
    name: { en: id },
    kind: 'armed-group',
    aliases: [],
    partOf: null,
    codes: { ucdp: '1076', acled: null, gtd: null },
  }
}
