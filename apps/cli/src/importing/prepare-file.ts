import { type Preparation, type PreparedBatch, roomOf } from '@recount/ledger/preparation'
import { type ImportReport, type ReadOptions, readRecords } from '@recount/sources'

/** How far the reading of a file is. */
export type ReadProgress = Pick<ImportReport, 'bytes' | 'rows'>

/** A chunk of a file, ready to be staged. */
export interface PreparedChunk {
  readonly batch: PreparedBatch
  readonly progress: ReadProgress
}

/** The preparation of a file: chunk by chunk, to be staged in their order. */
export interface FilePreparation {
  /** The next chunk; `null` after the last. A batch that was staged may be given back for those to come. */
  next(staged?: PreparedBatch): Promise<PreparedChunk | null>
  /** What came of reading the file so far; final after the last chunk. */
  report(): Promise<ImportReport>
  /** Ends the preparation, wherever it is. */
  close(): Promise<void>
}

/** Begins the import of a file of a format and answers its reason, which every row of the log repeats. */
export type BeginImport = (format: string) => Promise<string>

/** Rows in a chunk of an import: a commit for each chunk, and what is lost when the machine stops. */
const rowsInChunk = 500
/** Rows that are records all at once: fewer than a chunk's, so that they are let go while they are young. */
const rowsAtOnce = 100

/**
 * Reads a file and prepares its chunks. The import is begun as soon as the format is known; nothing is
 * prepared of a file that cannot be read.
 */
export function prepareFile(
  bytes: AsyncIterable<Uint8Array>,
  read: ReadOptions,
  begin: BeginImport,
  preparation: Preparation,
): FilePreparation {
  const reading = readRecords(bytes, { batchRows: rowsAtOnce, ...read })
  const chunks = prepareChunks()
  return {
    async next(staged) {
      if (staged !== undefined) preparation.reuse(roomOf(staged))
      const { value, done } = await chunks.next()
      return done === true ? null : value
    },
    report: async () => reading.report(),
    async close() {
      await chunks.return(undefined)
    },
  }

  async function* prepareChunks(): AsyncGenerator<PreparedChunk, undefined> {
    let reason: string | null = null
    // The last batch of a file can hold a record and no row.
    let batches = 0
    let rows = 0
    const takeChunk = (): PreparedChunk => {
      const { bytes: done, rows: counted } = reading.report()
      const batch = preparation.take()
      batches = 0
      rows = 0
      return { batch, progress: { bytes: done, rows: counted } }
    }
    for await (const batch of reading.batches) {
      const { manifest, outcome } = reading.report()
      // The last batch of a file that was given up holds nothing but the reason.
      if (manifest === null || outcome === 'stopped' || outcome === 'unreadable') continue
      reason ??= await begin(manifest.format)
      preparation.add(batch, reason)
      batches += 1
      rows += batch.originals.length
      if (rows >= rowsInChunk) yield takeChunk()
    }
    const { outcome } = reading.report()
    if (batches > 0 && outcome === 'complete') yield takeChunk()
  }
}

/** The batches of a file as they are, to be compared with a ledger. */
export function readInBatches(bytes: AsyncIterable<Uint8Array>, read: ReadOptions) {
  return readRecords(bytes, { batchRows: rowsInChunk, ...read })
}
