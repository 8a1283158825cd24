import type { Codes } from '../codes.ts'

/** How many bytes each number of a list takes. */
export type Width = 1 | 2 | 3 | 4

/** The least width that holds all numbers of a list. */
export function widthOf(numbers: ArrayLike<number>): Width {
  let all = 0
  for (let index = 0; index < numbers.length; index++) all |= numbers[index] ?? 0
  if (all >>> 24 !== 0) return 4
  if (all >>> 16 !== 0) return 3
  return all >>> 8 === 0 ? 1 : 2
}

/**
 * Numbers as byte planes: first the lowest byte of each, then the next byte of each, and so on. High bytes
 * are mostly equal, so a compressor that works on bytes finds them side by side.
 */
export function writePlanes(
  numbers: ArrayLike<number>,
  width: Width,
  into: Uint8Array,
  offset: number,
): void {
  const { length } = numbers
  for (let plane = 0; plane < width; plane++) {
    const start = offset + plane * length
    for (let index = 0; index < length; index++) {
      into[start + index] = (numbers[index] ?? 0) >>> (8 * plane)
    }
  }
}

/** Reads numbers from byte planes. */
export function readPlanes(bytes: Uint8Array, offset: number, count: number, width: Width): Codes {
  if (width === 1) return bytes.slice(offset, offset + count)
  const second = offset + count
  if (width === 2) {
    const numbers = new Uint16Array(count)
    for (let index = 0; index < count; index++) {
      numbers[index] = (bytes[offset + index] ?? 0) | ((bytes[second + index] ?? 0) << 8)
    }
    return numbers
  }
  const [third, fourth] = [second + count, second + 2 * count]
  const numbers = new Uint32Array(count)
  for (let index = 0; index < count; index++) {
    numbers[index] =
      (bytes[offset + index] ?? 0) |
      ((bytes[second + index] ?? 0) << 8) |
      ((bytes[third + index] ?? 0) << 16)
  }
  if (width === 4) {
    for (let index = 0; index < count; index++) {
      numbers[index] = (numbers[index] ?? 0) | ((bytes[fourth + index] ?? 0) << 24)
    }
  }
  return numbers
}
