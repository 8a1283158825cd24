import type { Incident } from '@recount/core'
import { locatedAt } from '../located-at.ts'
import { jalalabad as jalalabadCity } from '../places.ts'
import { said } from '../said.ts'
import { worded } from '../worded.ts'

/** The explosion of Saturday 3 December 2022 in Jalalabad. The shop and its keeper are not identified. */
export const jalalabad: Incident = {
  id: 'afg-2022-jalalabad',
  version: 1,
  title: {
    en: 'Explosion in Jalalabad',
    fa: 'انفجار در شهر جلال‌آباد',
    ps: 'د جلال اباد په ښار کې چاودنه',
  },
  when: {
    earliest: '2022-12-03',
    latest: '2022-12-03',
    precision: 'day',
    timeOfDay: '16:00',
    zone: 'Asia/Kabul',
    wording: 'around 4:00 p.m. on Saturday',
  },
  where: locatedAt(jalalabadCity),
  what: {
    type: 'explosion-or-remote-violence',
    subtype: 'remote-explosive',
    methods: ['explosive-device'],
    suicide: false,
    targets: [{ type: 'business', name: null, outcome: 'carried-out' }],
    devices: [
      { method: 'landmine', quantity: worded('2'), outcome: 'defused', claim: 'mines-defused' },
    ],
    outcome: 'carried-out',
  },
  claims: [
    said(2, {
      id: 'explosion-reported',
      kind: 'statement',
      speaker: 'hasht-e-subh',
      basis: 'reported',
      act: 'report',
      about: null,
      summary: { en: 'A strong explosion; the device had been planted near a shop.' },
    }),
    said(2, {
      id: 'wounded-6',
      kind: 'toll',
      speaker: 'taliban-nangarhar-information',
      basis: 'confirmed',
      harm: 'wounded',
      group: 'civilian',
      actor: null,
      quantity: worded('6'),
      ofWhich: [],
    }),
    said(2, {
      id: 'damage-reported',
      kind: 'statement',
      speaker: 'residents-jalalabad',
      basis: 'stated',
      act: 'report',
      about: null,
      summary: { en: 'Windows around were broken, and residents suffered losses of property.' },
    }),
    said(2, {
      id: 'mines-defused',
      kind: 'statement',
      speaker: 'taliban-nangarhar-officials',
      basis: 'stated',
      act: 'report',
      about: null,
      summary: { en: 'Two further mines were found near the place and made safe.' },
    }),
    said(2, {
      id: 'nobody-claimed',
      kind: 'statement',
      speaker: 'hasht-e-subh',
      basis: 'reported',
      act: 'report',
      about: null,
      summary: { en: 'Nobody had claimed the attack by the day of publication.' },
    }),
    said(2, {
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
    reason: 'Two origins: the Taliban, and residents of the place.',
  },
  links: [],
  damage: [
    { what: { en: 'Windows of houses and shops broken' }, claim: 'damage-reported' },
    { what: { en: 'Losses of property of residents' }, claim: 'damage-reported' },
  ],
  dataset: null,
  sensitivity: [],
  embargoedUntil: null,
  status: 'published',
  mergedInto: null,
}
