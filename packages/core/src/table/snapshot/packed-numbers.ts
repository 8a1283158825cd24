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

/** Reads what {@link packNumbers} wrote; a list that the bytes do not hold is empty. */
export function unpackNumbers(bytes: Uint8Array, lists: number): readonly Float64Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 0
  return Array.from({ length: lists }, () => {
    if (at + 5 > bytes.length) return new Float64Array(0)
    const length = view.getUint32(at, true)
    const width = bytes[at + 4] ?? 0
    at += 5
    if (at + length * width > bytes.length) return new Float64Array(0)
    const numbers = new Float64Array(length)
    for (let plane = 0, unit = 1; plane < width; plane++, unit *= 256) {
      for (let place = 0; place < length; place++) {
        numbers[place] = (numbers[place] ?? 0) + (bytes[at++] ?? 0) * unit
      }
    }
    return numbers
  })
}

function bytesOfGreatest(list: ArrayLike<number>): number {
  let greatest = 0
  for (let place = 0; place < list.length; place++) greatest = Math.max(greatest, list[place] ?? 0)
  let width = 0
  while (greatest >= 256 ** width) width++
  return greatest === 0 ? 0 : width
}
