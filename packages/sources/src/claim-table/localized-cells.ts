import { canonicalJson, type LocalizedText } from '@recount/core/primitives'

/** A localized text over four cells: English, Dari, Pashto, and other languages as JSON. */
export type LocalizedCells = readonly [en: string, fa: string, ps: string, other: string]

/**
 * Spreads a localized text over cells.
 *
 * @example
 * spreadLocalized({ en: 'Kabul', ps: 'کابل' }) //=> ['Kabul', '', 'کابل', '']
 */
export function spreadLocalized(text: LocalizedText | null): LocalizedCells {
  const { en = '', fa = '', ps = '', ...other } = text ?? {}
  return [en, fa, ps, Object.keys(other).length === 0 ? '' : canonicalJson(other)]
}

/**
 * Gathers a localized text from cells; `null` where all are empty, and where the JSON is none.
 *
 * @example
 * gatherLocalized(['', '', '', '{"tg":"Кобул"}']) //=> { tg: 'Кобул' }
 */
export function gatherLocalized([en, fa, ps, other]: LocalizedCells): LocalizedText | null {
  const rest = other === '' ? {} : readObject(other)
  if (rest === null) return null
  const text = {
    ...(en === '' ? {} : { en }),
    ...(fa === '' ? {} : { fa }),
    ...(ps === '' ? {} : { ps }),
    ...rest,
  }
  return Object.keys(text).length === 0 ? null : text
}

function readObject(json: string): Readonly<Record<string, string>> | null {
  const value = parseJson(json)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const entries = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(entries)
}

/** The value of a JSON text, `undefined` where it is none. */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
