import type { Codes } from '../codes.ts'
import { offsetsOf } from '../offsets.ts'
import type { SectionShape } from './section.ts'
import { listAt, numbersOfList, type StoredList, storedLists } from './stored-list.ts'

/** Texts as two lists of numbers: their lengths, and their UTF-16 code units one after another. */
export function listsOfTexts(texts: readonly string[]): readonly [Uint32Array, Uint16Array] {
  const pool = texts.join('')
  const units = Uint16Array.from({ length: pool.length }, (_, index) => pool.charCodeAt(index))
  return [Uint32Array.from(texts, ({ length }) => length), units]
}

/** The text of a list of code units. */
export function textOfList(list: StoredList): string {
  const units = numbersOfList(list)
  const pieces: string[] = []
  for (let at = 0; at < units.length; at += 4096)
    pieces.push(textOfUnits(units.subarray(at, at + 4096)))
  return pieces.join('')
}

/** Texts read from two lists, the first of them at `first`. */
export function readTexts(lists: readonly StoredList[], first: number): readonly string[] {
  const pool = textOfList(listAt(lists, first + 1))
  const offsets = offsetsOf(numbersOfList(listAt(lists, first)))
  const texts: string[] = []
  for (let text = 0; text + 1 < offsets.length; text++) {
    texts.push(pool.slice(offsets[text], offsets[text + 1]))
  }
  return texts
}

/**
 * The places of some texts among those of the first two lists of a part, in order; those of all, and
 * one behind the last, where `asked` is `null`.
 */
export function findTexts(
  shape: SectionShape,
  bytes: Uint8Array,
  asked: readonly string[] | null,
): readonly number[] {
  const lists = storedLists(shape, [bytes])
  const lengths = numbersOfList(listAt(lists, 0))
  const pool = textOfList(listAt(lists, 1))
  const found: number[] = []
  for (let text = 0, start = 0; text < lengths.length; text++) {
    const end = start + (lengths[text] ?? 0)
    if (asked === null || asked.includes(pool.slice(start, end))) found.push(text)
    start = end
  }
  if (asked === null) found.push(lengths.length)
  return found
}

/** The text of some code units, not more than an argument list takes. */
export function textOfUnits(units: Codes): string {
  return String.fromCharCode.apply(null, units as unknown as number[])
}
