import { type Interval, intervalsMeet } from '../primitives/index.ts'
import type { CasualtyTotal } from '../statistics/index.ts'
import type { ReconciledRow, Verdict } from './reconciliation.ts'

/**
 * Compares one cell of a reported total with its count.
 *
 * It matches when the numbers are equal (best estimates, else lows). Otherwise the likeliest reason is
 * told: the ledger's own interval reaches the reported number (a vague toll); the reported groups add up
 * differently but the harm's total agrees (another definition of the group); the total has more than
 * the ledger (an incident is missing here), or less (an incident is not in the total).
 */
export function compareCell(
  row: Pick<ReconciledRow, 'harm' | 'group' | 'actor' | 'reported'>,
  counted: Interval | null,
  total: CasualtyTotal | null,
): Verdict {
  if (row.reported === null) return { status: 'not-reported', difference: null, reason: null }
  if (counted === null) return { status: 'short', difference: null, reason: 'incident-missing' }
  const difference = numberOf(counted) - numberOf(row.reported)
  if (difference === 0) return { status: 'matches', difference, reason: null }
  const status = difference < 0 ? 'short' : 'over'
  if (intervalsMeet(counted, row.reported) && !isExact(counted)) {
    return { status, difference, reason: 'vague-toll' }
  }
  const ofHarm = total?.[row.harm] ?? null
  if (row.group !== 'all' && ofHarm !== null && hasRoomFor(ofHarm, row.reported)) {
    return { status, difference, reason: 'other-definition-of-group' }
  }
  return {
    status,
    difference,
    reason: difference < 0 ? 'incident-missing' : 'incident-not-in-total',
  }
}

function numberOf({ low, best }: Interval): number {
  return best ?? low
}

function isExact({ low, high }: Interval): boolean {
  return low === high
}

/** Whether all groups together could hold the reported number, so that only its group may differ. */
function hasRoomFor(ofHarm: Interval, reported: Interval): boolean {
  return ofHarm.high === null || ofHarm.high >= reported.low
}
