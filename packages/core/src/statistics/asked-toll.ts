import type { Query } from '../query/index.ts'
import { type CountableHarm, countableHarms, type Group, groups } from '../records/index.ts'
import { codeOfTotal, type IncidentTable, noQuantity } from '../table/index.ts'
import { addQuantity } from './casualty-sum.ts'

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

/** Whether an entry of the table's cells is counted. */
export function isCellAsked(
  { cells: { kind, kinds } }: IncidentTable,
  entry: number,
  { harms, groups }: Asked,
): boolean {
  const code = kind[entry] ?? 0
  const harm = 1 << (kinds.harm[code] ?? 0)
  const group = 1 << (kinds.group[code] ?? 0)
  return (harms & harm) !== 0 && (groups & group) !== 0
}

/** Adds what an incident counts for a harm to the sum at `at`, nothing where nobody reported it. */
export function addToll(
  sums: Float64Array,
  at: number,
  table: IncidentTable,
  row: number,
  harm: number,
  asked: Asked,
): void {
  if (!isHarmAsked(asked, harm)) return
  if (asked.fromTotals) {
    addQuantity(sums, at, table.quantities, codeOfTotal(table, harm, row))
    return
  }
  const { offsets, kind, kinds, quantity } = table.cells
  const end = offsets[row + 1] ?? 0
  for (let entry = offsets[row] ?? 0; entry < end; entry++) {
    if (kinds.harm[kind[entry] ?? 0] === harm && isCellAsked(table, entry, asked)) {
      addQuantity(sums, at, table.quantities, quantity[entry] ?? noQuantity(table))
    }
  }
}

/**
 * Whether an incident's toll is unknown for what is asked: one of its counted cells, or a toll over all
 * groups, tells no number, or nobody reported a number for any harm that is asked for, in any group.
 */
export function isTollUnknown(table: IncidentTable, row: number, asked: Asked): boolean {
  const { offsets, kind, kinds, quantity } = table.cells
  const { unknown } = table.quantities
  const end = offsets[row + 1] ?? 0
  let isReported = false
  for (let entry = offsets[row] ?? 0; entry < end; entry++) {
    if (unknown[quantity[entry] ?? 0] === 1 && isCellAsked(table, entry, asked)) return true
    isReported ||= isHarmAsked(asked, kinds.harm[kind[entry] ?? 0] ?? 0)
  }
  for (let place = 0; place < countableHarms.length; place++) {
    if (!isHarmAsked(asked, place)) continue
    const total = codeOfTotal(table, place, row)
    if (total === noQuantity(table)) continue
    if (asked.fromTotals && unknown[total] === 1) return true
    isReported = true
  }
  return !isReported
}

/** The places of the harms that are asked for in the vocabulary. */
export function askedHarms(asked: Asked): readonly number[] {
  return countableHarms.flatMap((_, harm) => (isHarmAsked(asked, harm) ? [harm] : []))
}

function setOf<Word extends CountableHarm | Group>(
  vocabulary: readonly Word[],
  words: readonly Word[],
): number {
  return words.reduce((set, word) => set | (1 << vocabulary.indexOf(word)), 0)
}
