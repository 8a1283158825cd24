import type { Incident } from '@recount/core'
import { locatedAt } from '../located-at.ts'
import { injilDistrict } from '../places.ts'
import { said } from '../said.ts'
import { worded } from '../worded.ts'

/**
 * The attack on an outpost of the Taliban in Injil, not dated by the article.
 *
 * It also holds what is said of ISKP in Herat as a whole: that it means to settle there, and the Taliban's
 * denial that it is in the country.
 */
export const injil: Incident = {
  id: 'afg-2022-injil',
  version: 1,
  title: {
    en: 'Attack on a Taliban outpost in Injil, Herat',
    fa: 'حمله بر پاسگاه طالبان در ولسوالی انجیل هرات',
    ps: 'د هرات په انجیل ولسوالۍ کې د طالبانو پر پوسته برید',
  },
  when: {
    earliest: null,
    latest: '2022-12-05',
    precision: 'unknown',
    timeOfDay: null,
    zone: 'Asia/Kabul',
    wording: null,
  },
  where: { ...locatedAt(injilDistrict), locality: { en: 'Chaharbagh Firuza' } },
  what: {
    type: 'battle',
    subtype: 'armed-clash',
    methods: ['unknown'],
    suicide: null,
    targets: [
      {
        type: 'armed-actor',
        name: { en: 'Outpost of the Taliban', fa: 'پاسگاه طالبان', ps: 'د طالبانو پوسته' },
        outcome: 'carried-out',
      },
    ],
    devices: [],
    outcome: 'carried-out',
  },
  claims: [
    said(11, {
      id: 'attack-reported',
      kind: 'statement',
      speaker: 'local-sources-herat',
      basis: 'stated',
      act: 'report',
      about: null,
      summary: { en: 'Armed people attacked one of the outposts of the Taliban.' },
    }),
    said(11, {
      id: 'killed-4',
      kind: 'toll',
      speaker: 'local-sources-herat',
      basis: 'stated',
      harm: 'killed',
      group: 'armed-actor',
      actor: 'taliban',
      quantity: worded('4'),
      ofWhich: [],
    }),
    said(11, {
      id: 'wounded-3',
      kind: 'toll',
      speaker: 'local-sources-herat',
      basis: 'stated',
      harm: 'wounded',
      group: 'armed-actor',
      actor: 'taliban',
      quantity: worded('3'),
      ofWhich: [],
    }),
    said(11, {
      id: 'perpetrator-unclear',
      kind: 'statement',
      speaker: 'hasht-e-subh',
      basis: 'reported',
      act: 'report',
      about: null,
      summary: { en: 'Who attacked was unclear, and the Taliban had not commented.' },
    }),
    said(11, {
      id: 'iskp-means-to-settle',
      kind: 'statement',
      speaker: 'hasht-e-subh',
      basis: 'reported',
      act: 'warning',
      about: null,
      summary: { en: 'ISKP is said to mean to settle in the province.' },
    }),
    said(11, {
      id: 'taliban-deny-presence',
      kind: 'statement',
      speaker: 'taliban-authorities',
      basis: 'stated',
      act: 'denial',
      about: 'iskp-means-to-settle',
      summary: { en: 'Deny that ISKP is physically present in Afghanistan.' },
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
    grade: 'weak',
    assessor: 'recount-casebook',
    reason: 'One origin: local sources, not named.',
  },
  links: [],
  damage: [],
  dataset: null,
  sensitivity: [],
  embargoedUntil: null,
  status: 'published',
  mergedInto: null,
}
