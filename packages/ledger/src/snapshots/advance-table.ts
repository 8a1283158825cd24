import { type CountingRule, countIncidents } from '@recount/core/counting'
import { keepLabels, projectAsOf, projectPublic, publicByDefault } from '@recount/core/protection'
import { applyChanges, type IncidentRow, rowOfCounted } from '@recount/core/table'
import { readRecordSetOf } from '../reads/read-records.ts'
import type { Database } from '../sql/database.ts'
import { affectedIncidents, type WantedTable } from './affected-incidents.ts'
import { memoAfter } from './memo-of-records.ts'
import type { PublicTable } from './public-table.ts'

/** How many incidents are read, projected and counted at a time. */
const incidentsAtATime = 500

/** How many rows are joined to the table at a time: joining costs a copy of it. */
const rowsAtATime = 20_000

/**
 * A table made of a later or an earlier one: only the incidents whose rows may differ are read, with what they
 * refer to, and take the place of their rows.
 *
 * `before` must be of a revision that was the newest one when it was made.
 * The memory taken is that of both tables and of a batch of incidents, however long the tail.
 */
export async function advanceTable(
  database: Database,
  rule: CountingRule,
  before: PublicTable,
  wanted: WantedTable,
): Promise<PublicTable> {
  const affected = [...(await affectedIncidents(database, before, wanted))]
  let { table, memo } = before
  let rows: IncidentRow[] = []
  let removals: string[] = []
  const join = () => {
    // A row that cannot be taken is left out; it must not leave the former one standing.
    table = applyChanges(table, rows, removals).value ?? table
    rows = []
    removals = []
  }
  for (let start = 0; start < affected.length; start += incidentsAtATime) {
    const ids = affected.slice(start, start + incidentsAtATime)
    const read = await readPublic(database, ids, wanted)
    for (const counted of countIncidents(read.shown, rule)) rows.push(rowOfCounted(counted))
    removals.push(...ids)
    memo = memoAfter(memo, ids, read.stored)
    if (removals.length >= rowsAtATime) join()
  }
  if (removals.length > 0) join()
  const { base, tail } = before
  return { ...wanted, rule: rule.label, table, memo, base, tail: tail + affected.length }
}

/** Some incidents as known at a revision, as stored under the newest labels, and as the public sees them. */
export async function readPublic(
  database: Database,
  ids: readonly string[],
  { revision, newest, day }: WantedTable,
) {
  const policy = publicByDefault(day)
  const then = await readRecordSetOf(database, ids, revision)
  if (revision === newest) return { stored: then, shown: projectPublic(then, policy) }
  const now = await readRecordSetOf(database, ids, newest)
  return { stored: keepLabels(then, now), shown: projectAsOf(then, now, policy) }
}
