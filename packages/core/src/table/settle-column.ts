import { type Codes, makeCodes } from './codes.ts'
import type { Column, EntryKind } from './column.ts'

/** Codes as they were given out, before rows and entries have their order; from `none` on: no value. */
export interface LooseColumn<Value> {
  readonly values: readonly Value[]
  readonly codes: Codes
}

/**
 * Brings a column into its one canonical form: rows in the given order, entries that no row has left out,
 * the most frequent first and equals by `compare`. Equal contents make equal columns, wherever they came
 * from.
 */
export function settleColumn<Entries, Value>(
  kind: EntryKind<Entries, Value>,
  { values, codes }: LooseColumn<Value>,
  order: Uint32Array,
): Column<Entries> {
  const ranking = rankEntries(kind, values, countCodes([codes], values.length))
  return {
    entries: kind.make(ranking.values),
    codes: settleCodes(codes, ranking, order),
  }
}

/** Entries in canonical order, and the new code of every old one. */
export interface Ranking<Value> {
  readonly values: readonly Value[]
  readonly newCodes: Uint32Array
}

/** How often each entry occurs in some columns of codes. */
export function countCodes(columns: readonly Codes[], entries: number): Uint32Array {
  const counts = new Uint32Array(entries)
  for (const codes of columns) {
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] ?? entries
      if (code < entries) counts[code] = (counts[code] ?? 0) + 1
    }
  }
  return counts
}

/** Ranks entries: most frequent first, equals by `compare`, those that never occur left out. */
export function rankEntries<Value>(
  { compare }: Pick<EntryKind<unknown, Value>, 'compare'>,
  values: readonly Value[],
  counts: Uint32Array,
): Ranking<Value> {
  const used = Uint32Array.from(values.keys()).filter((code) => (counts[code] ?? 0) > 0)
  used.sort(
    (a, b) =>
      (counts[b] ?? 0) - (counts[a] ?? 0) || compare(values[a] as Value, values[b] as Value),
  )
  const newCodes = new Uint32Array(values.length).fill(used.length)
  used.forEach((code, rank) => {
    newCodes[code] = rank
  })
  return { values: Array.from(used, (code) => values[code] as Value), newCodes }
}

/** Rewrites codes by a ranking, in the given order of rows. */
export function settleCodes(
  codes: Codes,
  { values, newCodes }: Ranking<unknown>,
  order: Uint32Array,
): Codes {
  const none = values.length
  const settled = makeCodes(order.length, none)
  for (let row = 0; row < order.length; row++) {
    settled[row] = newCodes[codes[order[row] ?? 0] ?? newCodes.length] ?? none
  }
  return settled
}
