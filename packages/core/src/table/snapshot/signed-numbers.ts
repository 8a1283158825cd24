/**
 * A signed number as one from 0 upwards, small where its size is small: 0, −1, 1, −2, 2 become 0 to 4.
 *
 * @example
 * unsigned(-2) //=> 3
 */
export function unsigned(number: number): number {
  return number < 0 ? -2 * number - 1 : 2 * number
}

/** The inverse of {@link unsigned}. */
export function signed(number: number): number {
  return number & 1 ? -(number >>> 1) - 1 : number >>> 1
}
