import type { CasualtyTotal, StatisticResults } from '@recount/core/statistics'

/** Whether the result of a statistic is a total: killed and wounded, and the cells that they are made of. */
export function isTotalResult(
  result: StatisticResults[keyof StatisticResults],
): result is CasualtyTotal {
  return 'killed' in result && 'cells' in result && Array.isArray(result.cells)
}
