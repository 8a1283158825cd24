/** The same words in several languages, by BCP 47 tag (`en`, `fa-AF`, `ps`); at least one. */
export type LocalizedText = Readonly<Record<string, string>>

/**
 * The words in the language asked for, else in the same language of another region, else in English,
 * else in the first that there is; the empty text when there is none.
 *
 * @example
 * textIn({ en: 'Kabul', fa: 'کابل' }, 'fa-AF') //=> 'کابل'
 */
export function textIn(text: LocalizedText, language: string): string {
  const base = language.split('-')[0] ?? language
  const related = Object.keys(text).find((tag) => tag.split('-')[0] === base)
  return (
    (Object.hasOwn(text, language) ? text[language] : undefined) ??
    (related ? text[related] : undefined) ??
    text.en ??
    Object.values(text)[0] ??
    ''
  )
}
