import { nearestName } from '@recount/core/primitives'
import { type Document, emptyRecordSet } from '@recount/core/records'
import { jsonLinesManifest, jsonManifest } from '../json/manifest.ts'
import { readJson } from '../json/read-json.ts'
import { isJsonLines, readJsonLines } from '../json/read-json-lines.ts'
import { splitLines } from '../json/split-lines.ts'
import { isZip, readSheet } from '../spreadsheet/read-sheet.ts'
import { decodeText, type TextPiece } from '../streaming/decode-text.ts'
import { type Encoding, recogniseEncoding } from '../streaming/encoding.ts'
import { evenPieces } from '../streaming/even-pieces.ts'
import { inflateGzip, isGzip } from '../streaming/inflate-gzip.ts'
import { peekBytes } from '../streaming/peek-bytes.ts'
import { defaultLimits } from '../streaming/read-limits.ts'
import { wholeBytes, wholeText } from '../streaming/read-whole.ts'
import { recogniseDelimiter } from '../streaming/recognise-delimiter.ts'
import { blockOfRows, type RowBlock } from '../streaming/row-view.ts'
import { scanRows } from '../streaming/scan-rows.ts'
import { createSha256 } from '../streaming/sha256-stream.ts'
import type { TextRow } from '../streaming/split-rows.ts'
import { UnreadableInput } from '../streaming/unreadable-input.ts'
import { documentIdOf, fileDocument } from './file-document.ts'
import { manifests, tableFormats } from './formats.ts'
import type { ImportBatch } from './import-batch.ts'
import type { ImportReport } from './import-report.ts'
import type { ReadOptions } from './read-options.ts'
import { readTable } from './read-table.ts'
import { createRowCollector } from './row-collector.ts'
import { makeRowIssue } from './row-issue.ts'
import type { TableFormat } from './source-format.ts'
import type { SourceManifest } from './source-manifest.ts'

/** The reading of one file. */
export interface RecordReading {
  /** The batches, in the order of the file; to be gone through once. Reading goes on as they are taken. */
  readonly batches: AsyncIterable<ImportBatch>
  /** What came of it so far; final once the batches have ended. */
  readonly report: () => ImportReport
}

const sampleLength = 65_536
const pieceLength = 65_536
/** Small, so that what a batch holds is let go while it is young: larger ones cost memory and time. */
const usualBatch = 100

/**
 * Reads a file of any known format into records.
 *
 * Format, encoding, delimiter and gzip are recognised. Memory does not grow with the file. Nothing that
 * is in a file makes it throw: what is wrong comes with the batches as issues, each with its line and
 * column. Whether the file was read to its end is known only from the report after the last batch:
 * where its outcome is `stopped`, nothing of the file should be kept.
 *
 * @example
 * const reading = readRecords(input, { fileName: 'ged241.csv' })
 * for await (const { records } of reading.batches) keep(records)
 * reading.report().outcome //=> 'complete'
 */
