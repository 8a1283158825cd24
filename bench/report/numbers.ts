/**
 * The middle of some numbers; NaN of none.
 *
 * @example
 * medianOf([3, 1, 2]) //=> 2
 */
export function medianOf(numbers: readonly number[]): number {
  const ascending = [...numbers].sort((a, b) => a - b)
  return ascending[ascending.length >> 1] ?? Number.NaN
}

/** A time in the unit in which it is read. */
export function formatMilliseconds(milliseconds: number): string {
  if (Number.isNaN(milliseconds)) return '–'
  if (milliseconds < 1) return `${rounded(milliseconds * 1000)} µs`
  return milliseconds < 2000 ? `${rounded(milliseconds)} ms` : `${rounded(milliseconds / 1000)} s`
}

/** Three digits that matter. */
export function rounded(number: number): string {
  if (number === 0) return '0'
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(number))))
  return number.toFixed(Math.min(6, digits))
}

/** How many times as fast: 12×. */
export function formatRatio(ratio: number): string {
  return Number.isFinite(ratio) ? `${rounded(ratio)}×` : '–'
}
