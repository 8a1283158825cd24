import { type CountableHarm, countableHarms, type Group, groups } from '../records/index.ts'
import type { Codes } from './codes.ts'
import { compareTexts, type EntryGrowth, type EntryKind, roughText } from './column.ts'
import { joinNumbers } from './join-numbers.ts'

/** What a cell counts: one harm to one group, and which party where it is an armed one. */
export interface CellKind {
  readonly harm: CountableHarm
  readonly group: Group
  readonly actor: string | null
}

/** The distinct kinds of cell: indices into `countableHarms` and `groups`, and the party's id. */
export interface CellKinds {
  readonly harm: Uint8Array
  readonly group: Uint8Array
  readonly actor: readonly (string | null)[]
}

/**
 * The cells of all rows: those of row `n` are at `offsets[n]` to before `offsets[n + 1]` of `kind`, an
 * index into `kinds`, and of `quantity`, an index into the table's quantities. Only harms that can be
 * counted by themselves, and only single groups, have cells here.
 */
export interface CellColumns {
  readonly kinds: CellKinds
  readonly offsets: Uint32Array
  readonly kind: Codes
  readonly quantity: Codes
}

/** Kinds of cell as entries. */
export const cellKindEntries: EntryKind<CellKinds, CellKind> = {
  keyOf: ({ harm, group, actor }) => `${harm} ${group} ${actor ?? ''}`,
  compare: (a, b) =>
    countableHarms.indexOf(a.harm) - countableHarms.indexOf(b.harm) ||
    groups.indexOf(a.group) - groups.indexOf(b.group) ||
    compareTexts(a.actor ?? '', b.actor ?? ''),
  lengthOf: ({ actor }) => actor.length,
  valueOf: ({ harm, group, actor }, code) => ({
    harm: countableHarms[harm[code] ?? -1] ?? 'killed',
    group: groups[group[code] ?? -1] ?? 'unspecified',
    actor: actor[code] ?? null,
  }),
  make: makeKinds,
}

/** How entries of this kind grow. */
export const cellKindGrowth: EntryGrowth<CellKinds, CellKind> = {
  append: (kinds, more) => {
    const added = makeKinds(more)
    return {
      harm: joinNumbers(kinds.harm, added.harm),
      group: joinNumbers(kinds.group, added.group),
      actor: [...kinds.actor, ...added.actor],
    }
  },
  roughly: ({ harm, group, actor }, code) =>
    roughText(actor[code] ?? '') + 8 * (harm[code] ?? 0) + (group[code] ?? 0),
}

function makeKinds(kinds: readonly CellKind[]): CellKinds {
  return {
    harm: Uint8Array.from(kinds, ({ harm }) => countableHarms.indexOf(harm)),
    group: Uint8Array.from(kinds, ({ group }) => groups.indexOf(group)),
    actor: kinds.map(({ actor }) => actor),
  }
}
