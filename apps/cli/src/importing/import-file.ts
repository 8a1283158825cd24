import {
  addCounts,
  type ImportCounts,
  type ImportJob,
  type Ledger,
  noCounts,
} from '@recount/ledger'
import {
  type ImportReport,
  type ReadOptions,
  type RecordReading,
  readRecords,
} from '@recount/sources'
import type { Input } from './open-input.ts'

/** What a file is imported with. */
export interface FileImportOptions {
  readonly read: ReadOptions
  readonly author: string
  readonly reason: string
  /** Gives an import of the dataset up that was begun with another file. */
  readonly restart: boolean
  /** Called after each batch. */
  readonly onProgress: (report: ImportReport) => void
}

/**
 * What came of one file.
 *
 * - `imported`: its records are shown, from the revision `job.publishedAt` on.
 * - `compared`: nothing was written; `counts` is what importing would do (`null` without a ledger).
 * - `stopped`, `unreadable`: nothing of it was kept. `input-failed`: likewise so far, but what was staged
 *   stays for the same command to go on with.
 * - `other-file`: an import of its dataset was begun with another file and has not ended.
 */
export interface FileImport {
  readonly file: string
  readonly outcome:
    | 'imported'
    | 'compared'
    | 'stopped'
    | 'unreadable'
    | 'input-failed'
    | 'other-file'
  readonly report: ImportReport
  readonly counts: ImportCounts | null
  readonly job: ImportJob | null
}

/** Rows in a chunk of an import: a commit for each chunk, and what is lost when the machine stops. */
const rowsInChunk = 500

/**
 * Imports one file. Broken off anywhere and called again with the same file it goes on where it was; the
 * same file a second time adds nothing.
 */
export async function importFile(
  ledger: Ledger,
  { path, bytes }: Input,
  { read, author, reason, restart, onProgress }: FileImportOptions,
): Promise<FileImport> {
  const reading = readRecords(bytes, { batchRows: rowsInChunk, ...read })
  let job: ImportJob | null = null
  let number = 0
  for await (const batch of reading.batches) {
    const { manifest, outcome } = reading.report()
    onProgress(reading.report())
    // The last batch of a file that was given up holds nothing but the reason.
    if (manifest === null || outcome === 'stopped' || outcome === 'unreadable') continue
    job ??= await begin(ledger, manifest.format, restart, {
      fileName: read.fileName ?? null,
      author,
      reason,
    })
    const staged = await ledger.imports.stage(job, number, batch)
    if (staged === 'other-content' || staged === 'not-running') {
      return end(path, 'other-file', reading, job)
    }
    number += 1
  }
  const { outcome } = reading.report()
  if (job === null || outcome !== 'complete') return giveUp(ledger, path, reading, job)
  const before = await ledger.imports.find(job.id)
  // Fewer chunks than were staged before: the other file begins like this one and is longer.
  if (before !== null && before.chunks > number) return end(path, 'other-file', reading, before)
  const published = await ledger.imports.publish(job.id, reading.report())
  return end(path, published === null ? 'other-file' : 'imported', reading, published ?? job)
}

/** Reads a file and compares it with the ledger, where there is one, without writing anything. */
export async function compareFile(
  ledger: Ledger | null,
  { path, bytes }: Input,
  { read, onProgress }: Pick<FileImportOptions, 'read' | 'onProgress'>,
): Promise<FileImport> {
  const reading = readRecords(bytes, { batchRows: rowsInChunk, ...read })
  let counts = noCounts
  for await (const batch of reading.batches) {
    const { manifest } = reading.report()
    onProgress(reading.report())
    if (ledger === null || manifest === null) continue
    counts = addCounts(counts, await ledger.imports.compare(manifest.format, batch))
  }
  const { outcome } = reading.report()
  const isWhole = outcome === 'complete'
  return {
    file: path,
    outcome: isWhole ? 'compared' : outcome === 'unreadable' ? 'unreadable' : 'stopped',
    report: reading.report(),
    counts: isWhole && ledger !== null ? counts : null,
    job: null,
  }
}

async function begin(
  ledger: Ledger,
  dataset: string,
  restart: boolean,
  about: { readonly fileName: string | null; readonly author: string; readonly reason: string },
): Promise<ImportJob> {
  const job = await ledger.imports.begin({ dataset, ...about })
  if (!restart || job.chunks === 0) return job
  await ledger.imports.abandon(job.id)
  return ledger.imports.begin({ dataset, ...about })
}

/** Nothing of a file that was not read to its end may be shown. */
async function giveUp(
  ledger: Ledger,
  file: string,
  reading: RecordReading,
  job: ImportJob | null,
): Promise<FileImport> {
  const { outcome, issues } = reading.report()
  const hasFailed = issues.at(-1)?.code === 'input-failed'
  if (job !== null && !hasFailed) await ledger.imports.abandon(job.id)
  if (outcome === 'unreadable') return end(file, 'unreadable', reading, null)
  return end(file, hasFailed ? 'input-failed' : 'stopped', reading, null)
}

function end(
  file: string,
  outcome: FileImport['outcome'],
  reading: RecordReading,
  job: ImportJob | null,
): FileImport {
  const counts = outcome === 'imported' ? (job?.counts ?? null) : null
  return { file, outcome, report: reading.report(), counts, job }
}
