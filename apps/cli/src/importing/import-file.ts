import {
  addCounts,
  type ImportCounts,
  type ImportJob,
  type Ledger,
  noCounts,
} from '@recount/ledger'
import { nodeSha256Hex } from '@recount/ledger/node-sqlite'
import { openPreparation } from '@recount/ledger/preparation'
import type { ImportReport, ReadOptions } from '@recount/sources'
import type { Input } from './open-input.ts'
import {
  type BeginImport,
  type FilePreparation,
  prepareFile,
  type ReadProgress,
  readInBatches,
} from './prepare-file.ts'
import { prepareInThread } from './prepare-in-thread.ts'

/** What a file is imported with. */
export interface FileImportOptions {
  readonly read: ReadOptions
  readonly author: string
  readonly reason: string
  /** Gives an import of the dataset up that was begun with another file. */
  readonly restart: boolean
  /** How many days what the file tells is kept from the public; the ledger's own. */
  readonly publicationDelayDays: number
  /** Called after each chunk. */
  readonly onProgress: (progress: ReadProgress) => void
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

/**
 * Imports one file. Broken off anywhere and called again with the same file it goes on where it was; the
 * same file a second time adds nothing. Its reading starts before the ledger is open.
 */
export async function importFile(
  openLedger: () => Promise<Ledger>,
  input: Input,
  options: FileImportOptions,
): Promise<FileImport> {
  const { path } = input
  const { read, author, reason, restart, onProgress } = options
  const begun: { job: ImportJob | null } = { job: null }
  const file = prepare(input, options, async (dataset) => {
    const fileName = read.fileName ?? null
    begun.job = await begin(await openLedger(), dataset, restart, { fileName, author, reason })
    return begun.job.reason
  })
  try {
    const ledger = await openLedger()
    let number = 0
    for (let chunk = await file.next(); chunk !== null; chunk = await file.next(chunk.batch)) {
      onProgress(chunk.progress)
      const { job } = begun
      if (job === null) throw new Error('a chunk came before its import was begun')
      const staged = await ledger.imports.stage(job, number, chunk.batch)
      if (staged === 'other-content' || staged === 'not-running') {
        return end(path, 'other-file', await file.report(), job)
      }
      number += 1
    }
    const report = await file.report()
    const { job } = begun
    if (job === null || report.outcome !== 'complete') return giveUp(ledger, path, report, job)
    const before = await ledger.imports.find(job.id)
    // Fewer chunks than were staged before: the other file begins like this one and is longer.
    if (before !== null && before.chunks > number) return end(path, 'other-file', report, before)
    const published = await ledger.imports.publish(job.id, report)
    return end(path, published === null ? 'other-file' : 'imported', report, published ?? job)
  } finally {
    await file.close()
  }
}

/** A file is prepared in another thread than the one that writes; what is piped in stays in this one. */
function prepare(
  input: Input,
  { read, publicationDelayDays }: Pick<FileImportOptions, 'read' | 'publicationDelayDays'>,
  begin: BeginImport,
): FilePreparation {
  return input.path === '-'
    ? prepareFile(
        input.open(),
        read,
        begin,
        openPreparation({ sha256Hex: nodeSha256Hex, publicationDelayDays }),
      )
    : prepareInThread({ path: input.path, read, publicationDelayDays }, begin)
}

/** Reads a file and compares it with the ledger, where there is one, without writing anything. */
export async function compareFile(
  ledger: Ledger | null,
  { path, open }: Input,
  { read, onProgress }: Pick<FileImportOptions, 'read' | 'onProgress'>,
): Promise<FileImport> {
  const reading = readInBatches(open(), read)
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
  report: ImportReport,
  job: ImportJob | null,
): Promise<FileImport> {
  const { outcome, issues } = report
  const hasFailed = issues.at(-1)?.code === 'input-failed'
  if (job !== null && !hasFailed) await ledger.imports.abandon(job.id)
  if (outcome === 'unreadable') return end(file, 'unreadable', report, null)
  return end(file, hasFailed ? 'input-failed' : 'stopped', report, null)
}

function end(
  file: string,
  outcome: FileImport['outcome'],
  report: ImportReport,
  job: ImportJob | null,
): FileImport {
  const counts = outcome === 'imported' ? (job?.counts ?? null) : null
  return { file, outcome, report, counts, job }
}
