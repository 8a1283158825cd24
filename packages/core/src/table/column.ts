import type { Codes } from './codes.ts'

/**
 * A column that keeps each distinct value once: `codes` has one entry a row, an index into `entries`. A
 * code equal to the number of entries stands for a row without a value.
 *
 * What is asked of a column is asked once of each entry; rows only look up the answer.
 */
export interface Column<Entries> {
  readonly entries: Entries
  readonly codes: Codes
}

/**
 * A kind of entries: how its values are told apart, ordered, stored side by side and read again.
 *
 * Equal values have equal keys. `compare` is a total order over values with different keys.
 */
export interface EntryKind<Entries, Value> {
  readonly keyOf: (value: Value) => string | number
  readonly compare: (a: Value, b: Value) => number
  readonly lengthOf: (entries: Entries) => number
  readonly valueOf: (entries: Entries, code: number) => Value
  readonly make: (values: readonly Value[]) => Entries
}

/**
 * How entries of a kind grow: `append` keeps the codes of what was there. `roughly` is a number that equal
 * values share, found without making a value. Apart from {@link EntryKind}, so that a program that only
 * reads tables does not carry it.
 */
export interface EntryGrowth<Entries, Value> {
  readonly append: (entries: Entries, values: readonly Value[]) => Entries
  readonly roughly: (entries: Entries, code: number) => number
}

/** All values of some entries, in the order of their codes. */
export function valuesOf<Entries, Value>(
  kind: EntryKind<Entries, Value>,
  entries: Entries,
): readonly Value[] {
  return Array.from({ length: kind.lengthOf(entries) }, (_, code) => kind.valueOf(entries, code))
}

/** Orders numbers upwards; open ends may be infinite. */
export function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Orders texts by UTF-16 code units, which is the same everywhere. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Orders lists by their first difference, a shorter one before those that it begins. */
export function compareLists<Item>(
  a: readonly Item[],
  b: readonly Item[],
  compare: (a: Item, b: Item) => number,
): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const order = compare(a[index] as Item, b[index] as Item)
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** A rough number of a text: of its length and its last letters, in which ids differ most. */
export function roughText(text: string): number {
  const { length } = text
  let rough = length
  for (let at = Math.max(0, length - 4); at < length; at++) {
    rough = (Math.imul(rough, 31) + text.charCodeAt(at)) | 0
  }
  return rough
}
