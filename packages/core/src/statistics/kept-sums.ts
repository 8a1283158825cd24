import type { Query } from '../query/index.ts'
import type { IncidentTable } from '../table/index.ts'
import { type AskingField, fieldsAsked } from './prepared/asks-only.ts'
import type { SelectedTable } from './statistic-definition.ts'

/** Sums of a whole table that are kept with it, the ones asked for last behind the others. */
interface KeptSums {
  readonly byName: Map<string, { readonly sums: object; readonly bytes: number }>
  bytes: number
}

const keptOfTables = new WeakMap<IncidentTable, KeptSums>()

/** Kept sums take at most so many bytes for each incident, and {@link leastBytes} in a small table. */
const bytesPerIncident = 8
const leastBytes = 1 << 16

/** Filters that choose among the few words of a vocabulary, so that the sums behind them are few too. */
const filtersOfFew: readonly AskingField[] = ['type', 'method', 'target', 'attribution', 'grade']

/**
 * Sums of selected incidents. Where a query asks for everything, or for what passes one of
 * {@link filtersOfFew}, they are kept with the table and not made again; those that were asked for last, as
 * far as there is room. `name` tells everything that they depend on beside the table, the filter and what the
 * query counts. They must not be changed.
 */
export function sumsOf<Sums extends object>(
  { table }: Pick<SelectedTable, 'table'>,
  query: Query,
  name: string,
  make: () => Sums,
  bytesOf: (sums: Sums) => number,
): Sums {
  const fields = fieldsAsked(query)
  const filters = fields.filter((field) => field !== 'harm' && field !== 'group')
  if (filters.length > 1 || !filters.every((field) => filtersOfFew.includes(field))) return make()
  const kept = keptOfTables.get(table) ?? { byName: new Map(), bytes: 0 }
  keptOfTables.set(table, kept)
  const asked = [name, ...fields.map((field) => `${field} ${[query[field]].flat().sort()}`)].join(
    ' ',
  )
  const known = kept.byName.get(asked)
  if (known !== undefined) {
    kept.byName.delete(asked)
    kept.byName.set(asked, known)
    // Only sums of this name, and so of this kind, are kept under it.
    return known.sums as Sums
  }
  const sums = make()
  keep(kept, asked, sums, bytesOf(sums), Math.max(leastBytes, table.length * bytesPerIncident))
  return sums
}

/** Keeps sums, and forgets those that were not asked for the longest until there is room for them. */
function keep(kept: KeptSums, name: string, sums: object, bytes: number, room: number): void {
  if (bytes > room) return
  for (const [oldest, { bytes: freed }] of kept.byName) {
    if (kept.bytes + bytes <= room) break
    kept.byName.delete(oldest)
    kept.bytes -= freed
  }
  kept.byName.set(name, { sums, bytes })
  kept.bytes += bytes
}
