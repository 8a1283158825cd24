import { type Codes, makeCodes } from './codes.ts'
import { type Column, type EntryGrowth, type EntryKind, valuesOf } from './column.ts'
import type { RowPlan } from './row-plan.ts'

/** A kind of entries with how they grow. */
export type GrowingKind<Entries, Value> = EntryKind<Entries, Value> & EntryGrowth<Entries, Value>

/** Entries to which others were added, and the code that each of those has now. */
export interface JoinedEntries<Entries> {
  readonly entries: Entries
  readonly newCodes: Uint32Array
}

/** Adds the entries that are new behind those that are there, whose codes stay. */
export function joinEntries<Entries, Value>(
  kind: GrowingKind<Entries, Value>,
  entries: Entries,
  added: Entries,
): JoinedEntries<Entries> {
  const values = valuesOf(kind, added)
  const roughly = new Set(values.map((_, code) => kind.roughly(added, code)))
  const known = new Map<string | number, number>()
  const length = kind.lengthOf(entries)
  for (let code = 0; code < length; code++) {
    if (roughly.has(kind.roughly(entries, code))) {
      known.set(kind.keyOf(kind.valueOf(entries, code)), code)
    }
  }
  const fresh: Value[] = []
  const newCodes = Uint32Array.from(values, (value) => {
    const code = known.get(kind.keyOf(value))
    return code ?? length + fresh.push(value) - 1
  })
  return { entries: fresh.length === 0 ? entries : kind.append(entries, fresh), newCodes }
}

/** Merges two columns of one kind by a plan. */
export function joinColumns<Entries, Value>(
  kind: GrowingKind<Entries, Value>,
  column: Column<Entries>,
  added: Column<Entries>,
  plan: RowPlan,
): Column<Entries> {
  const { entries, newCodes } = joinEntries(kind, column.entries, added.entries)
  const before = kind.lengthOf(column.entries)
  const codes = joinCodes(column.codes, added.codes, plan, {
    before,
    after: kind.lengthOf(entries),
    newCodes,
  })
  return { entries, codes }
}

/** How codes change: how many entries there were and are, and the codes of the added ones. */
export interface CodeChange {
  readonly before: number
  readonly after: number
  readonly newCodes: Uint32Array
}

/** Merges two columns of codes by a plan. */
export function joinCodes(
  codes: Codes,
  added: Codes,
  { runs, length }: RowPlan,
  { before, after, newCodes }: CodeChange,
): Codes {
  const joined = makeCodes(length, after)
  const kept = withNone(codes, before, after)
  let filled = 0
  for (const { start, end, insert } of runs) {
    if (end > start) joined.set(kept.subarray(start, end), filled)
    filled += end - start
    if (insert !== null) joined[filled++] = newCodes[added[insert] ?? newCodes.length] ?? after
  }
  return joined
}

/** Codes of which those without a value say so after entries were added. */
function withNone(codes: Codes, before: number, after: number): Codes {
  if (before === after) return codes
  const changed = makeCodes(codes.length, after)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? before
    changed[row] = code === before ? after : code
  }
  return changed
}
