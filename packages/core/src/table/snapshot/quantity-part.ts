import type { Codes } from '../codes.ts'
import type { Quantities } from '../quantities.ts'
import { listAt } from './part-reader.ts'
import { blockSection, numberAt, type Planes, type Section } from './section.ts'

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

/** One of the quantities of a block, by its place there; `best` and `high` are −1 for none. */
export function quantityAt(lists: readonly Planes[], place: number) {
  const number = (list: number) => {
    const planes = lists[list]
    return planes === undefined ? 0 : numberAt(planes, place)
  }
  const count = (list: number) => number(list) + number(list + 3) * wordSize - 1
  return { low: count(0), best: count(1), high: count(2), unknown: number(6) }
}

/** Reads the distinct quantities. */
export function readQuantities(lists: readonly Codes[]): Quantities {
  const column = (index: number) => {
    const [lower, upper] = [listAt(lists, index), listAt(lists, index + 3)]
    const counts = new Float64Array(lower.length)
    for (let code = 0; code < counts.length; code++) {
      counts[code] = (lower[code] ?? 0) + (upper[code] ?? 0) * wordSize - 1
    }
    return counts
  }
  return {
    low: column(0),
    best: column(1),
    high: column(2),
    unknown: new Uint8Array(listAt(lists, 6)),
  }
}
