import type { Document } from '@recount/core'

/** The newspaper article of 5 December 2022; its title is shortened (README, "What is kept out"). */
export const article: Document = {
  id: '8am-2022-12-05',
  version: 1,
  source: 'hasht-e-subh',
  title: { en: '96 People Killed in the Last Two Months …' },
  url: 'https://8am.media/eng/96-people-killed-in-the-last-two-months-as-iskp-members-intensify-targeted-attacks-in-taliban-occupied-afghanistan/',
  archivedUrl: null,
  language: 'en',
  published: '2022-12-05',
  retrieved: null,
  contentHash: null,
  licence: null,
}

/** The documents of the casebook: one. */
export const documents: readonly Document[] = [article]
