import type { Query } from '../query/index.ts'
import { type CountableHarm, countableHarms, type Group, groups } from '../records/index.ts'
import { type IncidentTable, tollFlags } from '../table/index.ts'

/**
 * What of an incident is counted. `harms` and `groups` are sets: bit `n` stands for the `n`-th word of
 * the vocabulary. `fromTotals` says that the incidents' own totals over all groups answer.
 */
export interface Asked {
  readonly harms: number
  readonly groups: number
  readonly fromTotals: boolean
}

/**
 * What a query counts: the harms that it names, or all; the groups that it names, or all but the
 * attackers, and then from the incidents' own totals.
 */
export function askedBy(query: Pick<Query, 'harm' | 'group'>): Asked {
  const victims = groups.filter((group) => group !== 'attacker')
  return {
    harms: setOf(countableHarms, query.harm.length === 0 ? countableHarms : query.harm),
    groups: setOf(groups, query.group.length === 0 ? victims : query.group),
    fromTotals: query.group.length === 0,
  }
}

/** What is asked, narrowed to a set of harms and, unless it is `null`, to one group. */
export function narrowAsked(asked: Asked, harms: number, group: number | null): Asked {
  return group === null ? { ...asked, harms } : { harms, groups: 1 << group, fromTotals: false }
}

/** Whether a harm is asked for, by its place in the vocabulary. */
export function isHarmAsked({ harms }: Asked, harm: number): boolean {
  return (harms & (1 << harm)) !== 0
}

/** Whether a cell of a harm and a group is counted. */
export function isCellAsked({ harms, groups }: Asked, harm: number, group: number): boolean {
  return (harms & (1 << harm)) !== 0 && (groups & (1 << group)) !== 0
}

/**
 * Marks the incidents with an unknown toll for what is asked, a byte a row of the selection: one of their
 * counted cells, or a toll over all groups, tells no number, or nobody reported a number for any harm
 * that is asked for, in any group.
 */
export function markUnknownTolls(
  table: IncidentTable,
  rows: ArrayLike<number>,
  asked: Asked,
): Uint8Array {
  const marks = new Uint8Array(rows.length)
  const flags = tollFlags(table)
  const { harms, fromTotals } = asked
  for (let index = 0; index < rows.length; index++) {
    const flagsOfRow = flags[rows[index] ?? 0] ?? 0
    if ((flagsOfRow & harms) === 0) marks[index] = 1
    else if (fromTotals && ((flagsOfRow >> 4) & harms) !== 0) marks[index] = 1
  }
  if (!fromTotals) markUnknownCells(marks, table, rows, asked)
  return marks
}

function markUnknownCells(
  marks: Uint8Array,
  { cells, quantities }: IncidentTable,
  rows: ArrayLike<number>,
  asked: Asked,
): void {
  const { offsets, kind, kinds, quantity } = cells
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    const end = offsets[row + 1] ?? 0
    for (let entry = offsets[row] ?? 0; entry < end; entry++) {
      if (quantities.unknown[quantity[entry] ?? 0] !== 1) continue
      const code = kind[entry] ?? 0
      if (isCellAsked(asked, kinds.harm[code] ?? 0, kinds.group[code] ?? 0)) marks[index] = 1
    }
  }
}

function setOf<Word extends CountableHarm | Group>(
  vocabulary: readonly Word[],
  words: readonly Word[],
): number {
  return words.reduce((set, word) => set | (1 << vocabulary.indexOf(word)), 0)
}
