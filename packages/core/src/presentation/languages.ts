/** The languages that Recount speaks, by BCP 47 tag: English, Dari, Pashto. */
export const languages = ['en', 'fa-AF', 'ps'] as const
export type Language = (typeof languages)[number]

/**
 * The direction in which a language is written.
 *
 * @example
 * directionOf('ps') //=> 'rtl'
 */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'en' ? 'ltr' : 'rtl'
}
