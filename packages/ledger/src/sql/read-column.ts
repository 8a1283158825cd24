import type { SqlRow } from './database.ts'

/**
 * The text in a column.
 *
 * @throws TypeError where the column holds none: the query and its reader disagree.
 * @example
 * readText({ id: 'un' }, 'id') //=> 'un'
 */
export function readText(row: SqlRow, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new TypeError(`column ${column} holds no text`)
  return value
}

/**
 * The whole number in a column.
 *
 * @throws TypeError where the column holds none: the query and its reader disagree.
 * @example
 * readWholeNumber({ version: 2 }, 'version') //=> 2
 */
export function readWholeNumber(row: SqlRow, column: string): number {
  const value = row[column]
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw new TypeError(`column ${column} holds no whole number`)
  }
  return value
}

/**
 * The text in a column, or `null` where it is empty.
 *
 * @throws TypeError where the column holds anything else: the query and its reader disagree.
 * @example
 * readTextOrNull({ redirect: null }, 'redirect') //=> null
 */
export function readTextOrNull(row: SqlRow, column: string): string | null {
  return row[column] === null ? null : readText(row, column)
}
