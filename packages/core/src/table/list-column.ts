import { type Column, compareLists, compareTexts, type EntryKind } from './column.ts'

/**
 * Distinct lists of words: list `n` is `members[offsets[n]]` to before `members[offsets[n + 1]]`, each an
 * index into `words`. Its words are sorted, each once.
 */
export interface Lists {
  readonly words: readonly string[]
  readonly offsets: Uint32Array
  readonly members: Uint32Array
}

/** A column of lists of words: methods, targets, sources. A row without words has the empty list. */
export type ListColumn = Column<Lists>

/** Lists of words as entries. */
export const listEntries: EntryKind<Lists, readonly string[]> = {
  keyOf: (words) => words.join('\n'),
  compare: (a, b) => compareLists(a, b, compareTexts),
  lengthOf: ({ offsets }) => offsets.length - 1,
  valueOf: wordsOfList,
  make: makeLists,
}

/**
 * The words of one row.
 *
 * @example
 * wordsOfRow({ entries: listEntries.make([['a', 'b']]), codes: Uint8Array.of(0) }, 0)
 * //=> ['a', 'b']
 */
export function wordsOfRow(column: ListColumn, row: number): readonly string[] {
  return wordsOfList(column.entries, column.codes[row] ?? 0)
}

/** The words of one list. */
export function wordsOfList({ words, offsets, members }: Lists, list: number): readonly string[] {
  return Array.from(
    members.subarray(offsets[list], offsets[list + 1]),
    (member) => words[member] ?? '',
  )
}

/** Lists of words side by side, the words sorted. */
export function makeLists(lists: readonly (readonly string[])[]): Lists {
  const codes = new Map<string, number>()
  const offsets = new Uint32Array(lists.length + 1)
  lists.forEach((list, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + list.length
    for (const word of list) codes.set(word, 0)
  })
  const words = [...codes.keys()].sort(compareTexts)
  words.forEach((word, code) => {
    codes.set(word, code)
  })
  const members = new Uint32Array(offsets[lists.length] ?? 0)
  let filled = 0
  for (const list of lists) {
    for (const word of list) members[filled++] = codes.get(word) ?? 0
  }
  return { words, offsets, members }
}
