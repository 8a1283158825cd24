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
  let cell = 0
  order.forEach((row, index) => {
    const first = firsts[row] ?? 0
    const start = cell
    for (let entry = first; entry < first + (counts[row] ?? 0); entry++) {
      kind[cell] = kindRanking.newCodes[kinds.codes[entry] ?? 0] ?? 0
      quantity[cell] = quantityRanking.newCodes[quantities[entry] ?? 0] ?? 0
      cell++
    }
    sortCells(kind, quantity, start, cell)
    offsets[index + 1] = cell
  })
  return { kinds: cellKindEntries.make(kindRanking.values), offsets, kind, quantity }
}

/** Sorts the few cells of one row by kind, then by quantity. */
function sortCells(kind: Codes, quantity: Codes, start: number, end: number): void {
  for (let cell = start + 1; cell < end; cell++) {
    const [sortedKind, sortedQuantity] = [kind[cell] ?? 0, quantity[cell] ?? 0]
    let place = cell
    while (
      place > start &&
      ((kind[place - 1] ?? 0) - sortedKind || (quantity[place - 1] ?? 0) - sortedQuantity) > 0
    ) {
      kind[place] = kind[place - 1] ?? 0
      quantity[place] = quantity[place - 1] ?? 0
      place--
    }
    kind[place] = sortedKind
    quantity[place] = sortedQuantity
  }
}
