import type { Quantity } from '@recount/core/records'
import { readDecimal } from '../cells/read-decimal.ts'

/** Numbers by which GTD says that it does not know. */
const unknownCodes = [-9, -99]

/**
 * A count of GTD: `null` for an empty cell or a code for unknown, `NaN` for what is no count.
 *
 * @example
 * readGtdCount('-99') //=> null
 * @example
 * readGtdCount('12.5') //=> 12.5
 */
export function readGtdCount(cell: string): number | null {
  const count = readDecimal(cell)
  if (count === null || unknownCodes.includes(count)) return null
  return count < 0 ? Number.NaN : count
}

/**
 * A count as a quantity of people. Where GTD splits a total over linked incidents the share is a
 * fraction: the people are whole, so it becomes the whole numbers around it, without a best estimate,
 * and keeps its wording. So the true total lies within the sum over the linked incidents.
 *
 * @example
 * gtdQuantity(12.33, '12.33') //=> { low: 12, best: null, high: 13, wording: '12.33' }
 */
export function gtdQuantity(count: number, wording: string): Quantity {
  if (Number.isInteger(count)) return { low: count, best: count, high: count, wording: null }
  return { low: Math.floor(count), best: null, high: Math.ceil(count), wording }
}

/**
 * The toll without the attackers, of whom GTD's totals include those who were killed or wounded.
 *
 * Where the attackers are not told and the attack was a suicide attack, so many of the toll may be
 * attackers as there were (one at least): the low goes down by them and there is no best estimate.
 *
 * @example
 * withoutAttackers({ low: 5, best: 5, high: 5, wording: null }, 1)
 * //=> { low: 4, best: 4, high: 4, wording: null }
 */
export function withoutAttackers(
  toll: Quantity,
  attackers: number | null,
  suicideAttackers = 0,
): Quantity {
  const certain = attackers ?? 0
  const possible = attackers === null ? suicideAttackers : Math.ceil(certain)
  const surely = Math.floor(certain)
  const low = Math.max(0, toll.low - possible)
  const high = toll.high === null ? null : Math.max(low, toll.high - surely)
  const exact = possible === surely && toll.best !== null
  return {
    low,
    best: exact ? Math.max(0, (toll.best ?? 0) - surely) : null,
    high,
    wording: toll.wording,
  }
}
