import type { Incident } from '@recount/core'
import { locatedAt } from '../located-at.ts'
import { wazirAkbarKhan as area } from '../places.ts'
import { said } from '../said.ts'

/** The explosion at the Wazir Akbar Khan mosque in Kabul, of which the article gives neither day nor toll. */
export const wazirAkbarKhan: Incident = {
  id: 'afg-2022-wazir-akbar-khan',
  version: 1,
  title: {
    en: 'Explosion at the Wazir Akbar Khan mosque in Kabul',
    fa: 'انفجار در مسجد وزیر اکبر خان در کابل',
    ps: 'په کابل کې د وزیر اکبر خان په جومات کې چاودنه',
  },
  when: {
    earliest: null,
    latest: '2022-12-05',
    precision: 'unknown',
    timeOfDay: null,
    zone: 'Asia/Kabul',
    wording: 'recent',
  },
  where: locatedAt(area),
  what: {
    type: 'explosion-or-remote-violence',
    subtype: null,
    methods: ['explosive-device'],
    suicide: null,
    targets: [
      {
        type: 'religious-institution',
        name: {
          en: 'Mosque Wazir Akbar Khan',
          fa: 'مسجد وزیر اکبر خان',
          ps: 'د وزیر اکبر خان جومات',
        },
        outcome: 'carried-out',
      },
    ],
    devices: [],
    outcome: 'carried-out',
  },
  claims: [
    said(17, {
      id: 'explosion-mentioned',
      kind: 'statement',
      speaker: 'taliban-spokesman',
      basis: 'stated',
      act: 'report',
      about: null,
      summary: { en: 'Names an explosion at the mosque among the recent ones.' },
    }),
    said(17, {
      id: 'spokesman-attributes',
      kind: 'attribution',
      speaker: 'taliban-spokesman',
      basis: 'attributed',
      actor: 'iskp',
    }),
  ],
  assessment: {
    grade: 'weak',
    assessor: 'recount-casebook',
    reason: 'One origin: the Taliban.',
  },
  links: [],
  damage: [],
  dataset: null,
  sensitivity: [],
  embargoedUntil: null,
  status: 'published',
  mergedInto: null,
}
