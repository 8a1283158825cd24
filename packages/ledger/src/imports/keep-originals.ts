import type { WrittenRow } from '../log/chain-entries.ts'
import type { Database, SqlStatement } from '../sql/database.ts'
import { insertRows } from '../sql/insert-rows.ts'
import type { ImportJob } from './import-job.ts'
import { recordKey } from './prepared-batch.ts'
import type { KeptOriginal } from './sort-batch.ts'

/**
 * The statements that keep the rows of a file with the rows of the log that they became, and note which rows
 * of the log the import has staged. What became no row of the log is kept by itself: a heading, a row of which
 * everything was known or refused.
 */
export function keepOriginals(
  database: Database,
  { id, dataset }: Pick<ImportJob, 'id' | 'dataset'>,
  originals: readonly KeptOriginal[],
  written: readonly WrittenRow[],
): readonly SqlStatement[] {
  const revisions = new Map(written.map((row) => [recordKey(row.kind, row.id), row.revision]))
  const ofRevisions: { readonly revision: number; readonly original: KeptOriginal }[] = []
  const others: KeptOriginal[] = []
  let [firstLine, lastLine] = [Number.POSITIVE_INFINITY, 0]
  for (const original of originals) {
    const { recordId, line } = original
    const revision = revisions.get(recordId)
    if (revision === undefined) {
      others.push(original)
      continue
    }
    // A record that comes twice has become two rows: the second original is kept by itself.
    revisions.delete(recordId)
    ofRevisions.push({ revision, original })
    firstLine = Math.min(firstLine, line)
    lastLine = Math.max(lastLine, line)
  }
  const lines = ofRevisions.length === 0 ? [null, null] : [firstLine, lastLine]
  return [
    ...insertRows(
      database,
      'revision_original',
      ofRevisionColumns,
      ofRevisions,
      ({ revision, original: { contentHash, line, body } }) => [revision, contentHash, line, body],
    ),
    ...insertRows(
      database,
      'original',
      aloneColumns,
      others,
      ({ recordId, contentHash, line, body }) => [dataset, recordId, contentHash, id, line, body],
      'on conflict do nothing',
    ),
    ...noteStaged(id, written, lines),
  ]
}

const ofRevisionColumns = {
  revision: 'integer',
  content_hash: 'text',
  line: 'integer',
  body: 'encoded',
} as const

const aloneColumns = {
  dataset: 'text',
  record_id: 'text',
  content_hash: 'text',
  import: 'text',
  line: 'integer',
  body: 'encoded',
} as const

/** The rows of the log that a chunk becomes follow one another, because one batch holds them. */
function noteStaged(
  id: string,
  written: readonly WrittenRow[],
  lines: readonly (number | null)[],
): readonly SqlStatement[] {
  const [first] = written
  const last = written.at(-1)
  if (first === undefined || last === undefined) return []
  const [firstLine = null, lastLine = null] = lines
  return [
    {
      sql: `insert into staged (import, first_revision, last_revision, first_line, last_line)
        values (?, ?, ?, ?, ?)`,
      parameters: [id, first.revision, last.revision, firstLine, lastLine],
    },
  ]
}
