import { appendEntries } from '../log/append-entries.ts'
import { makeLedgerEntry } from '../log/entry.ts'
import type { LedgerContext } from '../log/ledger-context.ts'
import type { SqlStatement } from '../sql/database.ts'
import { readText, readWholeNumber } from '../sql/read-column.ts'
import { findImport, type ImportJob } from './import-job.ts'

/**
 * Shows all records of an import at once, and writes its report into the log. Publishing again changes
 * nothing.
 *
 * Where somebody has edited a record since its chunk was staged, their version stays the current one.
 *
 * `null` where there is no such import, or it was abandoned.
 */
export async function publishImport(
  context: LedgerContext,
  id: string,
  report: unknown,
): Promise<ImportJob | null> {
  const job = await findImport(context, id)
  if (job === null || job.state === 'abandoned') return null
  if (job.state === 'published') return job
  const { dataset, fileName, chunks, counts } = job
  const content = { dataset, fileName, chunks, counts, report: report ?? null }
  const entry = makeLedgerEntry(context, 'import', id, content, job.reason)
  await appendEntries(context, [entry], {
    author: job.author,
    at: context.now(),
    isAllowed: async () => (await readState(context, id)) === 'running',
    alongside: ([row]) => [
      {
        sql: 'insert into publication (import, revision) values (?, ?)',
        parameters: [id, row?.revision ?? 0],
      },
      showStaged(id, row?.revision ?? 0),
      endJob(context, id, 'published', report),
    ],
  })
  return findImport(context, id)
}

/**
 * Gives an import up. What was staged stays in the log, where nobody sees it; its originals go, so that
 * the same file can be imported anew. Answers whether it was running.
 */
export async function abandonImport(context: LedgerContext, id: string): Promise<boolean> {
  if ((await readState(context, id)) !== 'running') return false
  await context.database.batch([
    {
      sql: `delete from original where import = ?
        and exists (select 1 from import_job where id = ? and state = 'running')`,
      parameters: [id, id],
    },
    {
      // From its first row on: what others have staged since is looked at and left.
      sql: `delete from revision_original
        where revision >= (select min(first_revision) from staged where staged.import = ?)
          and (
            select import from revision where revision.revision = revision_original.revision
          ) = ?
          and exists (select 1 from import_job where id = ? and state = 'running')`,
      parameters: [id, id, id],
    },
    endJob(context, id, 'abandoned', null),
  ])
  return (await readState(context, id)) === 'abandoned'
}

function showStaged(id: string, revision: number): SqlStatement {
  return {
    sql: `insert into current_record (kind, id, version, revision, shown_from, status, redirect)
      select kind, id, version, revision.revision, ${readWholeNumber({ revision }, 'revision')}, status, redirect
      from staged cross join revision
      where staged.import = ? and revision.revision between first_revision and last_revision
        and not exists (
        select 1 from revision as later
        where later.kind = revision.kind and later.id = revision.id
          and later.version > revision.version and later.import = revision.import
      )
      on conflict (kind, id) do update set version = excluded.version, revision = excluded.revision,
        shown_from = excluded.shown_from, status = excluded.status, redirect = excluded.redirect
      where excluded.revision > current_record.revision`,
    parameters: [id],
  }
}

function endJob(
  { now }: LedgerContext,
  id: string,
  state: 'published' | 'abandoned',
  report: unknown,
): SqlStatement {
  return {
    sql: `update import_job set state = ?, ended_at = ?, report = ? where id = ? and state = 'running'`,
    parameters: [
      state,
      now().toISOString(),
      report === null || report === undefined ? null : JSON.stringify(report),
      id,
    ],
  }
}

async function readState({ database }: LedgerContext, id: string): Promise<string | null> {
  const [row] = await database.query('select state from import_job where id = ?', [id])
  return row === undefined ? null : readText(row, 'state')
}
