import { makeCodes } from '../codes.ts'
import { type TollField, tollFields, tollWidth } from './toll-reader.ts'

/** Whole numbers from 0 upwards in the narrowest array that holds them all. */
export type Counts = Uint8Array | Uint16Array | Uint32Array | Float64Array

/** Sums of incidents as columns: for each field a number a sum. */
export type TollColumns = Readonly<Record<TollField, Counts>>

/**
 * Sums that lie behind one another, field by field, as columns in the narrowest arrays that hold them: those of
 * the first `length` sums, or those whose places `order` has, in its order.
 */
export function columnsOfSums(
  sums: Float64Array,
  length = sums.length / tollWidth,
  order: Uint32Array | null = null,
): TollColumns {
  return makeTollColumns((field) => {
    const column = makeCounts(length, greatestOf(sums, field, length))
    for (let place = 0; place < length; place++) {
      const slot = order === null ? place : (order[place] ?? 0)
      column[place] = sums[slot * tollWidth + field] ?? 0
    }
    return column
  })
}

/** The greatest number in one field of the first so many sums. */
function greatestOf(sums: Float64Array, field: number, length: number): number {
  let greatest = 0
  for (let at = field; at < length * tollWidth; at += tollWidth) {
    const number = sums[at] ?? 0
    if (number > greatest) greatest = number
  }
  return greatest
}

/** Zeros in the narrowest array that holds numbers of up to `greatest`. */
function makeCounts(length: number, greatest: number): Counts {
  return greatest > 0xffff_ffff ? new Float64Array(length) : makeCodes(length, greatest)
}

/** Zeros for so many sums, in columns that hold numbers up to the greatest of each field of `sums`. */
export function makeColumnsUpTo(sums: Float64Array, length: number): TollColumns {
  return makeTollColumns((field) =>
    makeCounts(length, greatestOf(sums, field, sums.length / tollWidth)),
  )
}

/** Writes sums that lie behind one another to columns, from the place `at` on. */
export function setSums(columns: TollColumns, at: number, sums: Float64Array): void {
  const length = sums.length / tollWidth
  tollFields.forEach((name, field) => {
    const column = columns[name]
    for (let slot = 0; slot < length; slot++) {
      column[at + slot] = sums[slot * tollWidth + field] ?? 0
    }
  })
}

/** Counts behind one another, in an array as wide as the widest of them. */
export function joinCounts(parts: readonly Counts[]): Counts {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const bytes = parts.reduce((most, part) => Math.max(most, part.BYTES_PER_ELEMENT), 1)
  const joined = makeCounts(length, 2 ** (8 * bytes) - 1)
  let start = 0
  for (const part of parts) {
    joined.set(part, start)
    start += part.length
  }
  return joined
}

/** Columns of which each is made from its place in the order of fields. */
export function makeTollColumns(make: (field: number) => Counts): TollColumns {
  return Object.fromEntries(
    tollFields.map((name, field) => [name, make(field)]),
  ) as unknown as TollColumns
}

/** The sums from `start` to before `end`, without a copy. */
export function sliceColumns(columns: TollColumns, start: number, end: number): TollColumns {
  return makeTollColumns((field) => columns[tollFields[field] ?? 'incidents'].subarray(start, end))
}

/**
 * The same numbers in 32 bits each, or in 64 where one of them needs more.
 *
 * @example
 * halfWide(Float64Array.of(1, 2)) //=> new Uint32Array([1, 2])
 */
export function halfWide(counts: Float64Array): Uint32Array | Float64Array {
  for (let index = 0; index < counts.length; index++) {
    if ((counts[index] ?? 0) > 0xffff_ffff) return counts
  }
  return new Uint32Array(counts)
}
