import {
  type ComputedStatistic,
  computeOverTable,
  parseStatistic,
  ruleOf,
  type StatisticName,
} from '@recount/core'
import type { Ledger } from '@recount/ledger'
import { unreadable } from './command-failure.ts'
import { openLocalTables } from './local-tables.ts'

/** A statistic of a ledger with what it was computed from, and what protected that. */
export interface Asked {
  readonly computed: ComputedStatistic
  readonly revision: number
  readonly policy: string
}

/** Computes a statistic under a question's text, at the revision that the question names. */
export async function computeAsked(
  ledger: Ledger,
  name: StatisticName,
  search: string,
): Promise<Asked> {
  const { value: asked, issues } = parseStatistic(name, search)
  if (asked === null) throw unreadable(issues)
  const { query, options } = asked
  const tables = openLocalTables(ledger)
  const { revision, policy, table } = await tables.at(query.asOf, ruleOf(query))
  const computed = computeOverTable(table, revision, name, query, options)
  return { computed, revision, policy }
}
