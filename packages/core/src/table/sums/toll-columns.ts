import { makeCodes } from '../codes.ts'
import { type TollField, tollFields, tollWidth } from './toll-reader.ts'

/** Whole numbers from 0 upwards in the narrowest array that holds them all. */
export type Counts = Uint8Array | Uint16Array | Uint32Array | Float64Array

/** Sums of incidents as columns: for each field a number a sum. */
export type TollColumns = Readonly<Record<TollField, Counts>>

/** Sums that lie behind one another, field by field, as columns. */
export function columnsOfSums(sums: Float64Array): TollColumns {
  return makeTollColumns((field) => {
    const column = new Float64Array(sums.length / tollWidth)
    for (let slot = 0; slot < column.length; slot++) {
      column[slot] = sums[slot * tollWidth + field] ?? 0
    }
    return narrowCounts(column)
  })
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

/** The same numbers in the narrowest array. */
export function narrowCounts(counts: Float64Array): Counts {
  let greatest = 0
  for (let index = 0; index < counts.length; index++) {
    greatest = Math.max(greatest, counts[index] ?? 0)
  }
  if (greatest > 0xffff_ffff) return counts
  const narrow = makeCodes(counts.length, greatest)
  narrow.set(counts)
  return narrow
}
