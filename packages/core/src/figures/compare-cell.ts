import { type Interval, intervalsMeet } from '../primitives/index.ts'
import type { ReconciledRow, Verdict } from './reconciliation.ts'

/** A harm over all groups: as the reported total has it, and as it was counted. */
export interface HarmTotals {
  readonly reported: Interval | null
  readonly counted: Interval | null
}

/**
 * Compares one cell of a reported total with its count.
 *
 * It matches when the numbers are equal (best estimates, else lows). Otherwise the likeliest reason is
 * told, the first of these that holds: the ledger's own interval reaches the reported number, or its
 * incidents tell no number at all (a vague toll); the harm agrees over all groups and only its division
 * differs (another definition of the group); the total has more than the ledger (an incident is missing
 * here), or less (an incident is not in the total).
 *
 * Source: METHODS.md, "Reconciliation".
 *
 * @example
 * const row = { group: 'civilian', reported: exactly(20) }
 * compareCell(row, exactly(19), { reported: exactly(24), counted: exactly(24) }).reason
 * //=> 'other-definition-of-group'
 */
export function compareCell(
  row: Pick<ReconciledRow, 'group' | 'reported'>,
  counted: Interval | null,
  ofHarm: HarmTotals,
): Verdict {
  if (row.reported === null) return { status: 'not-reported', difference: null, reason: null }
  if (counted === null) return { status: 'short', difference: null, reason: 'vague-toll' }
  const difference = numberOf(counted) - numberOf(row.reported)
  if (difference === 0) return { status: 'matches', difference, reason: null }
  return {
    status: difference < 0 ? 'short' : 'over',
    difference,
    reason: reasonOf(row.group, row.reported, counted, ofHarm),
  }
}

function reasonOf(
  group: ReconciledRow['group'],
  reported: Interval,
  counted: Interval,
  ofHarm: HarmTotals,
): Verdict['reason'] {
  if (reaches(counted, reported)) return 'vague-toll'
  if (group !== 'all' && agree(ofHarm)) return 'other-definition-of-group'
  return numberOf(counted) < numberOf(reported) ? 'incident-missing' : 'incident-not-in-total'
}

function agree({ reported, counted }: HarmTotals): boolean {
  if (reported === null || counted === null) return false
  return numberOf(reported) === numberOf(counted) || reaches(counted, reported)
}

/** Whether a count that is not exact can be the reported number. */
function reaches(counted: Interval, reported: Interval): boolean {
  return counted.low !== counted.high && intervalsMeet(counted, reported)
}

function numberOf({ low, best }: Interval): number {
  return best ?? low
}
