import { type IncidentTable, postingsOf } from '../table/index.ts'
import type { ColumnTest } from './column-tests.ts'
import type { RowRange } from './period-rows.ts'
import { placeOf, rowsOfSlice } from './row-lists.ts'

/** A test is answered by postings where these leave fewer than one row in so many to look at. */
const worthwhile = 4

/** Rows to look at, and the tests that they have still to pass. The rows must not be overwritten. */
export interface Candidates {
  readonly rows: Uint32Array
  readonly tests: readonly ColumnTest[]
}

/**
 * The rows of a slice that need to be looked at: those of the countries or the actors asked for, where
 * they are much fewer than all. They are sorted.
 */
export function candidateRows(
  table: IncidentTable,
  tests: readonly ColumnTest[],
  slice: RowRange,
): Candidates {
  const most = (slice.end - slice.start) / worthwhile
  const parts = tests
    .filter(({ codes }) => codes === table.country.codes || codes === table.perpetrator.codes)
    .map((test) => ({ test, lists: postingListsOf(test, slice) }))
    .map(({ test, lists }) => ({ test, lists, rows: countRows(lists) }))
    .sort((a, b) => a.rows - b.rows)
  const [fewest] = parts
  if (!fewest || fewest.rows > most) return { rows: rowsOfSlice(table, slice), tests }
  return {
    rows: mergeLists(fewest.lists, slice, fewest.rows),
    tests: tests.filter((test) => test !== fewest.test),
  }
}

function countRows(lists: readonly Uint32Array[]): number {
  let rows = 0
  for (const list of lists) rows += list.length
  return rows
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
    const inSlice = list.subarray(placeOf(list, start), placeOf(list, end))
    if (inSlice.length > 0) lists.push(inSlice)
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
  if (lists.length === 1 && only) return only
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
