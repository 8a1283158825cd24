import type { Planes } from './section.ts'

/**
 * Lists of whole numbers from 0 upwards that say themselves how long they are: for each its length in four
 * bytes, how many bytes each number takes (0 where all are 0, at most 7) in one, then byte planes.
 */
export function packNumbers(lists: readonly ArrayLike<number>[]): Uint8Array {
  const widths = lists.map(bytesOfGreatest)
  const length = lists.reduce((sum, list, index) => sum + 5 + list.length * (widths[index] ?? 0), 0)
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  let at = 0
  lists.forEach((list, index) => {
    const width = widths[index] ?? 0
    view.setUint32(at, list.length, true)
    bytes[at + 4] = width
    at += 5
    for (let plane = 0; plane < width; plane++) {
      const unit = 256 ** plane
      for (let place = 0; place < list.length; place++) {
        bytes[at++] = Math.floor((list[place] ?? 0) / unit) % 256
      }
    }
  })
  return bytes
}

/** Finds lists that {@link packNumbers} wrote; one that the bytes do not hold is empty. */
export function openNumbers(bytes: Uint8Array, lists: number): readonly Planes[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const opened: Planes[] = []
  let start = 5
  for (let list = 0; list < lists; list++) {
    const isThere = start <= bytes.length
    const count = isThere ? view.getUint32(start - 5, true) : 0
    const width = isThere ? (bytes[start - 1] ?? 0) : 0
    const end = start + count * width
    opened.push({ bytes, start, count: end <= bytes.length ? count : 0, width })
    start = end + 5
  }
  return opened
}

/** Reads a list, of numbers with up to 32 bits, into the beginning of an array; more than it holds is left out. */
export function readNumbers({ bytes, start, count, width }: Planes, into: Uint32Array): void {
  const length = Math.min(count, into.length)
  if (width === 0) into.fill(0, 0, length)
  else into.set(bytes.subarray(start, start + length))
  for (let plane = 1; plane < width; plane++) {
    addPlane(into, bytes, start + plane * count, length, 8 * plane)
  }
}

function addPlane(
  into: Uint32Array,
  bytes: Uint8Array,
  from: number,
  length: number,
  shift: number,
): void {
  for (let place = 0; place < length; place++) {
    into[place] = (into[place] ?? 0) | ((bytes[from + place] ?? 0) << shift)
  }
}

/** The sum of the numbers of a list from the place `first` to before `end`. */
export function sumOfPlanes(
  { bytes, start, count, width }: Planes,
  first: number,
  end: number,
): number {
  let sum = 0
  let from = start + first
  const length = Math.min(end, count) - first
  for (let plane = 0, unit = 1; plane < width; plane++, unit *= 256) {
    let ofPlane = 0
    for (let at = from; at < from + length; at++) ofPlane += bytes[at] ?? 0
    sum += ofPlane * unit
    from += count
  }
  return sum
}

function bytesOfGreatest(list: ArrayLike<number>): number {
  let greatest = 0
  for (let place = 0; place < list.length; place++) greatest = Math.max(greatest, list[place] ?? 0)
  let width = 0
  while (greatest >= 256 ** width) width++
  return greatest === 0 ? 0 : width
}
