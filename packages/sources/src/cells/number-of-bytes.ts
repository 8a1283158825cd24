const minus = 0x2d
const point = 0x2e
const zero = 0x30
const space = 0x20

/** As `readWholeNumber`, from a cell's bytes. */
export function wholeNumberOfBytes(bytes: Uint8Array, from: number, to: number): number | null {
  let start = from
  let end = to
  while (start < end && (bytes[start] ?? 0) <= space) start++
  while (end > start && (bytes[end - 1] ?? 0) <= space) end--
  if (start === end) return null
  const negative = bytes[start] === minus
  if (negative) start++
  if (start === end || end - start > 15) return Number.NaN
  let number = 0
  for (let index = start; index < end; index++) {
    const digit = (bytes[index] ?? 0) - zero
    if (digit < 0 || digit > 9) return Number.NaN
    number = number * 10 + digit
  }
  return negative && number !== 0 ? -number : number
}

const powersOfTen = Array.from({ length: 16 }, (_, power) => 10 ** power)

/**
 * A decimal number of at most fifteen digits from a cell's bytes, the same as `readDecimal` reads; `null` for
 * a cell of any other form.
 *
 * A quotient of two numbers that a double holds exactly is rounded once, as the reading of the decimal is: they
 * are the same double.
 *
 * Source: Clinger, "How to read floating point numbers accurately", PLDI 1990.
 */
export function decimalOfBytes(bytes: Uint8Array, start: number, end: number): number | null {
  const negative = start < end && bytes[start] === minus
  const first = negative ? start + 1 : start
  let number = 0
  let digits = 0
  let pointAt = -1
  for (let index = first; index < end; index++) {
    const byte = bytes[index] ?? 0
    const digit = byte - zero
    if (digit >= 0 && digit <= 9) {
      number = number * 10 + digit
      digits++
    } else if (byte === point && pointAt < 0 && index > first) pointAt = index
    else return null
  }
  if (digits === 0 || digits > 15) return null
  const decimals = pointAt < 0 ? 0 : end - pointAt - 1
  const value = number / (powersOfTen[decimals] ?? 1)
  return negative ? -value : value
}
