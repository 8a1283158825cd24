import { type IncidentTable, postingsOf } from '../table/index.ts'
import type { ColumnTest } from './column-tests.ts'
import type { RowRange } from './period-rows.ts'
import { placeOf, rowsOfRanges } from './row-lists.ts'

/** A test is answered by postings where these leave fewer than one row in so many to look at. */
const worthwhile = 4

/**
 * The rows of a slice that need to be looked at: those of the countries or the actors asked for, where
 * they are much fewer than all. The list is new, sorted, and may be overwritten.
 */
export function candidateRows(
  table: IncidentTable,
  tests: readonly ColumnTest[],
  slice: RowRange,
): Uint32Array {
  const most = (slice.end - slice.start) / worthwhile
  const parts = tests
    .filter(({ codes }) => codes === table.country.codes || codes === table.perpetrator.codes)
    .map((test) => ({ lists: postingListsOf(test, slice) }))
    .map(({ lists }) => ({ lists, rows: lists.reduce((sum, { length }) => sum + length, 0) }))
    .sort((a, b) => a.rows - b.rows)
  const [fewest] = parts
  if (!fewest || fewest.rows > most) return rowsOfRanges([slice])
  return mergeLists(fewest.lists, slice, fewest.rows)
}

function postingListsOf(
  { codes, answers }: ColumnTest,
  { start, end }: RowRange,
): readonly Uint32Array[] {
  const { offsets, rows } = postingsOf(codes, answers.length - 1)
  const lists: Uint32Array[] = []
  for (let code = 0; code < answers.length; code++) {
    if (answers[code] === 0) continue
    const list = rows.subarray(offsets[code], offsets[code + 1])
    lists.push(list.subarray(placeOf(list, start), placeOf(list, end)))
  }
  return lists
}

/** Sorted lists of different rows as one: by marking the rows in bits and reading these in order. */
function mergeLists(
  lists: readonly Uint32Array[],
  { start, end }: RowRange,
  length: number,
): Uint32Array {
  const [only] = lists
  if (lists.length === 1 && only) return only.slice()
  const marks = new Uint32Array(((end - start) >>> 5) + 1)
  for (const list of lists) {
    for (let index = 0; index < list.length; index++) {
      const row = (list[index] ?? 0) - start
      marks[row >>> 5] = (marks[row >>> 5] ?? 0) | (1 << (row & 31))
    }
  }
  const rows = new Uint32Array(length)
  let filled = 0
  for (let word = 0; word < marks.length; word++) {
    for (let bits = marks[word] ?? 0; bits !== 0; bits &= bits - 1) {
      rows[filled++] = start + (word << 5) + 31 - Math.clz32(bits & -bits)
    }
  }
  return rows
}
