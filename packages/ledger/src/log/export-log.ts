import { readText, readWholeNumber } from '../sql/read-column.ts'
import { readParts } from './commitment.ts'
import type { LedgerContext } from './ledger-context.ts'
import { readLogRow } from './revision.ts'

/** What an exported log holds of the values that its rows commit to. */
export type LogContent =
  /** All of them: for a backup, or a verifier who may see everything. */
  | 'values'
  /** None: anybody may have it, and the chain still verifies. */
  | 'commitments'

const rowsAtOnce = 500

/**
 * The whole log as JSON Lines, for a verifier that shares nothing with this program.
 *
 * The first line names the format, then comes one line for each row, then one for each record with the
 * revision that is its current state, then one with the head. A value is written as the text whose
 * digest was taken, so that a verifier needs no canonical JSON of its own.
 */
export async function* exportLog(
  { database }: LedgerContext,
  content: LogContent,
): AsyncGenerator<string> {
  yield JSON.stringify({ line: 'log', format: 1, content })
  let after = 0
  for (;;) {
    const page = await database.query(
      `select revision.*, content.parts from revision
        left join content on content.revision = revision.revision
        where revision.revision > ? order by revision.revision limit ?`,
      [after, rowsAtOnce],
    )
    for (const stored of page) {
      const row = readLogRow(stored)
      const parts = content === 'values' ? readParts(String(stored.parts)) : {}
      yield JSON.stringify({ line: 'revision', ...row, parts })
      after = row.revision
    }
    if (page.length < rowsAtOnce) break
  }
  yield* exportCurrentRecords(database)
  const heads = await database.query('select name, revision, hash from pointer order by name')
  yield JSON.stringify({ line: 'end', pointers: heads })
}

async function* exportCurrentRecords(database: LedgerContext['database']): AsyncGenerator<string> {
  let [kind, id] = ['', '']
  for (;;) {
    const page = await database.query(
      `select kind, id, version, revision, shown_from, status, redirect from current_record
        where (kind, id) > (?, ?) order by kind, id limit ?`,
      [kind, id, rowsAtOnce],
    )
    for (const row of page) {
      kind = readText(row, 'kind')
      id = readText(row, 'id')
      const revision = readWholeNumber(row, 'revision')
      yield JSON.stringify({ line: 'record', ...row, kind, id, revision })
    }
    if (page.length < rowsAtOnce) break
  }
}
