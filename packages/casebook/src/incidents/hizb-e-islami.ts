import type { Incident } from '@recount/core'
import { locatedAt } from '../located-at.ts'
import { darUlAman } from '../places.ts'
import { said } from '../said.ts'
import { worded } from '../worded.ts'

/**
 * The attack of Friday 2 December 2022 on the office of Hizb-e-Islami in Kabul.
 *
 * `suicide` is null: the newspaper has an explosion at the mosque, and the party's leader has attackers
 * who meant to blow themselves up but were killed before.
 */
export const hizbEIslami: Incident = {
  id: 'afg-2022-hizb-e-islami',
  version: 1,
  title: {
    en: 'Attack on the office of Hizb-e-Islami in Kabul',
    fa: 'حمله بر دفتر حزب اسلامی در کابل',
    ps: 'په کابل کې د حزب اسلامي پر دفتر برید',
  },
  when: {
    earliest: '2022-12-02',
    latest: '2022-12-02',
    precision: 'day',
    timeOfDay: null,
    zone: 'Asia/Kabul',
    wording: 'Friday',
  },
  where: locatedAt(darUlAman),
  what: {
    type: 'violence-against-civilians',
    subtype: 'attack',
    methods: ['firearms', 'explosive-device'],
    suicide: null,
    targets: [
      {
        type: 'political-party',
        name: {
          en: 'Leader of Hizb-e-Islami, Gulbuddin Hekmatyar',
          fa: 'رهبر حزب اسلامی، گلبدین حکمتیار',
          ps: 'د حزب اسلامي مشر، ګلبدین حکمتیار',
        },
        outcome: 'failed',
      },
      {
        type: 'religious-institution',
        name: {
          en: 'Mosque of the office of Hizb-e-Islami',
          fa: 'مسجد دفتر حزب اسلامی',
          ps: 'د حزب اسلامي د دفتر جومات',
        },
        outcome: 'carried-out',
      },
    ],
    devices: [],
    outcome: 'carried-out',
  },
  claims: [
    said(6, {
      id: 'attack-reported',
      kind: 'statement',
      speaker: 'hasht-e-subh',
      basis: 'reported',
      act: 'report',
      about: null,
      summary: {
        en: 'Two armed attackers, an explosion at the mosque during Friday prayers, and a gun battle; their aim, the leader, was not hurt.',
      },
    }),
    said(6, {
      id: 'killed-worshipper',
      kind: 'toll',
      speaker: 'hasht-e-subh',
      basis: 'reported',
      harm: 'killed',
      group: 'civilian',
      actor: null,
      quantity: worded('1'),
      ofWhich: [{ subgroup: 'worshippers', quantity: worded('1') }],
    }),
    said(6, {
      id: 'wounded-2',
      kind: 'toll',
      speaker: 'hasht-e-subh',
      basis: 'reported',
      harm: 'wounded',
      group: 'civilian',
      actor: null,
      quantity: worded('2'),
      ofWhich: [],
    }),
    said(6, {
      id: 'killed-attackers',
      kind: 'toll',
      speaker: 'hekmatyar',
      basis: 'stated',
      harm: 'killed',
      group: 'attacker',
      actor: null,
      quantity: worded('2'),
      ofWhich: [],
    }),
    said(6, {
      id: 'attackers-described',
      kind: 'statement',
      speaker: 'hekmatyar',
      basis: 'stated',
      act: 'report',
      about: null,
      summary: {
        en: 'Suicide attackers dressed as women came near the mosque; his guards killed them before any explosion.',
      },
    }),
    said(6, {
      id: 'hekmatyar-condemns',
      kind: 'statement',
      speaker: 'hekmatyar',
      basis: 'stated',
      act: 'condemnation',
      about: null,
      summary: { en: 'Condemns the attack in a video message.' },
    }),
    said(
      7,
      {
        id: 'muttaqi-promises',
        kind: 'statement',
        speaker: 'taliban-acting-foreign-minister',
        basis: 'stated',
        act: 'promise',
        about: null,
        summary: {
          en: 'Visiting the leader, promised him security, and that those responsible would be arrested and punished.',
        },
      },
      '2022-12-03',
    ),
    said(7, {
      id: 'karzai-condemns',
      kind: 'statement',
      speaker: 'karzai',
      basis: 'stated',
      act: 'condemnation',
      about: null,
      summary: { en: 'Condemns the attack.' },
    }),
    said(7, {
      id: 'abdullah-condemns',
      kind: 'statement',
      speaker: 'abdullah',
      basis: 'stated',
      act: 'condemnation',
      about: null,
      summary: { en: 'Condemns the attack.' },
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
    reason: 'Two origins: the newspaper, and the leader of Hizb-e-Islami.',
  },
  links: [],
  damage: [],
  dataset: null,
  sensitivity: [],
  embargoedUntil: null,
  status: 'published',
  mergedInto: null,
}
