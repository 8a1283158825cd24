/** A column of words: the distinct words in order, and a code a row; −1 is none. */
export interface Words {
  readonly values: readonly string[]
  readonly codes: Int32Array
}

/** Gives every distinct word a code, in order of the words. */
export function wordsOf(texts: readonly (string | null)[]): Words {
  const values = [...new Set(texts)].filter((text) => text !== null).sort(byUnits)
  return { values, codes: codesIn(values, texts) }
}

/** The codes of texts in a list of words that holds them all. */
export function codesIn(values: readonly string[], texts: readonly (string | null)[]): Int32Array {
  const codes = new Map(values.map((value, code) => [value, code]))
  return Int32Array.from(texts, (text) => (text === null ? -1 : (codes.get(text) ?? -1)))
}

/** Some rows of a column. */
export function pickWords({ values, codes }: Words, rows: ArrayLike<number>): Words {
  return { values, codes: Int32Array.from(rows, (row) => codes[row] ?? -1) }
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
