import type { DayNumber } from '../primitives/index.ts'
import { type Column, compareNumbers, type EntryGrowth, type EntryKind } from './column.ts'
import { joinNumbers } from './join-numbers.ts'

/** A column of single days, as day numbers. */
export type DayColumn = Column<Int32Array>

/** Days as entries. */
export const dayEntries: EntryKind<Int32Array, DayNumber> = {
  keyOf: (day) => day,
  compare: compareNumbers,
  lengthOf: (days) => days.length,
  valueOf: (days, code) => days[code] ?? 0,
  make: (days) => Int32Array.from(days),
}

/** How entries of this kind grow. */
export const dayGrowth: EntryGrowth<Int32Array, DayNumber> = {
  append: (days, more) => joinNumbers(days, Int32Array.from(more)),
  roughly: (days, code) => days[code] ?? 0,
}

/**
 * The day of one row, `null` where it is not known.
 *
 * @example
 * dayOfRow({ entries: Int32Array.of(19331), codes: Uint8Array.of(1) }, 0) //=> null
 */
export function dayOfRow({ entries, codes }: DayColumn, row: number): DayNumber | null {
  return entries[codes[row] ?? entries.length] ?? null
}
