const pattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i

/**
 * A decimal number with a point; `null` for an empty cell, `NaN` for anything else.
 *
 * @example
 * readDecimal('-99.12766') //=> -99.12766
 * @example
 * readDecimal('99,1') //=> NaN
 */
export function readDecimal(cell: string): number | null {
  const text = cell.trim()
  if (text === '') return null
  return pattern.test(text) ? Number(text) : Number.NaN
}
