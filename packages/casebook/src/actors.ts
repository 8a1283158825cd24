import type { Actor } from '@recount/core'

/** The parties of the casebook. UCDP codes ISKP as the Islamic State, so ISKP has no code of its own there. */
export const actors: readonly Actor[] = [
  {
    id: 'taliban',
    version: 1,
    name: { en: 'Taliban', fa: 'طالبان', ps: 'طالبان' },
    kind: 'de-facto-authority-force',
    aliases: ['Taleban', 'Islamic Emirate of Afghanistan', 'امارت اسلامی افغانستان'],
    partOf: null,
    codes: { ucdp: '303', acled: 'Taliban', gtd: 'Taliban' },
  },
  {
    id: 'islamic-state',
    version: 1,
    name: { en: 'Islamic State', fa: 'دولت اسلامی (داعش)', ps: 'اسلامي دولت (داعش)' },
    kind: 'armed-group',
    aliases: ['IS', 'ISIS', 'ISIL', 'Daesh', 'داعش'],
    partOf: null,
    codes: { ucdp: '234', acled: null, gtd: 'Islamic State of Iraq and the Levant (ISIL)' },
  },
  {
    id: 'iskp',
    version: 1,
    name: {
      en: 'Islamic State Khorasan Province (ISKP)',
      fa: 'دولت اسلامی ولایت خراسان (داعش خراسان)',
      ps: 'د اسلامي دولت خراسان څانګه (داعش خراسان)',
    },
    kind: 'armed-group',
    aliases: ['ISKP', 'IS-K', 'ISIS-K', 'Islamic State in Khurasan Province', 'داعش خراسان'],
    partOf: 'islamic-state',
    codes: {
      ucdp: null,
      acled: 'Islamic State Khorasan Province (ISKP)',
      gtd: 'Khorasan Chapter of the Islamic State',
    },
  },
  {
    id: 'hizb-e-islami',
    version: 1,
    name: { en: 'Hizb-e-Islami', fa: 'حزب اسلامی', ps: 'حزب اسلامي' },
    kind: 'other',
    aliases: ['Hezb-e-Islami', 'Hizb-i Islami-yi Afghanistan', 'حزب اسلامی افغانستان'],
    partOf: null,
    codes: { ucdp: '299', acled: null, gtd: null },
  },
]
