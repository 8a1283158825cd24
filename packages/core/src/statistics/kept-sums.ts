import type { Query } from '../query/index.ts'
import type { IncidentTable } from '../table/index.ts'
import { type BaseOfSums, basesOf, isBase, nameOfBase } from './base-of-sums.ts'
import type { SelectedTable } from './statistic-definition.ts'
import type { SumKind } from './sum-kind.ts'

/** Sums that are kept with a table, the ones asked for last behind the others. */
interface KeptSums {
  readonly byName: Map<string, Kept>
  /** How many incidents need not have been added up if the sums of a name had been kept. */
  readonly spared: Map<string, number>
  bytes: number
}

interface Kept {
  readonly sums: object
  readonly bytes: number
}

const keptOfTables = new WeakMap<IncidentTable, KeptSums>()

/** Kept sums take at most so many bytes for each incident, and {@link leastBytes} in a small table. */
const bytesPerIncident = 8
const leastBytes = 1 << 16

/** What could have been spared is remembered of at most so many sums. */
const mostRemembered = 256

/**
 * Sums of selected incidents. Where a query asks for everything, for one country, or for what passes one filter of few words
 * ({@link isBase}), they are kept with the table and not made again; those that were asked for last, as
 * far as there is room. They must not be changed.
 *
 * Where a query takes most of the incidents behind kept sums, only those are added up that it leaves out, and
 * are taken out of these. Sums for which there is no question of their own are made and kept as soon as they
 * would have spared as many incidents as they add up: so what is made in vain never costs more than was
 * lost without it.
 */
export function sumsOf<Sums extends object>(
  part: SelectedTable,
  query: Query,
  kind: SumKind<Sums>,
): Sums {
  const { table } = part
  const kept = keptOfTables.get(table) ?? { byName: new Map(), spared: new Map(), bytes: 0 }
  keptOfTables.set(table, kept)
  if (isBase(query)) {
    const name = `${kind.name} ${nameOfBase(query)}`
    return keptUnder<Sums>(kept, name) ?? keep(kept, table, name, kind.make(part), kind)
  }
  return differenceOf(kept, part, query, kind) ?? kind.make(part)
}

/** The sums as those of a base without those of the rows that the query leaves out; `null` where that does not pay. */
function differenceOf<Sums extends object>(
  kept: KeptSums,
  part: SelectedTable,
  query: Query,
  kind: SumKind<Sums>,
): Sums | null {
  if (kind.without === null) return null
  const bases = basesOf(part, query, kind.reads)
  const nameOf = ({ name }: BaseOfSums) => `${kind.name} ${name}`
  const ready = bases.find((base) => kept.byName.has(nameOf(base)))
  const [best] = bases
  if (best === undefined) return null
  if (best !== ready) {
    const name = nameOf(best)
    const spared = (kept.spared.get(name) ?? 0) + (ready?.left ?? best.selected) - best.left
    remember(kept.spared, name, spared)
    if (spared >= best.selected + best.left) {
      kept.spared.delete(name)
      const sums = keep(kept, part.table, name, kind.make(best.whole), kind)
      return kind.without(sums, kind.make(best.others))
    }
  }
  const sums = ready === undefined ? null : keptUnder<Sums>(kept, nameOf(ready))
  return sums === null || ready === undefined ? null : kind.without(sums, kind.make(ready.others))
}

function remember(spared: KeptSums['spared'], name: string, rows: number): void {
  if (spared.size >= mostRemembered && !spared.has(name)) spared.clear()
  spared.set(name, rows)
}

/** The sums of a name, which are now those that were asked for last. */
function keptUnder<Sums extends object>({ byName }: KeptSums, name: string): Sums | null {
  const known = byName.get(name)
  if (known === undefined) return null
  byName.delete(name)
  byName.set(name, known)
  // Only sums of this name, and so of this kind, are kept under it.
  return known.sums as Sums
}

/** Keeps sums, and forgets those that were not asked for the longest until there is room for them. */
function keep<Sums extends object>(
  kept: KeptSums,
  { length }: IncidentTable,
  name: string,
  sums: Sums,
  { bytesOf }: SumKind<Sums>,
): Sums {
  const bytes = bytesOf(sums)
  const room = Math.max(leastBytes, length * bytesPerIncident)
  if (bytes > room) return sums
  for (const [oldest, { bytes: freed }] of kept.byName) {
    if (kept.bytes + bytes <= room) break
    kept.byName.delete(oldest)
    kept.bytes -= freed
  }
  kept.byName.set(name, { sums, bytes })
  kept.bytes += bytes
  return sums
}
