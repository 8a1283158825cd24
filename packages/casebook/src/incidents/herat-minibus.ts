import type { Incident } from '@recount/core'
import { locatedAt } from '../located-at.ts'
import { heratProvince } from '../places.ts'
import { said } from '../said.ts'
import { worded } from '../worded.ts'

/** The attack on a minibus of staff of a Taliban corps in Herat, dated only as before the one in Injil. */
export const heratMinibus: Incident = {
  id: 'afg-2022-herat-minibus',
  version: 1,
  title: {
    en: 'Attack on a minibus of Taliban corps staff in Herat',
    fa: 'حمله بر مینی‌بوس کارمندان قول اردوی طالبان در هرات',
    ps: 'په هرات کې د طالبانو د قول اردو د کارکوونکو پر مېني‌بس برید',
  },
  when: {
    earliest: null,
    latest: '2022-12-05',
    precision: 'unknown',
    timeOfDay: null,
    zone: 'Asia/Kabul',
    wording: 'Before that',
  },
  where: locatedAt(heratProvince),
  what: {
    type: 'battle',
    subtype: 'armed-clash',
    methods: ['firearms'],
    suicide: false,
    targets: [
      {
        type: 'armed-actor',
        name: {
          en: 'Minibus of staff of the al-Farooq corps',
          fa: 'مینی‌بوس کارمندان قول اردوی الفاروق',
          ps: 'د الفاروق قول اردو د کارکوونکو مېني‌بس',
        },
        outcome: 'carried-out',
      },
    ],
    devices: [],
    outcome: 'carried-out',
  },
  claims: [
    said(12, {
      id: 'killed-5',
      kind: 'toll',
      speaker: 'hasht-e-subh',
      basis: 'reported',
      harm: 'killed',
      group: 'armed-actor',
      actor: 'taliban',
      quantity: worded('5'),
      ofWhich: [],
    }),
    said(12, {
      id: 'wounded-18',
      kind: 'toll',
      speaker: 'hasht-e-subh',
      basis: 'reported',
      harm: 'wounded',
      group: 'armed-actor',
      actor: 'taliban',
      quantity: worded('18'),
      ofWhich: [],
    }),
    said(12, {
      id: 'iskp-claims',
      kind: 'attribution',
      speaker: 'iskp-announcements',
      basis: 'claimed',
      actor: 'iskp',
    }),
    said(12, {
      id: 'iskp-describes',
      kind: 'statement',
      speaker: 'iskp-announcements',
      basis: 'stated',
      act: 'report',
      about: null,
      summary: { en: 'One fighter of the group fired at the people in the minibus.' },
    }),
    said(1, {
      id: 'suspected-iskp',
      kind: 'attribution',
      speaker: 'hasht-e-subh',
      basis: 'suspected',
      actor: 'iskp',
    }),
  ],
  assessment: {
    grade: 'fair',
    assessor: 'recount-casebook',
    reason: 'Two origins: the newspaper, and ISKP, which claims the attack.',
  },
  links: [],
  damage: [],
  dataset: null,
  sensitivity: [],
  embargoedUntil: null,
  status: 'published',
  mergedInto: null,
}
