import { appendEntries } from '../log/append-entries.ts'
import { makeRecordEntry, stateOf } from '../log/entry.ts'
import type { LedgerContext } from '../log/ledger-context.ts'
import type { SqlStatement } from '../sql/database.ts'
import { jsonChunks } from '../sql/json-chunks.ts'
import { jsonRows } from '../sql/json-rows.ts'
import { readText } from '../sql/read-column.ts'
import type { ImportBatch } from './import-batch.ts'
import type { ImportJob } from './import-job.ts'
import { type SortedBatch, sortBatch } from './sort-batch.ts'

/**
 * What came of staging a chunk.
 *
 * - `staged` now, or `staged-before`: an earlier run got this far, with the same rows.
 * - `other-content`: an earlier run staged other rows under this number; it was another file.
 * - `not-running`: the import has ended.
 */
export type Staged = 'staged' | 'staged-before' | 'other-content' | 'not-running'

/**
 * Puts one batch of an import into the log, together with its originals and the note that it is done: all
 * of it or nothing. Its records are not shown before the import is published. Chunks are numbered from 0,
 * and each is staged once, however often and by however many processes it is tried.
 */
export async function stageChunk(
  context: LedgerContext,
  job: ImportJob,
  number: number,
  batch: ImportBatch,
): Promise<Staged> {
  const digest = digestOfBatch(context, batch)
  const before = await findObstacle(context, job.id, number, digest)
  if (before !== null) return before

  const sorted = await sortBatch(context, job, batch)
  const entries = sorted.records.map(({ kind, record }) =>
    makeRecordEntry(context, kind, record, stateOf(record), job.reason),
  )
  const alongside = [
    ...keepOriginals(context, job, sorted),
    {
      sql: 'insert into import_chunk (import, number, digest, counts, issues) values (?, ?, ?, ?, ?)',
      parameters: [
        job.id,
        number,
        digest,
        JSON.stringify(sorted.counts),
        JSON.stringify(sorted.issues),
      ],
    },
  ]
  let obstacle: Staged | null = null
  const isAllowed = async () => {
    obstacle = await findObstacle(context, job.id, number, digest)
    return obstacle === null
  }
  if (entries.length === 0) {
    try {
      await context.database.batch(alongside)
      return 'staged'
    } catch (error) {
      if (await isAllowed()) throw error
      return obstacle ?? 'staged-before'
    }
  }
  const rows = await appendEntries(context, entries, {
    author: job.author,
    at: context.now(),
    import: job.id,
    isAllowed,
    alongside: () => alongside,
  })
  return rows === null ? (obstacle ?? 'staged-before') : 'staged'
}

/** The digest of a batch's rows, by which a file is known again when an import is resumed. */
function digestOfBatch({ sha256Hex }: LedgerContext, { originals }: ImportBatch): string {
  return sha256Hex(originals.map(({ line, text }) => `${line} ${text.length} ${text}`).join('\n'))
}

async function findObstacle(
  { database }: LedgerContext,
  id: string,
  number: number,
  digest: string,
): Promise<Staged | null> {
  const [job] = await database.query('select state from import_job where id = ?', [id])
  if (job === undefined || readText(job, 'state') !== 'running') return 'not-running'
  const [chunk] = await database.query(
    'select digest from import_chunk where import = ? and number = ?',
    [id, number],
  )
  if (chunk === undefined) return null
  return readText(chunk, 'digest') === digest ? 'staged-before' : 'other-content'
}

const originalColumns = {
  dataset: 'text',
  record_id: 'text',
  content_hash: 'text',
  import: 'text',
  line: 'integer',
  body: 'text',
} as const

function keepOriginals(
  { database }: LedgerContext,
  { id, dataset }: ImportJob,
  { originals }: SortedBatch,
): readonly SqlStatement[] {
  const names = Object.keys(originalColumns).join(', ')
  const sql = `insert into original (${names})
    select ${names} from ${jsonRows(database.dialect, originalColumns)} as listed
    where true on conflict do nothing`
  const rows = originals.map(({ recordId, contentHash, line, body }) => ({
    dataset,
    record_id: recordId,
    content_hash: contentHash,
    import: id,
    line,
    body,
  }))
  return jsonChunks(rows).map((chunk) => ({ sql, parameters: [chunk] }))
}
