import type { Incident } from '@recount/core'
import { locatedAt } from '../located-at.ts'
import { heratProvince } from '../places.ts'
import { said } from '../said.ts'
import { worded } from '../worded.ts'

/** The attack on an outpost of the Taliban in Fargh Shahr, Herat, not dated by the article. */
export const farghShahr: Incident = {
  id: 'afg-2022-fargh-shahr',
  version: 1,
  title: {
    en: 'Attack on a Taliban outpost in Fargh Shahr, Herat',
    fa: 'حمله بر پاسگاه طالبان و درگیری چندساعته در هرات',
    ps: 'په هرات کې د طالبانو پر پوسته برید او څو ساعته نښته',
  },
  when: {
    earliest: null,
    latest: '2022-12-05',
    precision: 'unknown',
    timeOfDay: null,
    zone: 'Asia/Kabul',
    wording: null,
  },
  where: { ...locatedAt(heratProvince), locality: { en: 'Fargh Shahr' } },
  what: {
    type: 'battle',
    subtype: 'armed-clash',
    methods: ['firearms'],
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
    said(13, {
      id: 'gun-battle-reported',
      kind: 'statement',
      speaker: 'residents-fargh-shahr',
      basis: 'stated',
      act: 'report',
      about: null,
      summary: { en: 'Armed men and the Taliban fought for some hours.' },
    }),
    said(13, {
      id: 'killed-14',
      kind: 'toll',
      speaker: 'local-sources-herat',
      basis: 'stated',
      harm: 'killed',
      group: 'armed-actor',
      actor: 'taliban',
      quantity: worded('14'),
      ofWhich: [],
    }),
    said(13, {
      id: 'taliban-silent',
      kind: 'statement',
      speaker: 'hasht-e-subh',
      basis: 'reported',
      act: 'report',
      about: null,
      summary: { en: 'Taliban officials of the province had not commented.' },
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
    reason:
      'One origin: local sources and residents, not named, whom the article does not let tell apart.',
  },
  links: [],
  damage: [],
  dataset: null,
  sensitivity: [],
  embargoedUntil: null,
  status: 'published',
  mergedInto: null,
}
