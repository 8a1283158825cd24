import type { Codes } from '../codes.ts'
import type { Quantities } from '../quantities.ts'
import { listAt } from './part-reader.ts'
import type { NumberAt } from './section.ts'
import { type Section, wholeSection } from './section.ts'

const wordSize = 2 ** 32

/** The distinct quantities. Counts of 2³² and more have their upper part in lists of their own. */
export function quantityPart({ low, best, high, unknown }: Quantities): Section {
  const columns = [low, best, high].map((counts) => counts.map((count) => count + 1))
  const lower = columns.map((counts) => Uint32Array.from(counts, (count) => count % wordSize))
  const upper = columns.map((counts) =>
    Uint32Array.from(counts, (count) => Math.floor(count / wordSize)),
  )
  return wholeSection('quantities', [...lower, ...upper, unknown])
}

/** One of the distinct quantities, without reading the others; `best` and `high` are −1 for none. */
export function quantityAt(numberAt: NumberAt, code: number) {
  const count = (list: number) => numberAt(list, code) + numberAt(list + 3, code) * wordSize - 1
  return { low: count(0), best: count(1), high: count(2), unknown: numberAt(6, code) }
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
