import type { IsoDate } from '@recount/core/primitives'
import type { ImportJob, Ledger } from '@recount/ledger'
import { type ImportReport, readRecords } from '@recount/sources'
import type { BoundedBytes } from './bounded-bytes.ts'

/** A file that somebody sends, and what they tell of it. */
export interface SentFile {
  readonly input: BoundedBytes
  readonly format: string | null
  readonly dataset: string | null
  readonly fileName: string | null
  readonly author: string
  readonly reason: string
  readonly retrieved: IsoDate
}

/**
 * What came of importing a file.
 *
 * - `published`: all of it is in the ledger, and shown.
 * - `too-large`, `unreadable`: nothing of it is.
 * - `other-content`: an import of this dataset was begun before with another file and has not ended.
 */
export type ImportOutcome =
  | { readonly outcome: 'published'; readonly job: ImportJob; readonly report: ImportReport }
  | { readonly outcome: 'too-large' | 'unreadable'; readonly report: ImportReport }
  | { readonly outcome: 'other-content'; readonly job: ImportJob }

/**
 * Imports a file: nothing of it is shown before it was read to its end. An import that was cut off goes on
 * where it was when the same file is sent again.
 */
export async function runImport(ledger: Ledger, file: SentFile): Promise<ImportOutcome> {
  const { input, format, fileName, author, reason } = file
  const reading = readRecords(input.bytes, {
    retrieved: file.retrieved,
    ...(format === null ? {} : { format }),
    ...(fileName === null ? {} : { fileName }),
  })
  let job: ImportJob | null = null
  let number = 0
  for await (const batch of reading.batches) {
    const { outcome, manifest } = reading.report()
    if (outcome === 'stopped' || outcome === 'unreadable') break
    // The format, and with it the dataset, is known with the first batch.
    const dataset = file.dataset ?? manifest?.format ?? 'unknown'
    job ??= await ledger.imports.begin({ dataset, fileName, author, reason })
    const staged = await ledger.imports.stage(job, number, batch)
    if (staged === 'other-content' || staged === 'not-running') {
      return { outcome: 'other-content', job }
    }
    number += 1
  }
  const report = reading.report()
  if (job === null || report.outcome !== 'complete') {
    if (job !== null) await ledger.imports.abandon(job.id)
    return { outcome: input.isExceeded() ? 'too-large' : 'unreadable', report }
  }
  const before = await ledger.imports.find(job.id)
  if (before !== null && before.chunks > number) return { outcome: 'other-content', job: before }
  const published = await ledger.imports.publish(job.id, report)
  return published === null
    ? { outcome: 'other-content', job }
    : { outcome: 'published', job: published, report }
}
