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

/** Reads numbers from byte planes into others, from the place `at` on. */
export function readPlanesInto(
  numbers: Codes,
  at: number,
  bytes: Uint8Array,
  offset: number,
  count: number,
  width: Width,
): void {
  if (width === 1) numbers.set(bytes.subarray(offset, offset + count), at)
  else if (width === 2) readTwoPlanes(numbers, at, bytes, offset, count)
  else readMorePlanes(numbers, at, bytes, offset, count, width)
}

function readTwoPlanes(
  numbers: Codes,
  at: number,
  bytes: Uint8Array,
  offset: number,
  count: number,
): void {
  const second = offset + count
  for (let index = 0; index < count; index++) {
    numbers[at + index] = (bytes[offset + index] ?? 0) | ((bytes[second + index] ?? 0) << 8)
  }
}

function readMorePlanes(
  numbers: Codes,
  at: number,
  bytes: Uint8Array,
  offset: number,
  count: number,
  width: Width,
): void {
  const second = offset + count
  const third = offset + 2 * count
  const fourth = width === 4 ? offset + 3 * count : third
  const shift = width === 4 ? 24 : 16
  for (let index = 0; index < count; index++) {
    numbers[at + index] =
      (bytes[offset + index] ?? 0) |
      ((bytes[second + index] ?? 0) << 8) |
      ((bytes[third + index] ?? 0) << 16) |
      ((bytes[fourth + index] ?? 0) << shift)
  }
}
