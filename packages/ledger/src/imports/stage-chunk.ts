import { appendEntries } from '../log/append-entries.ts'
import type { LedgerContext } from '../log/ledger-context.ts'
import { readText } from '../sql/read-column.ts'
import type { ImportJob } from './import-job.ts'
import { keepOriginals } from './keep-originals.ts'
import type { PreparedBatch } from './prepared-batch.ts'
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
  batch: PreparedBatch,
): Promise<Staged> {
  const { digest } = batch
  let obstacle: Staged | null = null
  let sorted: SortedBatch | null = null
  const isAllowed = async () => {
    obstacle = await findObstacle(context, job.id, number, digest)
    if (obstacle !== null) return false
    // Sorted anew where another writer came in between.
    sorted = await sortBatch(context, job, batch)
    return true
  }
  const sortedNow = () => {
    if (sorted === null) throw new Error('the batch was not sorted')
    return sorted
  }
  const rows = await appendEntries(context, () => sortedNow().entries, {
    author: job.author,
    at: context.now(),
    import: job.id,
    isAllowed,
    lastVersions: () => sortedNow().versions,
    alongside: (written) => {
      const { counts, issues, originals } = sortedNow()
      return [
        ...keepOriginals(context.database, job, originals, written),
        {
          sql: 'insert into import_chunk (import, number, digest, counts, issues) values (?, ?, ?, ?, ?)',
          parameters: [job.id, number, digest, JSON.stringify(counts), JSON.stringify(issues)],
        },
      ]
    },
  })
  return rows === null ? (obstacle ?? 'staged-before') : 'staged'
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
