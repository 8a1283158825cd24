import type { Codes } from './codes.ts'

/**
 * A bit for each row of a table: that of row `n` is bit `n & 31` of word `n >>> 5`. Bits behind the last row
 * are 0. What two questions have in common, or one has and the other has not, is found 32 rows at a time.
 */
export type RowMarks = Int32Array

/**
 * No row of a table of so many is marked.
 *
 * @example
 * noMarks(40) //=> new Int32Array([0, 0])
 */
export function noMarks(rows: number): RowMarks {
  return new Int32Array(Math.ceil(rows / 32))
}

/**
 * Marks rows `start` to before `end`.
 *
 * @example
 * const marks = noMarks(40)
 * markRange(marks, 1, 3)
 * marks //=> new Int32Array([6, 0])
 */
export function markRange(marks: RowMarks, start: number, end: number): void {
  if (end <= start) return
  const first = start >>> 5
  const last = (end - 1) >>> 5
  const fromStart = -1 << (start & 31)
  const toEnd = -1 >>> (31 - ((end - 1) & 31))
  if (first === last) {
    marks[first] = (marks[first] ?? 0) | (fromStart & toEnd)
    return
  }
  marks[first] = (marks[first] ?? 0) | fromStart
  marks.fill(-1, first + 1, last)
  marks[last] = (marks[last] ?? 0) | toEnd
}

/**
 * Leaves only marks of the rows `start` to before `end`.
 *
 * @example
 * const marks = Int32Array.of(7)
 * clearOutside(marks, { start: 1, end: 3 })
 * marks //=> new Int32Array([6])
 */
export function clearOutside(
  marks: RowMarks,
  { start, end }: { readonly start: number; readonly end: number },
): void {
  const first = start >>> 5
  const last = end >>> 5
  marks.fill(0, 0, first)
  if (first < marks.length) marks[first] = (marks[first] ?? 0) & (-1 << (start & 31))
  if (last < marks.length) marks[last] = (marks[last] ?? 0) & ~(-1 << (end & 31))
  marks.fill(0, last + 1)
}

/**
 * The marks of sorted rows, each once, of a table of so many.
 *
 * @example
 * marksOfRows(Uint32Array.of(0, 3), 32) //=> new Int32Array([9])
 */
export function marksOfRows(rows: Uint32Array, length: number): RowMarks {
  const marks = noMarks(length)
  const first = rows[0] ?? 0
  const last = rows[rows.length - 1] ?? -1
  if (last - first === rows.length - 1) {
    markRange(marks, first, last + 1)
    return marks
  }
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    marks[row >>> 5] = (marks[row >>> 5] ?? 0) | (1 << (row & 31))
  }
  return marks
}

/**
 * The marks of rows whose code has a 1 in `answers`, the last of which is that of rows without a code. The
 * loop stands here once for each kind of array, because one that meets all of them is several times slower.
 *
 * @example
 * marksOfCodes(Uint8Array.of(2, 0, 2), Uint8Array.of(0, 0, 1, 0), 3) //=> new Int32Array([5])
 */
export function marksOfCodes(codes: Codes, answers: Uint8Array, length: number): RowMarks {
  const marks = noMarks(length)
  const none = answers[answers.length - 1] ?? 0
  if (codes.length === 0) {
    if (none === 1) markRange(marks, 0, length)
  } else if (codes instanceof Uint8Array) {
    for (let word = 0, start = 0; word < marks.length; word++, start += 32) {
      const end = Math.min(length, start + 32)
      let bits = 0
      for (let row = start; row < end; row++) bits |= (answers[codes[row] ?? 0] ?? 0) << row
      marks[word] = bits
    }
  } else if (codes instanceof Uint16Array) {
    for (let word = 0, start = 0; word < marks.length; word++, start += 32) {
      const end = Math.min(length, start + 32)
      let bits = 0
      for (let row = start; row < end; row++) bits |= (answers[codes[row] ?? 0] ?? 0) << row
      marks[word] = bits
    }
  } else {
    for (let word = 0, start = 0; word < marks.length; word++, start += 32) {
      const end = Math.min(length, start + 32)
      let bits = 0
      for (let row = start; row < end; row++) bits |= (answers[codes[row] ?? 0] ?? 0) << row
      marks[word] = bits
    }
  }
  return marks
}

/**
 * How many rows are marked.
 *
 * @example
 * countMarks(Int32Array.of(5, -1)) //=> 34
 */
export function countMarks(marks: RowMarks): number {
  let count = 0
  for (let word = 0; word < marks.length; word++) count += bitsIn(marks[word] ?? 0)
  return count
}

/**
 * How many rows are marked by both.
 *
 * @example
 * countBoth(Int32Array.of(6), Int32Array.of(3)) //=> 1
 */
export function countBoth(some: RowMarks, others: RowMarks): number {
  let count = 0
  for (let word = 0; word < some.length; word++) {
    count += bitsIn((some[word] ?? 0) & (others[word] ?? 0))
  }
  return count
}

/**
 * Leaves only those marks that others have too.
 *
 * @example
 * const marks = Int32Array.of(6)
 * keepBoth(marks, Int32Array.of(3))
 * marks //=> new Int32Array([2])
 */
export function keepBoth(marks: RowMarks, others: RowMarks): void {
  for (let word = 0; word < marks.length; word++) {
    marks[word] = (marks[word] ?? 0) & (others[word] ?? 0)
  }
}

/**
 * The marks that others have not.
 *
 * @example
 * marksWithout(Int32Array.of(6), Int32Array.of(3)) //=> new Int32Array([4])
 */
export function marksWithout(marks: RowMarks, others: RowMarks): RowMarks {
  const left = new Int32Array(marks.length)
  for (let word = 0; word < left.length; word++) {
    left[word] = (marks[word] ?? 0) & ~(others[word] ?? 0)
  }
  return left
}

/**
 * The rows that are marked, of which there are `count`, in order.
 *
 * @example
 * rowsOfMarks(Int32Array.of(5, 1), 3) //=> new Uint32Array([0, 2, 32])
 */
export function rowsOfMarks(marks: RowMarks, count: number): Uint32Array {
  const rows = new Uint32Array(count)
  let filled = 0
  for (let word = 0; word < marks.length; word++) {
    const start = word << 5
    for (let bits = marks[word] ?? 0; bits !== 0; bits &= bits - 1) {
      rows[filled++] = start + 31 - Math.clz32(bits & -bits)
    }
  }
  return rows
}

/** How many bits of 32 are set: H. S. Warren, *Hacker's Delight*, section 5-1. */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555)
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}
