import { guardFormula } from './guard-formula.ts'

/** What a cell can hold: a number and `null` (an empty cell) are written as they are. */
export type CellValue = string | number | boolean | null

/**
 * One line of a CSV file after RFC 4180, its line break included. Texts are guarded against being taken
 * for formulas; numbers need no guard and get none, so that a negative longitude stays a number.
 *
 * @example
 * csvLine(['a "b"', -1.5, null]) //=> '"a ""b""",-1.5,\r\n'
 */
export function csvLine(cells: readonly CellValue[]): string {
  return `${cells.map(cellText).join(',')}\r\n`
}

function cellText(cell: CellValue): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = guardFormula(cell)
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
