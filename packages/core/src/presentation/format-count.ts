import type { Language } from './languages.ts'

const easternDigits = '۰۱۲۳۴۵۶۷۸۹'

/**
 * A whole number with its thousands set apart, in the digits of a language.
 *
 * Written without the platform's locale data, so that the same number looks the same everywhere.
 *
 * @example
 * formatCount(20936, 'en') //=> '20,936'
 * @example
 * formatCount(96, 'fa-AF') //=> '۹۶'
 */
export function formatCount(count: number, language: Language): string {
  const separator = language === 'en' ? ',' : '٬'
  const grouped = String(count).replace(/\B(?=(\d{3})+(?!\d))/g, separator)
  return digitsIn(grouped, language)
}

/**
 * A text with its Latin digits replaced by those of a language.
 *
 * @example
 * digitsIn('16:00', 'ps') //=> '۱۶:۰۰'
 */
export function digitsIn(text: string, language: Language): string {
  if (language === 'en') return text
  return text.replace(/\d/g, (digit) => easternDigits[Number(digit)] ?? digit)
}
