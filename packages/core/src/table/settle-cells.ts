import type { CellKind } from './cell-columns.ts'
import { type CellColumns, cellKindEntries } from './cell-columns.ts'
import { type Codes, makeCodes } from './codes.ts'
import { offsetsOf } from './offsets.ts'
import type { LooseColumn } from './settle-column.ts'
import { countCodes, type Ranking, rankEntries } from './settle-column.ts'

/** The cells of rows in the order in which these came: how many each row has, and what they are. */
export interface LooseCells {
  readonly counts: Uint32Array
  readonly kinds: LooseColumn<CellKind>
  readonly quantities: Codes
}

/** Brings cells into the order of the rows; those of one row are sorted by kind, then by quantity. */
export function settleCells(
  { counts, kinds, quantities }: LooseCells,
  quantityRanking: Ranking<unknown>,
  order: Uint32Array,
): CellColumns {
  const firsts = offsetsOf(counts)
  const kindRanking = rankEntries(
    cellKindEntries,
    kinds.values,
    countCodes([kinds.codes], kinds.values.length),
  )
  const offsets = new Uint32Array(order.length + 1)
  const kind = makeCodes(kinds.codes.length, kindRanking.values.length)
  const quantity = makeCodes(kinds.codes.length, quantityRanking.values.length)
  const kindOf = (entry: number) => kindRanking.newCodes[kinds.codes[entry] ?? 0] ?? 0
  const quantityOf = (entry: number) => quantityRanking.newCodes[quantities[entry] ?? 0] ?? 0
  let cell = 0
  order.forEach((row, index) => {
    const entries = Array.from({ length: counts[row] ?? 0 }, (_, at) => (firsts[row] ?? 0) + at)
    if (entries.length > 1) {
      entries.sort((a, b) => kindOf(a) - kindOf(b) || quantityOf(a) - quantityOf(b))
    }
    for (const entry of entries) {
      kind[cell] = kindOf(entry)
      quantity[cell++] = quantityOf(entry)
    }
    offsets[index + 1] = cell
  })
  return { kinds: cellKindEntries.make(kindRanking.values), offsets, kind, quantity }
}
