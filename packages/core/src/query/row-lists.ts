import type { IncidentTable } from '../table/index.ts'
import type { RowRange } from './period-rows.ts'

const allRows = new WeakMap<IncidentTable['when'], Uint32Array>()

/**
 * The rows of one range of a table. They are a part of the list of all its rows, which is made once and
 * kept with the table: they must not be overwritten.
 */
export function rowsOfSlice(
  { when, length }: IncidentTable,
  { start, end }: RowRange,
): Uint32Array {
  const rows = allRows.get(when) ?? rowsOfRanges([{ start: 0, end: length }])
  allRows.set(when, rows)
  return rows.subarray(start, end)
}

/** The rows of some ranges, one after another. */
export function rowsOfRanges(ranges: readonly RowRange[]): Uint32Array {
  const rows = new Uint32Array(ranges.reduce((sum, { start, end }) => sum + end - start, 0))
  let filled = 0
  for (const { start, end } of ranges) {
    for (let row = start; row < end; row++) rows[filled++] = row
  }
  return rows
}

/** How many rows of a sorted list lie in ranges that do not overlap. */
export function countInRanges(rows: Uint32Array, ranges: readonly RowRange[]): number {
  let count = 0
  for (const { start, end } of ranges) count += placeOf(rows, end) - placeOf(rows, start)
  return count
}

/** A sorted list without the rows of ranges, which are sorted and do not overlap. */
export function withoutRanges(rows: Uint32Array, ranges: readonly RowRange[]): Uint32Array {
  const kept = new Uint32Array(rows.length)
  let length = 0
  let next = 0
  for (const { start, end } of ranges) {
    const part = rows.subarray(next, Math.max(next, placeOf(rows, start)))
    kept.set(part, length)
    length += part.length
    next = placeOf(rows, end)
  }
  kept.set(rows.subarray(next), length)
  return kept.subarray(0, length + rows.length - next)
}

/** The rows of a sorted list that lie in ranges, which are sorted and do not overlap. */
export function rowsInRanges(rows: Uint32Array, ranges: readonly RowRange[]): Uint32Array {
  const parts = ranges.map(({ start, end }) =>
    rows.subarray(placeOf(rows, start), placeOf(rows, Math.max(start, end))),
  )
  return parts.reduce(joinRows, new Uint32Array(0))
}

/** Two lists behind one another. */
export function joinRows(first: Uint32Array, second: Uint32Array): Uint32Array {
  if (second.length === 0) return first
  if (first.length === 0) return second
  const rows = new Uint32Array(first.length + second.length)
  rows.set(first)
  rows.set(second, first.length)
  return rows
}

/** The place in a sorted list of the first row that is `row` or behind it. */
export function placeOf(rows: Uint32Array, row: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rows[middle] ?? 0) < row) low = middle + 1
    else high = middle
  }
  return low
}
