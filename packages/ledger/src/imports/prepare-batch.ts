import type { Issue } from '@recount/core/primitives'
import { findNeverStored } from '@recount/core/protection'
import { changesOfRecordSet } from '../log/changes-of-record-set.ts'
import { type Entry, makeWrittenEntry, stateOf, writeContent } from '../log/entry.ts'
import type { LedgerContext } from '../log/ledger-context.ts'
import type { ImportBatch, ImportedRow } from './import-batch.ts'
import { mayHoldForbidden } from './may-hold-forbidden.ts'

/** A row, or the rows of one record together, as they are kept. */
export interface KeptOriginal {
  readonly recordId: string
  readonly contentHash: string
  readonly line: number
  /** `null` where it held what is never stored: then only its digest is kept. */
  readonly body: string | null
}

/** A record as it would stand in the log, and what in it is never stored. */
export interface PreparedRecord {
  readonly entry: Entry
  readonly forbidden: readonly Issue[]
}

/**
 * A batch of an import as far as it can be worked out without the ledger: most of the work, which can be done
 * elsewhere while the ledger writes. It is plain data that a thread can hand to another.
 */
export interface PreparedBatch {
  /** The digest of the batch's rows, by which a file is known again when an import is resumed. */
  readonly digest: string
  readonly records: readonly PreparedRecord[]
  readonly originals: readonly KeptOriginal[]
  readonly issues: readonly Issue[]
  readonly rows: number
}

/** What preparing works with: a digest, and salts that nobody can foresee. */
export type PrepareContext = Pick<LedgerContext, 'sha256Hex' | 'salt'>

/** Prepares a batch; `reason` is the import's own, as canonical JSON. */
export function prepareBatch(
  context: PrepareContext,
  { records, originals, issues }: ImportBatch,
  reason: string,
): PreparedBatch {
  return {
    digest: digestOfRows(context, originals),
    records: changesOfRecordSet(records).map(({ kind, record }) => {
      const parts = writeContent(kind, record)
      const forbidden = mayHoldForbidden(parts) ? findNeverStored(record) : []
      const written = { kind, id: record.id, parts }
      return { entry: makeWrittenEntry(context, written, stateOf(record), reason), forbidden }
    }),
    originals: keepOriginals(context, originals),
    issues,
    rows: originals.length,
  }
}

function digestOfRows({ sha256Hex }: PrepareContext, rows: readonly ImportedRow[]): string {
  return sha256Hex(rows.map(({ line, text }) => `${line} ${text.length} ${text}`).join('\n'))
}

/** The key under which a record's original is kept: its kind and its id. */
export function recordKey(kind: string, id: string): string {
  return `${kind}:${id}`
}

/** Rows by the record that they are told of first; the rows of one record are one text. */
function keepOriginals(
  { sha256Hex }: PrepareContext,
  rows: readonly ImportedRow[],
): readonly KeptOriginal[] {
  const texts = new Map<string, { line: number; text: string }>()
  for (const { line, text, records } of rows) {
    const main =
      records.find(({ kind }) => kind === 'incident' || kind === 'reported-total') ?? records[0]
    const key = main === undefined ? `line:${line}` : recordKey(main.kind, main.id)
    const before = texts.get(key)
    texts.set(key, before ? { ...before, text: `${before.text}\n${text}` } : { line, text })
  }
  return Array.from(texts, ([recordId, { line, text }]) => ({
    recordId,
    contentHash: sha256Hex(text),
    line,
    body: text,
  }))
}
