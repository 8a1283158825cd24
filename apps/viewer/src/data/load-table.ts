import { countIncidents, countingRules, parseCountingRule } from '@recount/core/counting'
import { buildIncidentTable, type IncidentTable, readSnapshot } from '@recount/core/table'
import { type Answer, cut, ready } from './answer.ts'
import type { RecountApi } from './recount-api.ts'

/** The table of a ledger revision, counted by one rule. */
export interface LoadedTable {
  readonly revision: number
  readonly table: IncidentTable
}

type TableRoutes = Pick<RecountApi, 'tableAddress' | 'tableBytes' | 'records' | 'revisionTime'>

/**
 * Loads the table of a revision by a rule, `asOf` `null` for the newest.
 *
 * The server keeps encoded tables of the newest revision and of some earlier ones, by every rule without
 * an argument. Whatever else is asked for is counted here from all records of the revision. A rule that
 * this program does not know is missing.
 */
export async function loadTable(
  api: TableRoutes,
  rule: string,
  asOf: string | null,
): Promise<Answer<LoadedTable>> {
  const asked = parseCountingRule(rule).value
  if (asked === null) return { status: 'missing' }
  const named = countingRules.find(({ label }) => label === asked.label)
  const kept = named === undefined ? null : await keptTable(api, named.name, asOf)
  if (kept !== null && kept.status !== 'missing' && kept.status !== 'gone') return kept
  const answer = await api.records(asOf)
  if (answer.status !== 'ready') return answer
  const { revision, records } = answer.value
  return ready({ revision, table: buildIncidentTable(countIncidents(records, asked)) })
}

/** The encoded table; `missing` or `gone` where none is kept of just this revision. */
async function keptTable(
  api: TableRoutes,
  rule: string,
  asOf: string | null,
): Promise<Answer<LoadedTable>> {
  const found = await api.tableAddress(rule, asOf)
  if (found.status !== 'ready') return found
  const { snapshotRevision } = found.value
  if (asOf !== null && (await revisionOf(api, asOf)) !== snapshotRevision) {
    return { status: 'missing' }
  }
  const file = await api.tableBytes(found.value)
  if (file.status !== 'ready') return file
  const { value: table } = readSnapshot(file.value)
  return table === null ? cut : ready({ revision: snapshotRevision, table })
}

async function revisionOf(api: TableRoutes, asOf: string): Promise<number | null> {
  if (/^\d+$/.test(asOf)) return Number(asOf)
  const newest = await api.revisionTime(asOf)
  return newest.status === 'ready' ? newest.value.revision : null
}
