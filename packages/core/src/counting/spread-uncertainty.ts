import type { Interval } from '../primitives/index.ts'
import type { CountedCell } from './counted-incident.ts'

/**
 * Widens the cells of single groups where the interval is given only for the toll over all groups.
 *
 * Where a harm has a cell over `all` groups with an interval, and cells of groups with single numbers,
 * the whole uncertainty may lie in any one group: its interval becomes
 * `[max(0, best_g − (best − low)), best_g + (high − best)]`. Where the toll over all groups has no best
 * estimate its low stands in. Other cells are left as they are, and so are all where that toll tells no
 * number. Attackers are never part of it.
 *
 * Source: METHODS.md, "Totals and groups".
 *
 * @example
 * spreadUncertainty([]) //=> []
 */
export function spreadUncertainty(cells: readonly CountedCell[]): readonly CountedCell[] {
  return cells.map((cell) => {
    const overall = cells.find(({ harm, group }) => harm === cell.harm && group === 'all')
    const isPart = cell.group !== 'all' && cell.group !== 'attacker'
    if (!overall || overall.unknown || !isPart || !isSingleNumber(cell.quantity)) return cell
    return { ...cell, quantity: spread(cell.quantity.low, overall.quantity) }
  })
}

function spread(best: number, overall: Interval): Interval {
  const middle = overall.best ?? overall.low
  return {
    low: Math.max(0, best - (middle - overall.low)),
    best,
    high: overall.high === null ? null : best + (overall.high - middle),
  }
}

function isSingleNumber({ low, best, high }: Interval): boolean {
  return low === best && best === high
}
