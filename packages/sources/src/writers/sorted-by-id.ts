/**
 * Records in the order of their ids, by UTF-16 code units: exports are the same whatever order the
 * records came in.
 */
export function sortedById<Item extends { readonly id: string }>(
  records: readonly Item[],
): readonly Item[] {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
