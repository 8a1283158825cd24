import {
  type AttributionStandard,
  attributionStandards,
  type Perpetrator,
} from '../counting/index.ts'
import {
  type Column,
  compareLists,
  compareTexts,
  type EntryGrowth,
  type EntryKind,
} from './column.ts'
import { joinNumbers } from './join-numbers.ts'
import { appendLists, type Lists, makeLists, roughList } from './list-column.ts'

/**
 * Distinct lists of those held responsible. `standards` runs beside `members` and holds indices into
 * `attributionStandards`: the strictest standard that each attribution meets.
 */
export interface Attributions extends Lists {
  readonly standards: Uint8Array
}

/** Who is held responsible for each incident. A row without anybody has the empty list. */
export type AttributionColumn = Column<Attributions>

/** Lists of perpetrators as entries. */
export const attributionEntries: EntryKind<Attributions, readonly Perpetrator[]> = {
  keyOf: (list) => list.map(({ actor, standard }) => `${actor} ${standard}`).join('\n'),
  compare: (a, b) =>
    compareLists(
      a,
      b,
      (one, other) =>
        compareTexts(one.actor, other.actor) || rankOf(one.standard) - rankOf(other.standard),
    ),
  lengthOf: ({ offsets }) => offsets.length - 1,
  valueOf: perpetratorsOfList,
  make: (lists) => ({
    ...makeLists(lists.map((list) => list.map(({ actor }) => actor))),
    standards: standardsOf(lists),
  }),
}

/** How entries of this kind grow. */
export const attributionGrowth: EntryGrowth<Attributions, readonly Perpetrator[]> = {
  append: (entries, lists) => ({
    ...appendLists(
      entries,
      lists.map((list) => list.map(({ actor }) => actor)),
    ),
    standards: joinNumbers(entries.standards, standardsOf(lists)),
  }),
  roughly: roughList,
}

/**
 * Who is held responsible for the incident of one row, in order of actor.
 *
 * @example
 * const entries = attributionEntries.make([[{ actor: 'iskp', standard: 'claimed' }]])
 * perpetratorsOfRow({ entries, codes: Uint8Array.of(0) }, 0)
 * //=> [{ actor: 'iskp', standard: 'claimed' }]
 */
export function perpetratorsOfRow(column: AttributionColumn, row: number): readonly Perpetrator[] {
  return perpetratorsOfList(column.entries, column.codes[row] ?? 0)
}

/** Those of one list. */
export function perpetratorsOfList(
  { words, offsets, members, standards }: Attributions,
  list: number,
): readonly Perpetrator[] {
  const perpetrators: Perpetrator[] = []
  for (let entry = offsets[list] ?? 0; entry < (offsets[list + 1] ?? 0); entry++) {
    perpetrators.push({
      actor: words[members[entry] ?? 0] ?? '',
      standard: attributionStandards[standards[entry] ?? 0] ?? 'any',
    })
  }
  return perpetrators
}

function standardsOf(lists: readonly (readonly Perpetrator[])[]): Uint8Array {
  const standards = new Uint8Array(lists.reduce((sum, list) => sum + list.length, 0))
  let filled = 0
  for (const list of lists) {
    for (const { standard } of list) standards[filled++] = rankOf(standard)
  }
  return standards
}

function rankOf(standard: AttributionStandard): number {
  return attributionStandards.indexOf(standard)
}
