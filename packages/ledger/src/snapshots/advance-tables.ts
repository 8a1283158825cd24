import { type CountingRule, countIncidentsByEach } from '@recount/core/counting'
import { keepLabels, projectAsOf, projectPublic, publicByDefault } from '@recount/core/protection'
import { applyChanges, type IncidentRow, rowsOfCounted } from '@recount/core/table'
import { readRecordSetOf } from '../reads/read-records.ts'
import type { Database } from '../sql/database.ts'
import { affectedIncidents, type WantedTable } from './affected-incidents.ts'
import { memoAfter } from './memo-of-records.ts'
import type { PublicTable } from './public-table.ts'

/** How many incidents are read, projected and counted at a time. */
const incidentsAtATime = 500

/** How many rows are joined to the table at a time: joining costs a copy of it. */
const rowsAtATime = 20_000

/** A table, and the rule by which it is to be brought up to date. */
export interface TableOfRule {
  readonly rule: CountingRule
  readonly before: PublicTable
}

/** Is told how many incidents were read, of how many. */
export type TellRead = (done: number, all: number) => void

/**
 * Tables made of later or of earlier ones, one by each rule: only the incidents whose rows may differ are
 * read, with what they refer to, and take the place of their rows. Each is read once for all rules.
 *
 * Each `before` must be of a revision that was the newest one when it was made.
 * The memory taken is that of all these tables, of their successors, and of a batch of incidents, however
 * long the tail.
 */
export async function advanceTables(
  database: Database,
  tables: readonly TableOfRule[],
  wanted: WantedTable,
  tell: TellRead = () => undefined,
): Promise<readonly PublicTable[]> {
  const drafts: Draft[] = []
  for (const { rule, before } of tables) {
    // From nothing on, by every rule the same happened.
    const alike =
      before.revision > 0 ? undefined : drafts.find((each) => each.before.revision === 0)
    const affected = alike?.affected ?? (await affectedIncidents(database, before, wanted))
    drafts.push(draftOf(rule, before, affected))
  }
  const affected = [...new Set(drafts.flatMap((draft) => [...draft.affected]))]
  for (let start = 0; start < affected.length; start += incidentsAtATime) {
    const ids = affected.slice(start, start + incidentsAtATime)
    const read = await readPublic(database, ids, wanted)
    takeRows(drafts, ids, read)
    tell(start + ids.length, affected.length)
  }
  return drafts.map((draft) => {
    joinRows(draft)
    const { before, rule, table, memo } = draft
    const tail = before.tail + draft.affected.size
    return { ...wanted, rule: rule.label, table, memo, base: before.base, tail }
  })
}

/** A table on its way: rows are gathered, and joined to it in larger portions. */
interface Draft {
  readonly rule: CountingRule
  readonly before: PublicTable
  readonly affected: ReadonlySet<string>
  table: PublicTable['table']
  memo: PublicTable['memo']
  rows: IncidentRow[]
  removals: string[]
}

function draftOf(rule: CountingRule, before: PublicTable, affected: ReadonlySet<string>): Draft {
  const { table, memo } = before
  return { rule, before, affected, table, memo, rows: [], removals: [] }
}

/** Counts what was read by the rules of all drafts that it affects, and gives each its rows. */
function takeRows(
  drafts: readonly Draft[],
  read: readonly string[],
  { stored, shown }: Awaited<ReturnType<typeof readPublic>>,
): void {
  const taking = drafts.filter(({ affected }) => read.some((id) => affected.has(id)))
  const rules = taking.map(({ rule }) => rule)
  for (const counted of countIncidentsByEach(shown, rules)) {
    rowsOfCounted(counted).forEach((row, place) => {
      const draft = taking[place]
      if (draft?.affected.has(row.id)) draft.rows.push(row)
    })
  }
  for (const draft of taking) {
    for (const id of read) if (draft.affected.has(id)) draft.removals.push(id)
    draft.memo = memoAfter(draft.memo, read, stored)
    if (draft.removals.length >= rowsAtATime) joinRows(draft)
  }
}

function joinRows(draft: Draft): void {
  if (draft.removals.length === 0) return
  // A row that cannot be taken is left out; it must not leave the former one standing.
  draft.table = applyChanges(draft.table, draft.rows, draft.removals).value ?? draft.table
  draft.rows = []
  draft.removals = []
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
