import type { RecordSet } from '@recount/core/records'
import type { ImportReport, OriginalRow, ReadOptions, RowIssue } from '../src/index.ts'
import { readRecords } from '../src/index.ts'

/** A row as it stands in the file, its text as a text. */
export interface ReadRow extends Omit<OriginalRow, 'text'> {
  readonly text: string
}

/** All that came of reading a file, put together. */
export interface ReadFile {
  readonly records: RecordSet
  readonly originals: readonly ReadRow[]
  readonly issues: readonly RowIssue[]
  readonly report: ImportReport
}

/** Reads bytes, a text or pieces of bytes whole. */
export async function readAll(
  input: string | Uint8Array | AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): Promise<ReadFile> {
  const reading = readRecords(typeof input === 'string' ? bytesOf(input) : piecesOf(input), options)
  const records = {
    sources: [] as RecordSet['sources'][number][],
    documents: [] as RecordSet['documents'][number][],
    actors: [] as RecordSet['actors'][number][],
    places: [] as RecordSet['places'][number][],
    incidents: [] as RecordSet['incidents'][number][],
    reportedTotals: [] as RecordSet['reportedTotals'][number][],
  }
  const originals: ReadRow[] = []
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const issues: RowIssue[] = []
  for await (const batch of reading.batches) {
    records.sources.push(...batch.records.sources)
    records.documents.push(...batch.records.documents)
    records.actors.push(...batch.records.actors)
    records.places.push(...batch.records.places)
    records.incidents.push(...batch.records.incidents)
    records.reportedTotals.push(...batch.records.reportedTotals)
    originals.push(...batch.originals.map((row) => ({ ...row, text: decoder.decode(row.text) })))
    issues.push(...batch.issues)
  }
  return { records, originals, issues, report: reading.report() }
}

/** A text as a stream of pieces of UTF-8. */
export function bytesOf(text: string, pieceLength = 1000): AsyncIterable<Uint8Array> {
  return piecesOf(new TextEncoder().encode(text), pieceLength)
}

/** Bytes as a stream of pieces. */
export async function* piecesOf(
  input: Uint8Array | AsyncIterable<Uint8Array>,
  pieceLength = 1000,
): AsyncGenerator<Uint8Array> {
  if (!(input instanceof Uint8Array)) return yield* input
  for (let start = 0; start < input.length; start += pieceLength) {
    yield input.subarray(start, start + pieceLength)
  }
}
