import { type IncidentTable, postingsOf } from '../table/index.ts'
import type { ColumnTest } from './column-tests.ts'
import type { RowRange } from './period-rows.ts'
import { placeOf, rowsOfSlice } from './row-lists.ts'

/** A test is answered by postings where these leave fewer than one row in so many to look at. */
const worthwhile = 4

/** Taking a list of postings costs as much as looking at so many rows. */
const rowsPerList = 16

/** Rows to look at, and the tests that they have still to pass. The rows must not be overwritten. */
export interface Candidates {
  readonly rows: Uint32Array
  readonly tests: readonly ColumnTest[]
}

/**
 * The test whose postings leave much fewer rows of a slice to look at than there are: that of the countries
 * or the actors asked for. `null` where neither does.
 */
export function testByPostings(
  table: IncidentTable,
  tests: readonly ColumnTest[],
  slice: RowRange,
): ColumnTest | null {
  const [fewest] = tests
    .filter(({ codes }) => codes === table.country.codes || codes === table.perpetrator.codes)
    .map((test) => ({ test, cost: costOfPostings(table, test, slice) }))
    .sort((a, b) => a.cost - b.cost)
  return !fewest || fewest.cost * worthwhile > slice.end - slice.start ? null : fewest.test
}

/** The rows of a slice that need to be looked at: those of `listed`, or all where it is `null`. They are sorted. */
export function candidateRows(
  table: IncidentTable,
  tests: readonly ColumnTest[],
  slice: RowRange,
  listed: ColumnTest | null,
): Candidates {
  if (listed === null) return { rows: rowsOfSlice(table, slice), tests }
  return {
    rows: mergeLists(postingListsOf(listed, slice), slice),
    tests: tests.filter((test) => test !== listed),
  }
}

/** About how many rows there are to look at by postings, those of the whole table taken as evenly spread. */
function costOfPostings(
  { length }: IncidentTable,
  { codes, answers }: ColumnTest,
  { start, end }: RowRange,
): number {
  const { offsets } = postingsOf(codes, answers.length - 1)
  let rows = 0
  let lists = 0
  for (let code = 0; code < answers.length; code++) {
    if (answers[code] === 0) continue
    lists++
    rows += (offsets[code + 1] ?? 0) - (offsets[code] ?? 0)
  }
  return (rows * (end - start)) / Math.max(1, length) + lists * rowsPerList
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
function mergeLists(lists: readonly Uint32Array[], { start, end }: RowRange): Uint32Array {
  const [only] = lists
  if (lists.length === 1 && only) return only
  const marks = new Uint32Array(((end - start) >>> 5) + 1)
  for (const list of lists) {
    for (let index = 0; index < list.length; index++) {
      const row = (list[index] ?? 0) - start
      marks[row >>> 5] = (marks[row >>> 5] ?? 0) | (1 << (row & 31))
    }
  }
  const rows = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0))
  let filled = 0
  for (let word = 0; word < marks.length; word++) {
    for (let bits = marks[word] ?? 0; bits !== 0; bits &= bits - 1) {
      rows[filled++] = start + (word << 5) + 31 - Math.clz32(bits & -bits)
    }
  }
  return rows
}
