/**
 * A whole number of at most 15 digits, with a sign or without, outer spaces allowed; `null` for an empty
 * cell, `NaN` for anything else.
 *
 * @example
 * readWholeNumber(' 12 ') //=> 12
 * @example
 * readWholeNumber('1.5') //=> NaN
 */
export function readWholeNumber(cell: string): number | null {
  let start = 0
  let end = cell.length
  while (start < end && cell.charCodeAt(start) <= 0x20) start++
  while (end > start && cell.charCodeAt(end - 1) <= 0x20) end--
  if (start === end) return null
  const negative = cell.charCodeAt(start) === 0x2d
  if (negative) start++
  if (start === end || end - start > 15) return Number.NaN
  let number = 0
  for (let index = start; index < end; index++) {
    const digit = cell.charCodeAt(index) - 0x30
    if (digit < 0 || digit > 9) return Number.NaN
    number = number * 10 + digit
  }
  return negative && number !== 0 ? -number : number
}
