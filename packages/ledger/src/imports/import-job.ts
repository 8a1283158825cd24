import type { LedgerContext } from '../log/ledger-context.ts'
import type { SqlRow } from '../sql/database.ts'
import { readText, readTextOrNull, readWholeNumber } from '../sql/read-column.ts'
import { addCounts, type ImportCounts, noCounts } from './import-batch.ts'

/** What somebody wants to import, and why. */
export interface ImportRequest {
  /** The dataset whose records these are: within it, the same content of a record is taken once. */
  readonly dataset: string
  readonly fileName: string | null
  readonly author: string
  readonly reason: string
}

/** An import and how far it has come. */
export interface ImportJob extends ImportRequest {
  readonly id: string
  readonly state: 'running' | 'published' | 'abandoned'
  readonly startedAt: string
  readonly endedAt: string | null
  /** How many chunks have been staged. */
  readonly chunks: number
  readonly counts: ImportCounts
  /** The reader's own report, as it was given at the end; `null` before, or where none was given. */
  readonly report: unknown
  /** The revision at which its records were shown; `null` where they are not. */
  readonly publishedAt: number | null
}

const select = `select import_job.*, publication.revision as published_revision from import_job
  left join publication on publication.import = import_job.id`

/** An import, or `null`. */
export async function findImport(context: LedgerContext, id: string): Promise<ImportJob | null> {
  const [row] = await context.database.query(`${select} where import_job.id = ?`, [id])
  return row === undefined ? null : readJob(context, row)
}

/** The import of a dataset that has been begun and not ended, or `null`. */
export async function findRunningImport(
  context: LedgerContext,
  dataset: string,
): Promise<ImportJob | null> {
  const [row] = await context.database.query(
    `${select} where import_job.dataset = ? and import_job.state = 'running'`,
    [dataset],
  )
  return row === undefined ? null : readJob(context, row)
}

/** At most `limit` imports, the newest first, from behind one on. */
export async function listImports(
  context: LedgerContext,
  below: Pick<ImportJob, 'startedAt' | 'id'> | null,
  limit: number,
): Promise<readonly ImportJob[]> {
  const rows = await context.database.query(
    `${select} where (import_job.started_at, import_job.id) < (?, ?)
      order by import_job.started_at desc, import_job.id desc limit ?`,
    [below?.startedAt ?? '9999', below?.id ?? '', limit],
  )
  return Promise.all(rows.map((row) => readJob(context, row)))
}

async function readJob(context: LedgerContext, row: SqlRow): Promise<ImportJob> {
  const id = readText(row, 'id')
  const report = readTextOrNull(row, 'report')
  const published = row.published_revision
  return {
    id,
    dataset: readText(row, 'dataset'),
    fileName: readTextOrNull(row, 'file_name'),
    author: readText(row, 'author'),
    reason: readText(row, 'reason'),
    state: readText(row, 'state') as ImportJob['state'],
    startedAt: readText(row, 'started_at'),
    endedAt: readTextOrNull(row, 'ended_at'),
    ...(await readChunks(context, id)),
    report: report === null ? null : JSON.parse(report),
    publishedAt: published === null ? null : readWholeNumber(row, 'published_revision'),
  }
}

async function readChunks(
  { database }: LedgerContext,
  id: string,
): Promise<Pick<ImportJob, 'chunks' | 'counts'>> {
  const rows = await database.query('select counts from import_chunk where import = ?', [id])
  const counts = rows.map((row): ImportCounts => JSON.parse(readText(row, 'counts')))
  return { chunks: rows.length, counts: counts.reduce(addCounts, noCounts) }
}
