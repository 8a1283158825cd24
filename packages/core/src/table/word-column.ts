import { type Column, compareTexts, type EntryGrowth, type EntryKind, roughText } from './column.ts'

/** A column of words or codes: a country, a type, a dataset. */
export type WordColumn = Column<readonly string[]>

/** Words as entries. */
export const wordEntries: EntryKind<readonly string[], string> = {
  keyOf: (word) => word,
  compare: compareTexts,
  lengthOf: (words) => words.length,
  valueOf: (words, code) => words[code] ?? '',
  make: (words) => words,
}

/** How entries of this kind grow. */
export const wordGrowth: EntryGrowth<readonly string[], string> = {
  append: (words, more) => [...words, ...more],
  roughly: (words, code) => roughText(words[code] ?? ''),
}

/**
 * The word of one row, `null` where it has none.
 *
 * @example
 * wordOfRow({ entries: ['AFG'], codes: Uint8Array.of(0, 1) }, 1) //=> null
 */
export function wordOfRow(column: WordColumn, row: number): string | null {
  return column.entries[column.codes[row] ?? column.entries.length] ?? null
}
