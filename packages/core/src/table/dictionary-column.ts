/**
 * A column of words, each kept once: `codes` has one entry a row, an index into `words`, or
 * {@link noWord} where the row has none.
 */
export interface DictionaryColumn {
  readonly words: readonly string[]
  readonly codes: Uint32Array
}

/**
 * A column of lists of words: the codes of row `n` are `codes[offsets[n]]` to before
 * `codes[offsets[n + 1]]`.
 */
export interface ListColumn {
  readonly words: readonly string[]
  readonly offsets: Uint32Array
  readonly codes: Uint32Array
}

/** The code of a row without a word. */
export const noWord = 0xffff_ffff

/**
 * Encodes one word, or none, a row.
 *
 * @example
 * buildDictionaryColumn(['AFG', null, 'AFG']).words //=> ['AFG']
 */
export function buildDictionaryColumn(rows: readonly (string | null)[]): DictionaryColumn {
  const dictionary = makeDictionary()
  const codes = Uint32Array.from(rows, (word) => (word === null ? noWord : dictionary.codeOf(word)))
  return { words: dictionary.words, codes }
}

/**
 * Encodes a list of words a row.
 *
 * @example
 * buildListColumn([['a', 'b'], [], ['a']]).offsets //=> new Uint32Array([0, 2, 2, 3])
 */
export function buildListColumn(rows: readonly (readonly string[])[]): ListColumn {
  const dictionary = makeDictionary()
  const offsets = new Uint32Array(rows.length + 1)
  const codes: number[] = []
  rows.forEach((words, row) => {
    for (const word of words) codes.push(dictionary.codeOf(word))
    offsets[row + 1] = codes.length
  })
  return { words: dictionary.words, offsets, codes: Uint32Array.from(codes) }
}

/** The words of one row of a list column. */
export function wordsOfRow(column: ListColumn, row: number): readonly string[] {
  const codes = column.codes.subarray(column.offsets[row], column.offsets[row + 1])
  return Array.from(codes, (code) => column.words[code] ?? '')
}

/** The word of one row of a dictionary column, `null` where it has none. */
export function wordOfRow(column: DictionaryColumn, row: number): string | null {
  return column.words[column.codes[row] ?? noWord] ?? null
}

interface Dictionary {
  readonly words: readonly string[]
  readonly codeOf: (word: string) => number
}

function makeDictionary(): Dictionary {
  const words: string[] = []
  const codes = new Map<string, number>()
  const codeOf = (word: string) => {
    const known = codes.get(word)
    if (known !== undefined) return known
    codes.set(word, words.length)
    return words.push(word) - 1
  }
  return { words, codeOf }
}
