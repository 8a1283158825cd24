import type { Quantity } from './quantity.ts'
import { vagueWords } from './vague-words.ts'

const digitsOfOtherScripts = /[٠-٩۰-۹]/g
/** Groups of exactly three digits behind the first: anything else with a comma is no whole number. */
const groupedNumber = /(?<![\d,٬])[1-9]\d{0,2}(?:[,٬]\d{3})+(?![\d,٬])/g

/**
 * Reads a number as it was worded into a quantity, by the versioned table of vague words; `null` when
 * the words are not in the table.
 *
 * Understood are plain numbers, "at least N", "more than N", "up to N", "fewer than N", "about N",
 * "N to M", and the vague words, in English and, as far as the table goes, in Dari and Pashto. Digits may
 * be Latin, Arabic or Persian, and thousands set off by commas ("1,200"). Words that depend on another
 * number ("most of them") need `whole`, the quantity they refer to, and are `null` without it or where
 * it is 0. `wording` comes back as printed, but for its spaces, and `null` for a plain number.
 *
 * Source: METHODS.md, "Vague words".
 *
 * @example
 * readWording('at least 53') //=> { low: 53, best: null, high: null, wording: 'at least 53' }
 * @example
 * readWording('حدود ۱٬۲۰۰')
 * //=> { low: 960, best: 1200, high: 1440, wording: 'حدود ۱٬۲۰۰' }
 * @example
 * readWording('dozens') //=> { low: 24, best: null, high: 99, wording: 'dozens' }
 * @example
 * readWording('most of them', { low: 20, best: 20, high: 20 })
 * //=> { low: 11, best: null, high: 20, wording: 'most of them' }
 */
export function readWording(
  wording: string,
  whole: Pick<Quantity, 'low' | 'high'> | null = null,
): Quantity | null {
  const printed = wording.replace(/\s+/g, ' ').trim()
  const text = withoutGroups(withLatinDigits(printed)).toLowerCase()
  const number = readNumber(text)
  if (number) return { ...number, wording: /^\d+$/.test(printed) ? null : printed }
  const entry = vagueWords.entries.find((candidate) => candidate.words.includes(text))
  if (!entry) return null
  if (entry.low !== undefined) {
    return { low: entry.low, best: null, high: entry.high, wording: printed }
  }
  if (whole === null) return null
  const low = Math.floor(whole.low * entry.moreThanShare) + 1
  if (whole.high !== null && low > whole.high) return null
  return { low, best: null, high: whole.high, wording: printed }
}

type Bounds = Pick<Quantity, 'low' | 'best' | 'high'>

function readNumber(text: string): Bounds | null {
  const plain = /^(\d{1,9})$/.exec(text)
  if (plain) return { low: Number(plain[1]), best: Number(plain[1]), high: Number(plain[1]) }
  const range = /^(?:between |بین )?(\d{1,9}) ?(?:-|–|to|and|or|تا|و) ?(\d{1,9})$/.exec(text)
  if (range) return rangeOf(Number(range[1]), Number(range[2]))
  const worded = /^(\D+?) (\d{1,9})$/.exec(text)
  return worded ? boundBy(worded[1] ?? '', Number(worded[2])) : null
}

function rangeOf(low: number, high: number): Bounds | null {
  return low <= high ? { low, best: null, high } : null
}

function boundBy(words: string, number: number): Bounds | null {
  if (vagueWords.atLeast.includes(words)) return { low: number, best: null, high: null }
  if (vagueWords.moreThan.includes(words)) return { low: number + 1, best: null, high: null }
  if (vagueWords.atMost.includes(words)) return { low: 0, best: null, high: number }
  if (vagueWords.fewerThan.includes(words)) {
    return number > 0 ? { low: 0, best: null, high: number - 1 } : null
  }
  if (!vagueWords.about.includes(words)) return null
  const spread = Math.ceil(number * vagueWords.aboutSpread)
  return { low: Math.max(0, number - spread), best: number, high: number + spread }
}

function withoutGroups(text: string): string {
  return text.replace(groupedNumber, (number) => number.replace(/\D/g, ''))
}

function withLatinDigits(text: string): string {
  return text.replace(digitsOfOtherScripts, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
}
