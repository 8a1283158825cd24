import { countingRules, parseCountingRule } from '@recount/core/counting'
import { type IncidentTable, readSnapshot } from '@recount/core/table'
import { type Answer, cut, mapAnswer, ready } from './answer.ts'
import type { EncodedTable, RecountApi } from './recount-api.ts'

/** The table of a ledger revision, counted by one rule. */
export interface LoadedTable {
  readonly revision: number
  readonly table: IncidentTable
}

type TableRoutes = Pick<RecountApi, 'tableAddress' | 'tableBytes' | 'encodedTable'>

/**
 * Loads the table of a revision by a rule, `asOf` `null` for the newest.
 *
 * The newest one by a rule without an argument has an address that a browser keeps for good. Whatever
 * else is asked for the server encodes when it is asked. A rule that this program does not know is missing.
 */
export async function loadTable(
  api: TableRoutes,
  rule: string,
  asOf: string | null,
): Promise<Answer<LoadedTable>> {
  const asked = parseCountingRule(rule).value
  if (asked === null) return { status: 'missing' }
  const named = countingRules.find(({ label }) => label === asked.label)
  const kept = named === undefined || asOf !== null ? null : await keptTable(api, named.name)
  const isKept = kept !== null && kept.status !== 'missing' && kept.status !== 'gone'
  const file = isKept ? kept : await api.encodedTable(named?.name ?? rule, asOf)
  if (file.status !== 'ready') return file
  const { revision, bytes } = file.value
  const { value: table } = readSnapshot(bytes)
  return table === null ? cut : ready({ revision, table })
}

/** The encoded table of the newest revision; `missing` or `gone` where none is kept of it. */
async function keptTable(api: TableRoutes, rule: string): Promise<Answer<EncodedTable>> {
  const found = await api.tableAddress(rule, null)
  if (found.status !== 'ready') return found
  const file = await api.tableBytes(found.value)
  return mapAnswer(file, (bytes) => ({ revision: found.value.snapshotRevision, bytes }))
}
