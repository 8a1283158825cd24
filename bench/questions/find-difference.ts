import type { AnswerRow } from './question.ts'

/** Answers compare in any order of rows. */
export function inOrder(rows: readonly AnswerRow[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).sort()
}

/**
 * The first difference between two answers in order; `null` where they are the same.
 *
 * @example
 * findDifference(['["AFG",1]'], ['["AFG",2]']) //=> 'row 1 of 1: ["AFG",1] and ["AFG",2]'
 */
export function findDifference(answer: readonly string[], other: readonly string[]): string | null {
  const rows = Math.max(answer.length, other.length)
  for (let row = 0; row < rows; row++) {
    if (answer[row] === other[row]) continue
    return `row ${row + 1} of ${rows}: ${answer[row] ?? 'none'} and ${other[row] ?? 'none'}`
  }
  return null
}
