import {
  type Column,
  compareLists,
  compareTexts,
  type EntryGrowth,
  type EntryKind,
  roughText,
} from './column.ts'
import { joinNumbers } from './join-numbers.ts'
import { offsetsOf } from './offsets.ts'

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

/** How entries of this kind grow. */
export const listGrowth: EntryGrowth<Lists, readonly string[]> = {
  append: appendLists,
  roughly: roughList,
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

/** Lists behind others; the words that are new come behind the words that were there. */
export function appendLists(
  { words, offsets, members }: Lists,
  more: readonly (readonly string[])[],
): Lists {
  const codes = new Map(words.map((word, code) => [word, code]))
  const added = [...new Set(more.flat())].filter((word) => !codes.has(word)).sort(compareTexts)
  for (const word of added) codes.set(word, codes.size)
  const lengths = more.map((list) => list.length)
  const start = offsets.at(-1) ?? 0
  return {
    words: [...words, ...added],
    offsets: joinNumbers(
      offsets,
      offsetsOf(lengths)
        .subarray(1)
        .map((offset) => offset + start),
    ),
    members: joinNumbers(
      members,
      Uint32Array.from(more.flat(), (word) => codes.get(word) ?? 0),
    ),
  }
}

/** A rough number of a list: of its length and its first word. */
export function roughList({ words, offsets, members }: Lists, list: number): number {
  const start = offsets[list] ?? 0
  const length = (offsets[list + 1] ?? 0) - start
  return length === 0 ? 0 : roughText(words[members[start] ?? 0] ?? '') + length
}
