import type { Issue } from '@recount/core/primitives'
import type { LedgerContext } from '../log/ledger-context.ts'
import { readText } from '../sql/read-column.ts'
import type { ImportBatch, ImportCounts } from './import-batch.ts'
import {
  findImport,
  findRunningImport,
  type ImportJob,
  type ImportRequest,
  listImports,
} from './import-job.ts'
import { prepareBatch } from './prepare-batch.ts'
import type { PreparedBatch } from './prepared-batch.ts'
import { abandonImport, publishImport } from './publish-import.ts'
import { type Original, readOriginals } from './read-originals.ts'
import { sortBatch } from './sort-batch.ts'
import { type Staged, stageChunk } from './stage-chunk.ts'

/** What came of an import that was run from its beginning to its end. */
export type ImportRun =
  | { readonly outcome: 'published'; readonly job: ImportJob }
  /** The batches are not those of the import that was begun before. Abandon that one first. */
  | { readonly outcome: 'other-content' | 'not-running'; readonly job: ImportJob }

/** Where files are imported. */
export interface ImportDesk {
  /**
   * Begins an import, or takes up the one of this dataset that was begun and not ended: each dataset
   * has one at a time.
   */
  begin(request: ImportRequest): Promise<ImportJob>
  /** Stages one batch; see {@link stageChunk}. One that is prepared was made with the job's own reason. */
  stage(job: ImportJob, number: number, batch: ImportBatch | PreparedBatch): Promise<Staged>
  /** What staging a batch would do, without doing any of it. */
  compare(dataset: string, batch: ImportBatch): Promise<ImportCounts>
  /** Shows all that was staged at once; see {@link publishImport}. */
  publish(id: string, report?: unknown): Promise<ImportJob | null>
  /** Gives an import up. */
  abandon(id: string): Promise<boolean>
  /**
   * Begins or takes up an import, stages all batches and publishes. After a crash at any point the same
   * call with the same file goes on where it was. `report` is asked for once the batches have ended.
   */
  run(
    request: ImportRequest,
    batches: AsyncIterable<ImportBatch>,
    report?: () => unknown,
  ): Promise<ImportRun>
  /** An import, or `null`. */
  find(id: string): Promise<ImportJob | null>
  /** At most `limit` imports, the newest first, from behind one on. */
  list(
    below: Pick<ImportJob, 'startedAt' | 'id'> | null,
    limit: number,
  ): Promise<readonly ImportJob[]>
  /** All issues of a chunk, in the order of the file. */
  issues(id: string, number: number): Promise<readonly Issue[]>
  /** At most `limit` rows of an import as they stood in the file, from behind a line on. */
  originals(id: string, afterLine: number, limit: number): Promise<readonly Original[]>
}

/** Opens the imports of a ledger. */
export function openImportDesk(context: LedgerContext): ImportDesk {
  const { database, now, salts } = context

  async function begin(request: ImportRequest): Promise<ImportJob> {
    const running = await findRunningImport(context, request.dataset)
    if (running !== null) return running
    const id = `import-${salts.next()}`
    const { dataset, fileName, author, reason } = request
    try {
      await database.batch([
        {
          sql: `insert into import_job (id, dataset, state, file_name, author, reason, started_at)
            values (?, ?, 'running', ?, ?, ?, ?)`,
          parameters: [id, dataset, fileName, author, reason, now().toISOString()],
        },
      ])
    } catch (error) {
      const other = await findRunningImport(context, dataset)
      if (other === null) throw error
      return other
    }
    const job = await findImport(context, id)
    if (job === null) throw new Error(`import ${id} was begun and is not there`)
    return job
  }

  async function stage(job: ImportJob, number: number, batch: ImportBatch | PreparedBatch) {
    const prepared = 'digest' in batch ? batch : prepareBatch(context, batch, job.reason)
    return stageChunk(context, job, number, prepared)
  }

  return {
    begin,
    stage,
    async compare(dataset, batch) {
      const prepared = prepareBatch(context, batch, '')
      return (await sortBatch(context, { id: '', dataset }, prepared)).counts
    },
    publish: (id, report) => publishImport(context, id, report),
    abandon: (id) => abandonImport(context, id),
    async run(request, batches, report) {
      const job = await begin(request)
      let number = 0
      for await (const batch of batches) {
        const staged = await stage(job, number, batch)
        if (staged === 'other-content' || staged === 'not-running') return { outcome: staged, job }
        number += 1
      }
      // Fewer batches than were staged before: the file is another one.
      const before = await findImport(context, job.id)
      if (before !== null && before.chunks > number)
        return { outcome: 'other-content', job: before }
      const published = await publishImport(context, job.id, report?.())
      return published === null
        ? { outcome: 'not-running', job }
        : { outcome: 'published', job: published }
    },
    find: (id) => findImport(context, id),
    list: (below, limit) => listImports(context, below, limit),
    async issues(id, number) {
      const [row] = await database.query(
        'select issues from import_chunk where import = ? and number = ?',
        [id, number],
      )
      return row === undefined ? [] : JSON.parse(readText(row, 'issues'))
    },
    originals: (id, afterLine, limit) => readOriginals(database, id, afterLine, limit),
  }
}
