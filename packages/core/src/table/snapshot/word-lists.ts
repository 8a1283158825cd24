import type { Lists } from '../list-column.ts'
import { listAt, offsetsOfList, type StoredList, wordsOfList } from './stored-list.ts'
import { listsOfTexts, readTexts } from './text-lists.ts'

/** Lists of words as four lists of numbers: the words, the length of each list, the members of all. */
export function listsOfLists({ words, offsets, members }: Lists): readonly ArrayLike<number>[] {
  return [...listsOfTexts(words), lengthsOf(offsets), members]
}

/** Reads lists of words from the first four of some lists. */
export function readWordLists(lists: readonly StoredList[]): Lists {
  return {
    words: readTexts(lists, 0),
    offsets: offsetsOfList(listAt(lists, 2)),
    members: wordsOfList(listAt(lists, 3)),
  }
}

/** How long each run between offsets is. */
export function lengthsOf(offsets: Uint32Array): Uint32Array {
  const lengths = new Uint32Array(offsets.length - 1)
  for (let run = 0; run < lengths.length; run++) {
    lengths[run] = (offsets[run + 1] ?? 0) - (offsets[run] ?? 0)
  }
  return lengths
}
