import type { Interval } from '../primitives/index.ts'
import { type CasualtyTotalSummary, finishTotal } from './casualty-total.ts'

/** One row of a series or of groups: its key, its killed and wounded, and how many incidents it holds. */
export interface CasualtyRow {
  readonly key: Readonly<Record<string, string | null>>
  readonly killed: Interval | null
  readonly wounded: Interval | null
  readonly incidents: number
  readonly unknownToll: number
}

/** The row that a summary stands for. */
export function finishRow(
  key: CasualtyRow['key'],
  summary: CasualtyTotalSummary,
  query: Parameters<typeof finishTotal>[1],
): CasualtyRow {
  const { killed, wounded } = finishTotal(summary, query)
  return { key, killed, wounded, incidents: summary.incidents, unknownToll: summary.unknownToll }
}
