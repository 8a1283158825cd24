import { tollGroups } from '../records/index.ts'
import { makeCodes } from './codes.ts'
import type { ComparedColumns } from './compared-columns.ts'
import { offsetsOf } from './offsets.ts'
import type { Ranking } from './settle-column.ts'

/** Compared cells as they came: the row of each, its harm and group as one number, its quantities. */
export interface LooseCompared {
  readonly rows: Uint32Array
  /** Place of the harm × number of groups + place of the group. */
  readonly kinds: Uint32Array
  readonly counts: Uint32Array
  readonly quantities: Uint32Array
}

/** Brings compared cells into the order of the rows, then of harm and group. */
export function settleCompared(
  { rows, kinds, counts, quantities }: LooseCompared,
  { newCodes, values }: Ranking<unknown>,
  order: Uint32Array,
): ComparedColumns {
  const places = new Uint32Array(order.length)
  order.forEach((row, place) => {
    places[row] = place
  })
  const firsts = offsetsOf(counts)
  const cells = Uint32Array.from(rows.keys()).sort(
    (a, b) =>
      (places[rows[a] ?? 0] ?? 0) - (places[rows[b] ?? 0] ?? 0) ||
      (kinds[a] ?? 0) - (kinds[b] ?? 0) ||
      a - b,
  )
  const offsets = offsetsOf(cells.map((cell) => counts[cell] ?? 0))
  const quantity = makeCodes(quantities.length, values.length)
  let filled = 0
  for (const cell of cells) {
    for (let entry = firsts[cell] ?? 0; entry < (firsts[cell + 1] ?? 0); entry++) {
      quantity[filled++] = newCodes[quantities[entry] ?? 0] ?? 0
    }
  }
  return {
    row: cells.map((cell) => places[rows[cell] ?? 0] ?? 0),
    harm: Uint8Array.from(cells, (cell) => Math.floor((kinds[cell] ?? 0) / tollGroups.length)),
    group: Uint8Array.from(cells, (cell) => (kinds[cell] ?? 0) % tollGroups.length),
    offsets,
    quantity,
  }
}
