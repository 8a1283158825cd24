import type { Codes } from './codes.ts'
import { compareTexts } from './column.ts'

/**
 * The ids of incidents. An id that ends in a number is kept as a prefix that many share (`ucdp-ged-`)
 * and the number; `numbers` is {@link noNumber} where the whole id is its prefix.
 */
export interface IdColumn {
  readonly prefixes: readonly string[]
  readonly codes: Codes
  readonly numbers: Uint32Array
}

/** Stands for an id that does not end in a number. */
export const noNumber = 0xffff_ffff

const mostDigits = 9

/**
 * The id of one row.
 *
 * @example
 * idOfRow({ prefixes: ['gtd-'], codes: Uint8Array.of(0), numbers: Uint32Array.of(7) }, 0) //=> 'gtd-7'
 */
export function idOfRow({ prefixes, codes, numbers }: IdColumn, row: number): string {
  const number = numbers[row] ?? noNumber
  const prefix = prefixes[codes[row] ?? 0] ?? ''
  return number === noNumber ? prefix : `${prefix}${number}`
}

/**
 * Takes an id apart. Zeros that lead the number stay with the prefix, and so do digits before the last
 * nine; so every id comes together again as it was.
 *
 * @example
 * splitId('afg-2022-007') //=> { prefix: 'afg-2022-00', number: 7 }
 */
export function splitId(id: string): { readonly prefix: string; readonly number: number } {
  let start = id.length
  while (start > 0 && id.length - start < mostDigits && isDigit(id.charCodeAt(start - 1))) start--
  while (start < id.length - 1 && id[start] === '0') start++
  return start === id.length
    ? { prefix: id, number: noNumber }
    : { prefix: id.slice(0, start), number: Number(id.slice(start)) }
}

/** Orders two rows by their ids as texts. */
export function compareIds(column: IdColumn, a: number, b: number): number {
  return compareTexts(idOfRow(column, a), idOfRow(column, b))
}

/**
 * The rows that have one of these ids, in the table's order.
 *
 * @example
 * rowsOfIds({ prefixes: ['a'], codes: Uint8Array.of(0), numbers: Uint32Array.of(1) }, ['a1']) //=> [0]
 */
export function rowsOfIds(column: IdColumn, ids: Iterable<string>): readonly number[] {
  const { codes, numbers } = column
  const wanted = new Set(ids)
  const mayBeWanted = new Uint8Array(hintSize)
  for (const id of wanted) mayBeWanted[splitId(id).number % hintSize] = 1
  const rows: number[] = []
  for (let row = 0; row < codes.length; row++) {
    if (mayBeWanted[(numbers[row] ?? 0) % hintSize] === 1 && wanted.has(idOfRow(column, row))) {
      rows.push(row)
    }
  }
  return rows
}

/** Numbers are told apart roughly before ids are put together and looked up. */
const hintSize = 0x1_0000

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}
