import { canonicalJson, type Issue } from '@recount/core/primitives'
import { nameOf, readLastVersions } from '../log/append-entries.ts'
import type { AnyRecord, Entry } from '../log/entry.ts'
import type { LedgerContext } from '../log/ledger-context.ts'
import { joinRecord, type RecordParts } from '../log/record-parts.ts'
import { readContent, readRevision } from '../log/revision.ts'
import { jsonChunks } from '../sql/json-chunks.ts'
import { jsonRows } from '../sql/json-rows.ts'
import { readText } from '../sql/read-column.ts'
import type { ImportCounts } from './import-batch.ts'
import type { ImportJob } from './import-job.ts'
import { entryAt, type PreparedBatch, type PreparedOriginals, recordKey } from './prepared-batch.ts'
import { textAt } from './text-column.ts'

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
  readonly entries: readonly Entry[]
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
  batch: PreparedBatch,
): Promise<SortedBatch> {
  const { forbidden: found, issues: met, rows } = batch
  const prepared = batch.entries.ids.map((_, index) => entryAt(batch.entries, index))
  const originals = keptOriginals(batch.originals)
  // What was never in the log neither stands nor was imported before: most of a first release.
  const versions = await readLastVersions(context, prepared)
  const present =
    versions.size === 0
      ? []
      : prepared.filter(({ kind, id: record }) => versions.has(nameOf(kind, record)))
  const known = await findKnownOriginals(context, dataset, originals, present)
  const standing = await findStanding(context, id, present)

  const counts = { created: 0, revised: 0, duplicates: 0, unchanged: 0, kept: 0, refused: 0 }
  const issues: Issue[] = [...met]
  const forbidden = new Map(found.map(({ record, issues: why }) => [record, why]))
  const refused = new Set<string>()
  const entries: Entry[] = []
  for (const entry of prepared) {
    const name = recordKey(entry.kind, entry.id)
    if (known.has(name)) {
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
    originals:
      refused.size === 0
        ? originals
        : originals.map((original) =>
            refused.has(original.recordId) ? { ...original, body: null } : original,
          ),
    counts: { ...counts, rows, issues: issues.length },
    issues,
  }
}

function keptOriginals(prepared: PreparedOriginals): readonly KeptOriginal[] {
  const { recordIds, contentHashes, lines, bodies } = prepared
  return recordIds.map((recordId, index) => ({
    recordId,
    contentHash: contentHashes[index] ?? '',
    line: lines[index] ?? 0,
    body: textAt(bodies, index),
  }))
}

/** The record that an entry holds. */
function recordOf({ content }: Entry): AnyRecord {
  const { reason: _, ...parts } = readContent(content)
  // The parts were cut from a record of the kind that the entry names.
  return joinRecord(parts as unknown as RecordParts) as AnyRecord
}

async function findKnownOriginals(
  { database }: LedgerContext,
  dataset: string,
  originals: readonly KeptOriginal[],
  present: readonly Pick<Entry, 'kind' | 'id'>[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  const keys = new Set(present.map(({ kind, id }) => recordKey(kind, id)))
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
  present: readonly Pick<Entry, 'kind' | 'id'>[],
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
