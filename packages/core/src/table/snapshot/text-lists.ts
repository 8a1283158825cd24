import type { Codes } from '../codes.ts'
import { offsetsOf } from '../offsets.ts'
import { listAt, numbersOfList, type StoredList } from './stored-list.ts'

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

function textOfUnits(units: Codes): string {
  return String.fromCharCode.apply(null, units as unknown as number[])
}
