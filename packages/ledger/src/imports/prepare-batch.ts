import { canonicalJson, type Issue } from '@recount/core/primitives'
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

/**
 * A batch of an import as far as it can be worked out without the ledger: most of the work, which can be done
 * elsewhere while the ledger writes. It is plain data that a thread can hand to another.
 */
export interface PreparedBatch {
  /** The digest of the batch's rows, by which a file is known again when an import is resumed. */
  readonly digest: string
  /** The records as they would stand in the log. */
  readonly entries: readonly Entry[]
  /** What in some of them is never stored, by {@link recordKey}. */
  readonly forbidden: readonly { readonly record: string; readonly issues: readonly Issue[] }[]
  readonly originals: readonly KeptOriginal[]
  readonly issues: readonly Issue[]
  readonly rows: number
}

/** What preparing works with: a digest, and salts that nobody can foresee. */
export type PrepareContext = Pick<LedgerContext, 'sha256Hex' | 'salt'>

/** Prepares a batch for an import that was begun with a reason. */
export function prepareBatch(
  context: PrepareContext,
  { records, originals, issues }: ImportBatch,
  reason: string,
): PreparedBatch {
  const forbidden: PreparedBatch['forbidden'][number][] = []
  const reasonJson = canonicalJson(reason)
  const entries = changesOfRecordSet(records).map(({ kind, record }) => {
    const { id } = record
    const parts = writeContent(kind, record)
    const found = mayHoldForbidden(parts) ? findNeverStored(record) : []
    if (found.length > 0) forbidden.push({ record: recordKey(kind, id), issues: found })
    return makeWrittenEntry(context, { kind, id, parts }, stateOf(record), reasonJson)
  })
  const kept = keepOriginals(context, originals)
  return {
    digest: context.sha256Hex(kept.map(({ line, contentHash }) => `${line} ${contentHash}`).join()),
    entries,
    forbidden,
    originals: kept,
    issues,
    rows: originals.length,
  }
}

/** Batches that follow one another as one. */
export function joinBatches(
  { sha256Hex }: PrepareContext,
  batches: readonly PreparedBatch[],
): PreparedBatch {
  const [first] = batches
  if (first !== undefined && batches.length === 1) return first
  return {
    digest: sha256Hex(batches.map(({ digest }) => digest).join('\n')),
    entries: batches.flatMap(({ entries }) => entries),
    forbidden: batches.flatMap(({ forbidden }) => forbidden),
    originals: batches.flatMap(({ originals }) => originals),
    issues: batches.flatMap(({ issues }) => issues),
    rows: batches.reduce((sum, { rows }) => sum + rows, 0),
  }
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
