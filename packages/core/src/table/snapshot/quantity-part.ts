import type { Quantities } from '../quantities.ts'
import { addQuantityTimes } from '../sums/quantity-weights.ts'
import { blockSection, numbersInChunk, type Section, type SectionShape } from './section.ts'
import { bytesOfList, listAt, type StoredList, wordsOfList } from './stored-list.ts'

const wordSize = 2 ** 32

/** So many quantities are read at a time. They are sorted, and most incidents have one of the first. */
export const blockQuantities = 512

/** The distinct quantities. Counts of 2³² and more have their upper part in lists of their own. */
export function quantityPart({ low, best, high, unknown }: Quantities): Section {
  const columns = [low, best, high].map((counts) => counts.map((count) => count + 1))
  const lower = columns.map((counts) => Uint32Array.from(counts, (count) => count % wordSize))
  const upper = columns.map((counts) =>
    Uint32Array.from(counts, (count) => Math.floor(count / wordSize)),
  )
  return blockSection('quantities', blockQuantities, [...lower, ...upper, unknown])
}

/** Adds one of the quantities of a block, by its place there, so many times to the sum at `at`. */
export function addStoredQuantity(
  sums: Float64Array,
  at: number,
  shape: SectionShape,
  block: number,
  bytes: Uint8Array,
  place: number,
  times: number,
): void {
  const count = numbersInChunk(shape, shape.lists[0] ?? [0, 1], block)
  const numbers = new Float64Array(7)
  let from = place
  for (let list = 0; list < numbers.length; list++) {
    const width = shape.lists[list]?.[1] ?? 1
    let number = 0
    for (let plane = 0, unit = 1; plane < width; plane++, unit *= 256) {
      number += (bytes[from] ?? 0) * unit
      from += count
    }
    numbers[list] = number
  }
  const low = (numbers[0] ?? 0) + (numbers[3] ?? 0) * wordSize - 1
  const best = (numbers[1] ?? 0) + (numbers[4] ?? 0) * wordSize - 1
  const high = (numbers[2] ?? 0) + (numbers[5] ?? 0) * wordSize - 1
  addQuantityTimes(sums, at, low, best, high, numbers[6] ?? 0, times)
}

/** Reads the distinct quantities. */
export function readQuantities(lists: readonly StoredList[]): Quantities {
  return {
    low: countsOfLists(lists, 0),
    best: countsOfLists(lists, 1),
    high: countsOfLists(lists, 2),
    unknown: bytesOfList(listAt(lists, 6)),
  }
}

function countsOfLists(lists: readonly StoredList[], index: number): Float64Array {
  const lower = wordsOfList(listAt(lists, index))
  const upper = wordsOfList(listAt(lists, index + 3))
  const counts = new Float64Array(lower.length)
  for (let code = 0; code < counts.length; code++) {
    counts[code] = (lower[code] ?? 0) + (upper[code] ?? 0) * wordSize - 1
  }
  return counts
}
