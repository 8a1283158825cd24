import type { Codes } from '../codes.ts'
import { offsetsOf } from '../offsets.ts'

/** Texts as two lists of numbers: their lengths, and their UTF-16 code units one after another. */
export function listsOfTexts(texts: readonly string[]): readonly [Uint32Array, Uint16Array] {
  const pool = texts.join('')
  const units = Uint16Array.from({ length: pool.length }, (_, index) => pool.charCodeAt(index))
  return [Uint32Array.from(texts, ({ length }) => length), units]
}

/** The text of code units. */
export function textOfUnits(units: Codes): string {
  const pieces: string[] = []
  for (let at = 0; at < units.length; at += 4096) {
    pieces.push(
      String.fromCharCode.apply(null, units.subarray(at, at + 4096) as unknown as number[]),
    )
  }
  return pieces.join('')
}

/** Texts read from their two lists. */
export function textsOfLists(lengths: Codes, units: Codes): readonly string[] {
  const pool = textOfUnits(units)
  const offsets = offsetsOf(lengths)
  return Array.from(lengths, (_, index) => pool.slice(offsets[index], offsets[index + 1]))
}
