import { canonicalJson, type Issue } from '@recount/core/primitives'
import { findNeverStored } from '@recount/core/protection'
import type { RecordKind } from '@recount/core/records'
import { nameOf, readLastVersions } from '../log/append-entries.ts'
import { changesOfRecordSet } from '../log/changes-of-record-set.ts'
import {
  type AnyRecord,
  type RecordState,
  stateOf,
  type WrittenRecord,
  writeContent,
} from '../log/entry.ts'
import type { LedgerContext } from '../log/ledger-context.ts'
import { readRevision } from '../log/revision.ts'
import { jsonChunks } from '../sql/json-chunks.ts'
import { jsonRows } from '../sql/json-rows.ts'
import { readText } from '../sql/read-column.ts'
import type { ImportBatch, ImportCounts, ImportedRow } from './import-batch.ts'
import type { ImportJob } from './import-job.ts'
import { mayHoldForbidden } from './may-hold-forbidden.ts'

/** A row, or the rows of one record together, as they are kept. */
export interface KeptOriginal {
  readonly recordId: string
  readonly contentHash: string
  readonly line: number
  /** `null` where it held what is never stored: then only its digest is kept. */
  readonly body: string | null
}

/** A batch sorted into what becomes rows of the log and what does not. */
export interface SortedBatch {
  readonly records: readonly { readonly written: WrittenRecord; readonly state: RecordState }[]
  /** The last versions in the log of records that the batch holds, those that nobody sees included. */
  readonly versions: ReadonlyMap<string, number>
  readonly originals: readonly KeptOriginal[]
  readonly counts: ImportCounts
  readonly issues: readonly Issue[]
}

/** Compares a batch with what the ledger holds. */
export async function sortBatch(
  context: LedgerContext,
  { id, dataset }: Pick<ImportJob, 'id' | 'dataset'>,
  batch: ImportBatch,
): Promise<SortedBatch> {
  const originals = keepOriginals(context, batch.originals)
  const candidates = changesOfRecordSet(batch.records)
  const names = candidates.map(({ kind, record }) => ({ kind, id: record.id }))
  // What was never in the log neither stands nor was imported before: most of a first release.
  const versions = await readLastVersions(context, names)
  const present = candidates.filter(({ kind, record }) => versions.has(nameOf(kind, record.id)))
  const known = await findKnownOriginals(context, dataset, originals, present)
  const standing = await findStanding(context, id, present)

  const counts = { created: 0, revised: 0, duplicates: 0, unchanged: 0, kept: 0, refused: 0 }
  const issues: Issue[] = [...batch.issues]
  const refused = new Set<string>()
  const records: SortedBatch['records'][number][] = []
  for (const { kind, record } of candidates) {
    const name = recordKey(kind, record.id)
    if (known.has(name)) {
      counts.duplicates += 1
      continue
    }
    const found = standing.get(name)
    if (found !== undefined && contentOf(found.record) === contentOf(record)) {
      counts.unchanged += 1
      continue
    }
    if (found !== undefined && !found.isImported) {
      counts.kept += 1
      continue
    }
    const written = { kind, id: record.id, parts: writeContent(kind, record) }
    const forbidden = mayHoldForbidden(written.parts) ? findNeverStored(record) : []
    if (forbidden.length > 0) {
      counts.refused += 1
      refused.add(name)
      issues.push(...forbidden.map((issue) => ({ ...issue, path: `${name}.${issue.path}` })))
      continue
    }
    if (found === undefined) counts.created += 1
    else counts.revised += 1
    records.push({ written, state: stateOf(record) })
  }
  return {
    records,
    versions,
    originals: originals.map((original) =>
      refused.has(original.recordId) ? { ...original, body: null } : original,
    ),
    counts: { ...counts, rows: batch.originals.length, issues: issues.length },
    issues,
  }
}

interface Candidate {
  readonly kind: RecordKind
  readonly record: AnyRecord
}

/** The key under which a record's original is kept: its kind and its id. */
function recordKey(kind: RecordKind, id: string): string {
  return `${kind}:${id}`
}

/** Rows by the record that they are told of first; the rows of one record are one text. */
function keepOriginals(
  { sha256Hex }: LedgerContext,
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

async function findKnownOriginals(
  { database }: LedgerContext,
  dataset: string,
  originals: readonly KeptOriginal[],
  present: readonly Candidate[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  const keys = new Set(present.map(({ kind, record }) => recordKey(kind, record.id)))
  const wanted = originals
    .filter(({ recordId }) => keys.has(recordId))
    .map(({ recordId, contentHash }) => ({ record_id: recordId, content_hash: contentHash }))
  const columns = { record_id: 'text', content_hash: 'text' } as const
  for (const chunk of jsonChunks(wanted)) {
    const rows = await database.query(
      // A cross join: SQLite keeps its order, and looks each wanted row up instead of reading all others.
      `select wanted.record_id from ${jsonRows(database.dialect, columns)} as wanted
        cross join original where original.dataset = ? and original.record_id = wanted.record_id
          and original.content_hash = wanted.content_hash`,
      [chunk, dataset],
    )
    for (const row of rows) known.add(readText(row, 'record_id'))
  }
  return known
}

/**
 * Records that stand in the ledger, and whether an import wrote them last. What this import has staged
 * stands for it already.
 */
async function findStanding(
  { database }: LedgerContext,
  importId: string,
  candidates: readonly Candidate[],
) {
  const standing = new Map<string, { record: AnyRecord; isImported: boolean }>()
  const wanted = candidates.map(({ kind, record }) => ({ kind, id: record.id }))
  for (const chunk of jsonChunks(wanted)) {
    const listed = jsonRows(database.dialect, { kind: 'text', id: 'text' })
    const shown = await database.query(
      `select revision.*, content.parts from ${listed} as wanted
        cross join current_record
        join revision on revision.revision = current_record.revision
        join content on content.revision = revision.revision
        where current_record.kind = wanted.kind and current_record.id = wanted.id`,
      [chunk],
    )
    const staged = await database.query(
      `select revision.*, content.parts from ${listed} as wanted
        cross join revision
        join content on content.revision = revision.revision
        where revision.kind = wanted.kind and revision.id = wanted.id and revision.import = ?
        order by revision.version`,
      [chunk, importId],
    )
    for (const row of [...shown, ...staged]) {
      const revision = readRevision(row)
      standing.set(recordKey(revision.kind, revision.id), {
        record: revision.record,
        isImported: revision.import !== null,
      })
    }
  }
  return standing
}

/**
 * What a record says, as text. In which document of its dataset a claim was found is left out: a release
 * repeats most claims word by word, and its file is another document.
 */
function contentOf(record: AnyRecord): string {
  if (!('claims' in record)) return canonicalJson({ ...record, version: 1 })
  const claims = record.claims.map((claim) => ({ ...claim, document: null }))
  return canonicalJson({ ...record, claims, version: 1 })
}
