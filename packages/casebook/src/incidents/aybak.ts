import type { Incident } from '@recount/core'
import { locatedAt } from '../located-at.ts'
import { aybak as aybakCity } from '../places.ts'
import { said } from '../said.ts'
import { worded } from '../worded.ts'

const dozens = worded('dozens')

/**
 * The explosion of Wednesday 30 November 2022 at a madrasa in Aybak.
 *
 * The twenty children said to be among the dead contradict the nineteen dead of UNAMA. Both stay.
 */
export const aybak: Incident = {
  id: 'afg-2022-aybak',
  version: 1,
  title: {
    en: 'Explosion at al-Jihadiya madrasa in Aybak',
    fa: 'انفجار در مدرسهٔ الجهادیه در شهر ایبک',
    ps: 'د ایبک ښار په الجهادیه مدرسه کې چاودنه',
  },
  when: {
    earliest: '2022-11-30',
    latest: '2022-11-30',
    precision: 'day',
    timeOfDay: null,
    zone: 'Asia/Kabul',
    wording: 'Wednesday',
  },
  where: locatedAt(aybakCity),
  what: {
    type: 'explosion-or-remote-violence',
    subtype: null,
    methods: ['explosive-device'],
    suicide: null,
    targets: [
      {
        type: 'educational-institution',
        name: { en: 'Madrasa al-Jihadiya', fa: 'مدرسهٔ الجهادیه', ps: 'الجهادیه مدرسه' },
        outcome: 'carried-out',
      },
      { type: 'religious-institution', name: null, outcome: 'carried-out' },
    ],
    devices: [],
    outcome: 'carried-out',
  },
  claims: [
    said(8, {
      id: 'dozens-killed-or-wounded',
      kind: 'toll',
      speaker: 'hasht-e-subh',
      basis: 'reported',
      harm: 'killed-or-wounded',
      group: 'civilian',
      actor: null,
      quantity: dozens,
      ofWhich: [],
    }),
    said(8, {
      id: 'unama-killed',
      kind: 'toll',
      speaker: 'unama',
      basis: 'stated',
      harm: 'killed',
      group: 'civilian',
      actor: null,
      quantity: worded('19'),
      ofWhich: [],
    }),
    said(8, {
      id: 'unama-wounded',
      kind: 'toll',
      speaker: 'unama',
      basis: 'stated',
      harm: 'wounded',
      group: 'civilian',
      actor: null,
      quantity: worded('23'),
      ofWhich: [],
    }),
    said(8, {
      id: 'children-killed',
      kind: 'toll',
      speaker: 'hasht-e-subh',
      basis: 'reported',
      harm: 'killed',
      group: 'civilian',
      actor: null,
      quantity: null,
      ofWhich: [{ subgroup: 'children', quantity: worded('20') }],
    }),
    said(9, {
      id: 'amiri-dozens',
      kind: 'toll',
      speaker: 'us-special-representative',
      basis: 'stated',
      harm: 'killed-or-wounded',
      group: 'civilian',
      actor: null,
      quantity: dozens,
      ofWhich: [{ subgroup: 'children', quantity: worded('mostly', dozens) }],
    }),
    said(9, {
      id: 'amiri-condemns',
      kind: 'statement',
      speaker: 'us-special-representative',
      basis: 'stated',
      act: 'condemnation',
      about: null,
      summary: {
        en: 'Calls the attack barbaric and cowardly, and demands an end to violence against children.',
      },
    }),
    said(9, {
      id: 'decker-condemns',
      kind: 'statement',
      speaker: 'us-charge-d-affaires',
      basis: 'stated',
      act: 'condemnation',
      about: null,
      summary: { en: 'Calls the attack hateful; children must be protected.' },
    }),
    said(10, {
      id: 'unama-investigates',
      kind: 'statement',
      speaker: 'unama',
      basis: 'stated',
      act: 'investigation',
      about: null,
      summary: {
        en: 'Announces a thorough inquiry and asks those in charge of the madrasa to answer for it.',
      },
    }),
    said(10, {
      id: 'nobody-claimed',
      kind: 'statement',
      speaker: 'hasht-e-subh',
      basis: 'reported',
      act: 'report',
      about: null,
      summary: { en: 'Nobody had claimed the explosion by the day of publication.' },
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
    reason: 'Three origins: UNAMA, the newspaper, and a representative of the United States.',
  },
  links: [],
  damage: [],
  dataset: null,
  sensitivity: ['minors'],
  embargoedUntil: null,
  status: 'published',
  mergedInto: null,
}
