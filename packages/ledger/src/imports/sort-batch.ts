import { canonicalJson, type Issue } from '@recount/core/primitives'
import type { AnyRecord } from '../log/entry.ts'
import { isInLog, type LastVersions, readLastVersions } from '../log/last-versions.ts'
import type { LedgerContext } from '../log/ledger-context.ts'
import { joinRecord, type RecordParts } from '../log/record-parts.ts'
import { readContent, readRevision } from '../log/revision.ts'
import { jsonChunks } from '../sql/json-chunks.ts'
import { jsonRows } from '../sql/json-rows.ts'
import { readText } from '../sql/read-column.ts'
import { type ImportCounts, noCounts } from './import-batch.ts'
import type { ImportJob } from './import-job.ts'
import {
  listEntries,
  type PreparedBatch,
  type PreparedEntry,
  type PreparedOriginals,
  recordKey,
} from './prepared-batch.ts'
import { bytesAt } from './text-column.ts'

/** A row, or the rows of one record together, as they are kept. */
export interface KeptOriginal {
  readonly recordId: string
  readonly contentHash: string
  readonly line: number
  /** The text's UTF-8; `null` where it held what is never stored: then only its digest is kept. */
  readonly body: Uint8Array | null
}

/** A batch sorted into what becomes rows of the log and what does not. */
export interface SortedBatch {
  readonly entries: readonly PreparedEntry[]
  /** The last versions in the log of records that the batch holds, those that nobody sees included. */
  readonly versions: LastVersions
  /** The rows of the file, but for those that were imported before. */
  readonly originals: readonly KeptOriginal[]
  readonly counts: ImportCounts
  readonly issues: readonly Issue[]
}

/** Compares a batch with what the ledger holds. */
export async function sortBatch(
  context: LedgerContext,
  { id, dataset }: Pick<ImportJob, 'id' | 'dataset'>,
  batch: PreparedBatch,
): Promise<SortedBatch> {
  const { forbidden: found, issues: met, rows } = batch
  const prepared = listEntries(batch.entries, context.sha256Hex)
  const originals = listOriginals(batch.originals)
  // What was never in the log neither stands nor was imported before: most of a first release.
  const versions = await readLastVersions(context, prepared)
  if (versions.size === 0 && found.length === 0) {
    const counts = { ...noCounts, created: prepared.length, rows, issues: met.length }
    return { entries: prepared, versions, originals, counts, issues: met }
  }
  const present = prepared.filter(({ kind, id: record }) => isInLog(versions, kind, record))
  const known = await findKnownOriginals(context, dataset, originals, present)
  const standing = await findStanding(context, id, present)

  const counts = { created: 0, revised: 0, duplicates: 0, unchanged: 0, kept: 0, refused: 0 }
  const issues: Issue[] = [...met]
  const forbidden = new Map(found.map(({ record, issues: why }) => [record, why]))
  const refused = new Set<string>()
  const entries: PreparedEntry[] = []
  for (const entry of prepared) {
    const name = recordKey(entry.kind, entry.id)
    if (known.records.has(name)) {
      counts.duplicates += 1
      continue
    }
    const standingNow = standing.get(name)
    if (standingNow !== undefined && contentOf(standingNow.record) === contentOf(recordOf(entry))) {
      counts.unchanged += 1
      continue
    }
    if (standingNow !== undefined && !standingNow.isImported) {
      counts.kept += 1
      continue
    }
    const neverStored = forbidden.get(name)
    if (neverStored !== undefined) {
      counts.refused += 1
      refused.add(name)
      issues.push(...neverStored.map((issue) => ({ ...issue, path: `${name}.${issue.path}` })))
      continue
    }
    if (standingNow === undefined) counts.created += 1
    else counts.revised += 1
    entries.push(entry)
  }
  return {
    entries,
    versions,
    originals: originals
      .filter((original) => !known.originals.has(original))
      .map((original) => (refused.has(original.recordId) ? { ...original, body: null } : original)),
    counts: { ...counts, rows, issues: issues.length },
    issues,
  }
}

function listOriginals(prepared: PreparedOriginals): readonly KeptOriginal[] {
  const { recordIds, contentHashes, lines, bodies } = prepared
  return recordIds.map((recordId, index) => ({
    recordId,
    contentHash: contentHashes[index] ?? '',
    line: lines[index] ?? 0,
    body: bytesAt(bodies, index),
  }))
}

const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true })

/** The record that an entry holds. */
function recordOf({ content }: PreparedEntry): AnyRecord {
  const { reason: _, ...parts } = readContent(decoder.decode(content))
  // The parts were cut from a record of the kind that the entry names.
  return joinRecord(parts as unknown as RecordParts) as AnyRecord
}

/** Of rows of a file those that were imported before, and the records that were made of them. */
async function findKnownOriginals(
  { database }: LedgerContext,
  dataset: string,
  originals: readonly KeptOriginal[],
  present: readonly Pick<PreparedEntry, 'kind' | 'id'>[],
) {
  const names = new Map(present.map(({ kind, id }) => [recordKey(kind, id), { kind, id }]))
  const wanted = originals.flatMap(({ recordId, contentHash }) => {
    const name = names.get(recordId)
    return name === undefined ? [] : [{ ...name, record_id: recordId, content_hash: contentHash }]
  })
  const columns = { kind: 'text', id: 'text', record_id: 'text', content_hash: 'text' } as const
  const records = new Set<string>()
  const found = new Set<string>()
  for (const chunk of jsonChunks(wanted)) {
    const listed = `${jsonRows(database.dialect, columns)} as wanted`
    for (const sql of [revisionsKnown(listed), othersKnown(listed)]) {
      for (const row of await database.query(sql, [chunk, dataset])) {
        records.add(readText(row, 'record_id'))
        found.add(`${readText(row, 'content_hash')} ${readText(row, 'record_id')}`)
      }
    }
  }
  const isKnown = ({ recordId, contentHash }: KeptOriginal) =>
    found.has(`${contentHash} ${recordId}`)
  return { records, originals: new Set(originals.filter(isKnown)) }
}

// Cross joins: SQLite keeps their order, and looks each wanted row up instead of reading all others.
const revisionsKnown = (listed: string) =>
  `select wanted.record_id, wanted.content_hash from ${listed}
    cross join revision cross join revision_original cross join import_job
    where revision.kind = wanted.kind and revision.id = wanted.id
      and revision_original.revision = revision.revision
      and revision_original.content_hash = wanted.content_hash
      and import_job.id = revision.import and import_job.dataset = ?`

const othersKnown = (listed: string) =>
  `select wanted.record_id, wanted.content_hash from ${listed}
    cross join original where original.dataset = ? and original.record_id = wanted.record_id
      and original.content_hash = wanted.content_hash`

/**
 * Records that stand in the ledger, and whether an import wrote them last. What this import has staged
 * stands for it already.
 */
async function findStanding(
  { database }: LedgerContext,
  importId: string,
  present: readonly Pick<PreparedEntry, 'kind' | 'id'>[],
) {
  const standing = new Map<string, { record: AnyRecord; isImported: boolean }>()
  const wanted = present.map(({ kind, id }) => ({ kind, id }))
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
