import { addIntervals, type Incident } from '@recount/core'
import { locatedAt } from '../located-at.ts'
import { dashtEBarchi } from '../places.ts'
import { said } from '../said.ts'
import { worded } from '../worded.ts'

const killed = worded('at least 53')
const wounded = worded('110')

/**
 * The attack on the Kaj education centre in Kabul.
 *
 * The article dates it by months and days counted back, which is 28 September in the Gregorian calendar
 * and 29 September in the Solar Hijri one (README, "Dates").
 */
export const kaj: Incident = {
  id: 'afg-2022-kaj',
  version: 1,
  title: {
    en: 'Attack on the Kaj education centre in Kabul',
    fa: 'حمله بر آموزشگاه کاج در غرب کابل',
    ps: 'د کابل په لویدیځ کې پر کاج زده‌کړیز مرکز برید',
  },
  when: {
    earliest: '2022-09-28',
    latest: '2022-09-29',
    precision: 'days',
    timeOfDay: null,
    zone: 'Asia/Kabul',
    wording: 'two months and seven days ago',
  },
  where: locatedAt(dashtEBarchi),
  what: {
    type: 'violence-against-civilians',
    subtype: 'attack',
    methods: ['explosive-device'],
    suicide: null,
    targets: [
      {
        type: 'educational-institution',
        name: { en: 'Kaj education centre', fa: 'آموزشگاه کاج', ps: 'کاج زده‌کړیز مرکز' },
        outcome: 'carried-out',
      },
    ],
    devices: [],
    outcome: 'carried-out',
  },
  claims: [
    said(14, {
      id: 'dozens-killed-or-wounded',
      kind: 'toll',
      speaker: 'hasht-e-subh',
      basis: 'reported',
      harm: 'killed-or-wounded',
      group: 'civilian',
      actor: null,
      quantity: worded('dozens'),
      ofWhich: [],
    }),
    said(14, {
      id: 'killed-53',
      kind: 'toll',
      speaker: 'hasht-e-subh',
      basis: 'reported',
      harm: 'killed',
      group: 'civilian',
      actor: null,
      quantity: killed,
      ofWhich: [],
    }),
    said(14, {
      id: 'wounded-110',
      kind: 'toll',
      speaker: 'hasht-e-subh',
      basis: 'reported',
      harm: 'wounded',
      group: 'civilian',
      actor: null,
      quantity: wounded,
      ofWhich: [],
    }),
    said(14, {
      id: 'most-female-students',
      kind: 'toll',
      speaker: 'hasht-e-subh',
      basis: 'reported',
      harm: 'killed-or-wounded',
      group: 'civilian',
      actor: null,
      quantity: null,
      ofWhich: [
        { subgroup: 'female-students', quantity: worded('most', addIntervals(killed, wounded)) },
      ],
    }),
    said(15, {
      id: 'amnesty-condemns',
      kind: 'statement',
      speaker: 'amnesty-international',
      basis: 'stated',
      act: 'condemnation',
      about: null,
      summary: {
        en: 'Calls the attack horrific, and attacks on Hazara neighbourhoods a proof that the Taliban fail to protect people.',
      },
    }),
    said(16, {
      id: 'taliban-attribute',
      kind: 'attribution',
      speaker: 'taliban-authorities',
      basis: 'attributed',
      actor: 'iskp',
    }),
    said(16, {
      id: 'perpetrators-killed',
      kind: 'statement',
      speaker: 'taliban-authorities',
      basis: 'stated',
      act: 'report',
      about: null,
      summary: { en: 'Those who did it are dead.' },
    }),
    said(17, {
      id: 'spokesman-attributes',
      kind: 'attribution',
      speaker: 'taliban-spokesman',
      basis: 'attributed',
      actor: 'iskp',
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
    reason: 'Two origins: the newspaper, and the Taliban, who attribute the attack to ISKP.',
  },
  links: [],
  damage: [],
  dataset: null,
  sensitivity: ['minors'],
  embargoedUntil: null,
  status: 'published',
  mergedInto: null,
}
