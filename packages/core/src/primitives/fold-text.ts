const lettersThatDiffer: readonly (readonly [RegExp, string])[] = [
  [/[يىۍئ]/gu, 'ی'],
  [/ك/gu, 'ک'],
  [/[أإآٱ]/gu, 'ا'],
  [/ة/gu, 'ه'],
  [/ؤ/gu, 'و'],
  [/[\u064B-\u0652\u0670\u0640\u200C\u200D]/gu, ''],
]

/**
 * A text reduced to what a search should compare: no case, no accents, no short vowels, one space
 * between words, and one letter where Arabic, Dari and Pashto keyboards write several (ي and ی).
 *
 * @example
 * foldText('  Fargh  SHAHR ') //=> 'fargh shahr'
 * @example
 * foldText('كابل') === foldText('کابل') //=> true
 */
export function foldText(text: string): string {
  let folded = text.normalize('NFKD').toLowerCase()
  for (const [letters, letter] of lettersThatDiffer) folded = folded.replace(letters, letter)
  return folded
    .replace(/\p{Mn}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}
