import { type Issue, makeIssue } from '@recount/core/primitives'
import type { Database } from './database.ts'
import { readText, readWholeNumber } from './read-column.ts'
import { hashOfRow, noHash, readLogRow } from './revision.ts'

/**
 * What a check of the ledger found.
 *
 * `revisions` is how many rows were read, `head` the hash of the last one. Whoever noted down an earlier
 * head can find it again in the log: that shows what no chain shows by itself, that the end was not cut
 * off and the whole not written anew.
 */
export interface ChainCheck {
  readonly revisions: number
  readonly head: string
  readonly issues: readonly Issue[]
}

const rowsAtOnce = 500

/**
 * Reads the whole log and reports each row that is missing, changed or out of place, and each record
 * whose current state is not what the log says.
 */
export async function checkChain(database: Database): Promise<ChainCheck> {
  const issues: Issue[] = []
  const versions = new Map<string, number>()
  let revisions = 0
  let expected = 1
  let head = noHash
  let position = 0
  for (;;) {
    const page = await database.query(
      'select * from revision where revision > ? order by revision limit ?',
      [position, rowsAtOnce],
    )
    for (const row of page.map(readLogRow)) {
      const path = `revisions.${row.revision}`
      if (row.revision !== expected) {
        issues.push(makeIssue('missing-revision', path, `revision ${expected}`, row.revision))
      }
      if (row.previousHash !== head) {
        issues.push(makeIssue('broken-chain', `${path}.previousHash`, head, row.previousHash))
      }
      const computed = hashOfRow(row)
      if (row.hash !== computed) {
        issues.push(makeIssue('changed-revision', `${path}.hash`, computed, row.hash))
      }
      const name = `${row.kind}/${row.id}`
      const next = (versions.get(name) ?? 0) + 1
      if (row.version !== next) {
        issues.push(makeIssue('skipped-version', `${path}.version`, `version ${next}`, row.version))
      }
      versions.set(name, row.version)
      revisions += 1
      expected = row.revision + 1
      head = row.hash
      position = row.revision
    }
    if (page.length < rowsAtOnce) break
  }
  issues.push(...(await checkProjection(database)))
  return { revisions, head, issues }
}

async function checkProjection(database: Database): Promise<readonly Issue[]> {
  const rows = await database.query(
    `select newest.kind, newest.id, newest.revision as expected, current_record.revision as received
      from (select kind, id, max(revision) as revision, max(version) as version from revision group by kind, id) as newest
      left join current_record on current_record.kind = newest.kind and current_record.id = newest.id
      where current_record.revision is null
        or current_record.revision <> newest.revision or current_record.version <> newest.version`,
  )
  const strays = await database.query(
    `select current_record.kind, current_record.id from current_record
      left join revision on revision.kind = current_record.kind and revision.id = current_record.id
      where revision.revision is null`,
  )
  return [
    ...rows.map((row) =>
      makeIssue(
        'stale-projection',
        `records.${readText(row, 'kind')}.${readText(row, 'id')}`,
        `revision ${readWholeNumber(row, 'expected')}`,
        row.received,
      ),
    ),
    ...strays.map((row) =>
      makeIssue(
        'stray-record',
        `records.${readText(row, 'kind')}.${readText(row, 'id')}`,
        'a revision in the log',
        undefined,
      ),
    ),
  ]
}
