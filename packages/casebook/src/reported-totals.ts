import type { ReportedTotal } from '@recount/core'
import { article } from './documents.ts'
import { worded } from './worded.ts'

/** The totals that the article prints: one tally, of two months. */
export const reportedTotals: readonly ReportedTotal[] = [
  {
    id: '8am-2022-12',
    version: 1,
    title: {
      en: 'Killed and wounded in ISKP attacks within two months, as counted by Hasht-e Subh',
      fa: 'کشته‌ها و زخمی‌های حملات داعش خراسان در دو ماه، به شمارش هشت صبح',
      ps: 'په دوو میاشتو کې د داعش خراسان د بریدونو وژل شوي او ټپیان، د هشت صبح په شمېرنه',
    },
    document: article.id,
    paragraph: 1,
    scope: {
      from: '2022-10-05',
      to: '2022-12-05',
      country: 'AFG',
      actor: 'iskp',
      wording: 'in the last two months',
    },
    cells: [
      { harm: 'killed', group: 'all', actor: null, quantity: worded('at least 96') },
      { harm: 'killed', group: 'civilian', actor: null, quantity: worded('73') },
      { harm: 'killed', group: 'armed-actor', actor: 'taliban', quantity: worded('23') },
      { harm: 'wounded', group: 'civilian', actor: null, quantity: worded('141') },
      { harm: 'wounded', group: 'armed-actor', actor: 'taliban', quantity: worded('21') },
    ],
  },
]
