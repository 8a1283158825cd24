import type { IsoDate } from '@recount/core/primitives'
import { readDay } from './read-day.ts'

const zero = 0x30
const hyphen = 0x2d
const firstYear = 1900
const years = 200
/** Room for months of 31 days: which days there are is told by `readDay`. */
const daysOfYear = 12 * 31

/** Reads days as `readDay` does, from a cell's bytes; `text` gives the cell as a text. */
export function createDayOfBytes() {
  const known: (IsoDate | null | undefined)[] = Array.from({ length: years * daysOfYear })
  let lastKey = -1
  let lastDay: IsoDate | null = null
  return (bytes: Uint8Array, start: number, end: number, text: () => string): IsoDate | null => {
    const key = keyOf(bytes, start, end)
    if (key < 0) return readDay(text())
    // Most rows begin and end on one day.
    if (key === lastKey) return lastDay
    let day = known[key]
    if (day === undefined) {
      day = readDay(text())
      known[key] = day
    }
    lastKey = key
    lastDay = day
    return day
  }
}

/** A number for each day from 1900 to 2099 as `2023-01-03`, a time after it or not; -1 for all else. */
function keyOf(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 10 || bytes[start + 4] !== hyphen || bytes[start + 7] !== hyphen) return -1
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2) - firstYear
  const month = twoDigits(bytes, start + 5) - 1
  const day = twoDigits(bytes, start + 8) - 1
  // What is no digit makes its number far too large.
  if (year < 0 || year >= years || month < 0 || month > 11 || day < 0 || day > 30) return -1
  for (let index = start + 10; index < end; index++) {
    if (!isOfTime(bytes[index] ?? 0, index === start + 10)) return -1
  }
  return year * daysOfYear + month * 31 + day
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - zero
  const ones = (bytes[at + 1] ?? 0) - zero
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? 1_000_000 : tens * 10 + ones
}

function isOfTime(byte: number, isFirst: boolean): boolean {
  if (isFirst) return byte === 0x20 || byte === 0x54
  // Digits and the colon after them, and the point.
  return (byte >= zero && byte <= 0x3a) || byte === 0x2e
}
