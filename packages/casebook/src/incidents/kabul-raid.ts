import type { Incident } from '@recount/core'
import { locatedAt } from '../located-at.ts'
import { kabulDistrict } from '../places.ts'
import { said } from '../said.ts'
import { worded } from '../worded.ts'

/** The raid of the Taliban on a hideout of ISKP in Kabul, after the attack on the Kaj education centre. */
export const kabulRaid: Incident = {
  id: 'afg-2022-kabul-raid',
  version: 1,
  title: {
    en: 'Taliban raid on an ISKP hideout in Kabul',
    fa: 'عملیات طالبان بر مخفی‌گاه داعش خراسان در کابل',
    ps: 'په کابل کې د داعش خراسان پر پټنځای د طالبانو عملیات',
  },
  when: {
    earliest: '2022-09-28',
    latest: '2022-12-05',
    precision: 'unknown',
    timeOfDay: null,
    zone: 'Asia/Kabul',
    wording: null,
  },
  where: {
    ...locatedAt(kabulDistrict),
    locality: {
      en: '8th security district of Kabul',
      fa: 'حوزهٔ هشتم امنیتی شهر کابل',
      ps: 'د کابل ښار اتمه امنیتي حوزه',
    },
  },
  what: {
    type: 'battle',
    subtype: 'armed-clash',
    methods: ['unknown'],
    suicide: false,
    targets: [
      {
        type: 'armed-actor',
        name: {
          en: 'Hideout of ISKP',
          fa: 'مخفی‌گاه داعش خراسان',
          ps: 'د داعش خراسان پټنځای',
        },
        outcome: 'carried-out',
      },
    ],
    devices: [],
    outcome: 'carried-out',
  },
  claims: [
    said(16, {
      id: 'raid-announced',
      kind: 'statement',
      speaker: 'taliban-spokesman',
      basis: 'stated',
      act: 'report',
      about: null,
      summary: { en: 'Announces an operation to destroy the group, against one of its hideouts.' },
    }),
    said(16, {
      id: 'killed-iskp',
      kind: 'toll',
      speaker: 'taliban-spokesman',
      basis: 'stated',
      harm: 'killed',
      group: 'armed-actor',
      actor: 'iskp',
      quantity: worded('a bunch'),
      ofWhich: [],
    }),
    said(16, {
      id: 'taliban-claim',
      kind: 'attribution',
      speaker: 'taliban-spokesman',
      basis: 'claimed',
      actor: 'taliban',
    }),
    said(17, {
      id: 'killed-were-involved',
      kind: 'statement',
      speaker: 'taliban-spokesman',
      basis: 'stated',
      act: 'report',
      about: 'killed-iskp',
      summary: {
        en: 'The dead had a part in the attacks on the mosque, on Kaj and on other civilians.',
      },
    }),
  ],
  assessment: {
    grade: 'weak',
    assessor: 'recount-casebook',
    reason: 'One origin: the Taliban.',
  },
  links: [
    { link: 'follow-up-of', incident: 'afg-2022-kaj' },
    { link: 'follow-up-of', incident: 'afg-2022-wazir-akbar-khan' },
  ],
  damage: [],
  dataset: null,
  sensitivity: [],
  embargoedUntil: null,
  status: 'published',
  mergedInto: null,
}
