import { directionOf, type Language as LanguageTag } from '@recount/core/presentation'
import type { Calendar } from '@recount/core/statistics'

/** 0123456789 or ۰۱۲۳۴۵۶۷۸۹. */
export const digitSets = ['latin', 'persian'] as const
export type Digits = (typeof digitSets)[number]

/**
 * A language of the viewer.
 *
 * `prefix` is the first step of its addresses; English has none. `calendar` and `digits` are what it
 * shows where the reader chose none.
 */
export interface Language {
  readonly tag: LanguageTag
  readonly prefix: '' | 'fa' | 'ps'
  readonly direction: 'ltr' | 'rtl'
  readonly ownName: string
  readonly calendar: Calendar
  readonly digits: Digits
}

export const english: Language = {
  tag: 'en',
  prefix: '',
  direction: directionOf('en'),
  ownName: 'English',
  calendar: 'gregory',
  digits: 'latin',
}

export const dari: Language = {
  tag: 'fa-AF',
  prefix: 'fa',
  direction: directionOf('fa-AF'),
  ownName: 'دری',
  calendar: 'persian',
  digits: 'persian',
}

export const pashto: Language = {
  tag: 'ps',
  prefix: 'ps',
  direction: directionOf('ps'),
  ownName: 'پښتو',
  calendar: 'persian',
  digits: 'persian',
}

/** The languages in the order in which they are offered. */
export const languages: readonly Language[] = [english, dari, pashto]

/**
 * The language that an address is written in.
 *
 * @example
 * languageOfPath('/fa/incidents/x').tag //=> 'fa-AF'
 * @example
 * languageOfPath('/families').tag //=> 'en'
 */
export function languageOfPath(path: string): Language {
  const first = /^\/([^/?#]*)/.exec(path)?.[1]
  return languages.find(({ prefix }) => prefix !== '' && prefix === first) ?? english
}

/**
 * The same page in another language. `path` may carry a query and a fragment.
 *
 * @example
 * pathInLanguage('/fa/methods?q=1', pashto) //=> '/ps/methods?q=1'
 * @example
 * pathInLanguage('/fa', english) //=> '/'
 * @example
 * pathInLanguage('/?q=1', dari) //=> '/fa?q=1'
 */
export function pathInLanguage(path: string, language: Language): string {
  const current = languageOfPath(path)
  const bare = current.prefix === '' ? path : path.slice(current.prefix.length + 1)
  const rest = bare.startsWith('/') ? bare : `/${bare}`
  if (language.prefix === '') return rest
  return `/${language.prefix}${/^\/([?#]|$)/.test(rest) ? rest.slice(1) : rest}`
}
