import { compareTexts } from './column.ts'

/**
 * The order of rows by the rank of their span, then by id.
 *
 * Spans are sorted by counting, so that a table of millions is ordered in a moment; only rows of one span
 * are compared.
 */
export function orderByTime(
  spanRanks: Uint32Array,
  spans: number,
  idOf: (row: number) => string,
): Uint32Array {
  const starts = new Uint32Array(spans + 1)
  for (const rank of spanRanks) starts[rank + 1] = (starts[rank + 1] ?? 0) + 1
  for (let rank = 0; rank < spans; rank++) {
    starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0)
  }
  const order = new Uint32Array(spanRanks.length)
  const next = starts.slice()
  spanRanks.forEach((rank, row) => {
    order[next[rank] ?? 0] = row
    next[rank] = (next[rank] ?? 0) + 1
  })
  for (let rank = 0; rank < spans; rank++) {
    const group = order.subarray(starts[rank], starts[rank + 1])
    if (group.length > 1) sortById(group, idOf)
  }
  return order
}

function sortById(group: Uint32Array, idOf: (row: number) => string): void {
  const ids = Array.from(group, (row) => ({ row, id: idOf(row) }))
  ids.sort((a, b) => compareTexts(a.id, b.id))
  ids.forEach(({ row }, index) => {
    group[index] = row
  })
}