export function readRecords(
  input: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): RecordReading {
  const limits = { ...defaultLimits, ...options.limits }
  const batchRows = options.batchRows ?? usualBatch
  const collector = createRowCollector(limits)
  const state: ReadState = {
    outcome: 'reading',
    manifest: null,
    header: null,
    file: null,
    encoding: null,
    delimiter: null,
    bytes: 0,
    sha256: null,
  }

  async function* readBatches(): AsyncGenerator<ImportBatch> {
    const digest = createSha256()
    try {
      const counted = evenPieces(countBytes(input, state, digest.update), pieceLength)
      for await (const _ of readWhole(counted)) yield collector.takeBatch()
      state.sha256 = digest.hex()
      state.outcome = 'complete'
      const document = documentOfFile(state, options)
      if (document) {
        collector.take([], () => collector.sink.once('document', document.id, () => document))
      }
      yield collector.takeBatch()
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error
      state.outcome = collector.counted().rows.read === 0 ? 'unreadable' : 'stopped'
      const { code, expected, received } = error.issue
      collector.tell(makeRowIssue('stopped', code, { line: error.line }, expected, received))
      yield { records: emptyRecordSet, originals: [], issues: collector.takeBatch().issues }
    }
  }

  async function* readWhole(counted: AsyncIterable<Uint8Array>): AsyncGenerator<'batch'> {
    const formats = chosenFormats(options.format)
    const packed = await peekBytes(counted, sampleLength)
    const { sample, bytes } = isGzip(packed.sample)
      ? await peekBytes(inflateGzip(packed.bytes, limits), sampleLength)
      : packed
    if (isZip(sample)) {
      const sheet = await readSheet(await wholeBytes(bytes, limits), limits.wholeFile)
      return yield* readRows(blocksOf(sheet), formats)
    }
    const recognised = recogniseEncoding(sample)
    state.encoding = recognised.encoding
    const start = new TextDecoder(recognised.encoding).decode(sample)
    const decode = (rowLength: number) =>
      noteEncoding(decodeText(bytes, recognised, { rowLength }), state)
    if (asJson(options.format, start)) {
      if (isJsonLines(start)) {
        state.manifest = jsonLinesManifest
        const lines = splitLines(decode(limits.rowLength), limits)
        return yield* readJsonLines(lines, collector, batchRows)
      }
      state.manifest = jsonManifest
      const text = await wholeText(decode(limits.wholeFile), limits)
      return yield* readJson(text, collector, batchRows)
    }
    const pieces = decode(limits.rowLength)
    state.delimiter = recogniseDelimiter(start)
    yield* readRows(scanRows(pieces, state.delimiter, limits), formats)
  }

  function readRows(
    rows: AsyncIterable<RowBlock>,
    formats: readonly TableFormat[],
  ): AsyncGenerator<'batch'> {
    return readTable(rows, formats, collector, {
      batchRows,
      documentOf: ({ manifest, dataset }) => documentIdOf(dataset ?? manifest.format, options),
      onOpen({ format, header, document }) {
        state.manifest = format.manifest
        state.header = header
        state.file = format.dataset === null ? null : { document, dataset: format.dataset }
      },
    })
  }

  return {
    batches: readBatches(),
    report: () => ({
      outcome: state.outcome,
      fileName: options.fileName ?? null,
      manifest: state.manifest,
      encoding: state.encoding,
      delimiter: state.delimiter,
      header: state.header,
      bytes: state.bytes,
      sha256: state.sha256,
      ...collector.counted(),
    }),
  }
}

interface ReadState {
  outcome: ImportReport['outcome']
  manifest: SourceManifest | null
  header: readonly string[] | null
  /** The ids of the document that stands for the file and of its dataset, if it is one's. */
  file: { readonly document: string; readonly dataset: string } | null
  encoding: Encoding | null
  delimiter: string | null
  bytes: number
  sha256: string | null
}

function chosenFormats(name: string | undefined): readonly TableFormat[] {
  if (name === undefined) return tableFormats
  const chosen = tableFormats.filter(({ manifest }) => manifest.format === name)
  const names = manifests.map(({ format }) => format)
  if (names.includes(name)) return chosen
  const near = nearestName(name, names)
  const hint = near === null ? names.join(', ') : `did you mean ${near}?`
  throw new UnreadableInput('unknown-format', `the name of a format (${hint})`, name)
}

async function* countBytes(
  input: AsyncIterable<Uint8Array>,
  state: ReadState,
  update: (bytes: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of input) {
      update(bytes)
      state.bytes += bytes.length
      // Not as a `Buffer`: code that meets bytes of one class only is the faster.
      yield new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
    }
  } catch (error) {
    const received = error instanceof Error ? error.message : String(error)
    throw new UnreadableInput('input-failed', 'a file that can be read to its end', received)
  }
}

async function* noteEncoding(
  pieces: AsyncIterable<TextPiece>,
  state: ReadState,
): AsyncGenerator<TextPiece> {
  for await (const piece of pieces) {
    state.encoding = piece.encoding
    yield piece
  }
}

function documentOfFile(
  { manifest, file, sha256 }: ReadState,
  options: ReadOptions,
): Document | null {
  if (manifest === null || file === null || sha256 === null) return null
  return fileDocument(file.document, file.dataset, manifest, options, sha256)
}

function asJson(format: string | undefined, start: string): boolean {
  if (format !== undefined) return format.startsWith('json')
  return /^\ufeff?\s*[[{]/.test(start)
}

async function* blocksOf(rows: readonly TextRow[]): AsyncGenerator<RowBlock> {
  yield blockOfRows(rows)
}
