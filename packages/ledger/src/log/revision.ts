import { canonicalJson, sha256Hex } from '@recount/core/primitives'
import { redactedWords } from '@recount/core/protection'
import type { RecordKind, RecordOfKind, Status } from '@recount/core/records'
import type { SqlRow } from '../sql/database.ts'
import { readText, readTextOrNull, readWholeNumber } from '../sql/read-column.ts'
import { plainContent } from './commitment.ts'
import { joinRecord, markRedacted, type RecordParts } from './record-parts.ts'

/** What a row of the log can be of: a record, the publication of an import, a redaction. */
export type LogKind = RecordKind | 'import' | 'redaction'

/**
 * One row of the log: a record as it stands from this revision on, who wrote it, and when.
 *
 * - `format` says which fields are hashed and how; older rows keep theirs.
 * - `status` and `redirect` say what became of the record: `redirect` is the id of the one that it was
 *   merged into, else `null`.
 * - `import` is the import that staged the row, which is shown only once that is published; else `null`.
 * - `author` is a pseudonym; `approvedBy` is the second person's, `null` where none was asked. `recordedAt` is an instant in UTC, never earlier than the revision before.
 * - `commitments` holds the commitment to each part of the record, and to the reason. In format 1 it is
 *   empty: the hash covers the values themselves.
 * - `previousHash` is the `hash` of the revision before, and {@link noHash} for the first.
 */
export interface LogRow {
  readonly revision: number
  readonly format: 1 | 2
  readonly kind: LogKind
  readonly id: string
  readonly version: number
  readonly status: Status
  readonly redirect: string | null
  readonly import: string | null
  readonly author: string
  readonly approvedBy: string | null
  readonly recordedAt: string
  readonly commitments: Readonly<Record<string, string>>
  readonly previousHash: string
  readonly hash: string
}

/**
 * A row of the log with its record and its reason read. `redacted` names the parts that are gone: words
 * and ids that say so stand in the place of their fields.
 */
export type Revision = {
  readonly [Kind in RecordKind]: Omit<LogRow, 'kind'> & {
    readonly kind: Kind
    readonly reason: string
    readonly record: RecordOfKind[Kind]
    readonly redacted: readonly string[]
  }
}[RecordKind]

/** Stands for the hash before the first revision. */
export const noHash = '0'.repeat(64)

/** The newest format, in which rows are written. */
export const newestFormat = 2

/** A row of the log with what it commits to as canonical JSON, as it is written. */
export type RowFields = Omit<LogRow, 'commitments'> & { readonly commitments: string }

/**
 * The text whose SHA-256 is a row's hash: canonical JSON of all its other fields. It binds the row to
 * all rows before it: changing, dropping, doubling or reordering rows changes it.
 */
export function textOfRow(row: Omit<RowFields, 'hash'>): string {
  return textsOfRows(row)(row)
}

/** What rows that are written together have in common. */
export type SharedFields = Pick<RowFields, 'author' | 'approvedBy' | 'import' | 'recordedAt'>

/** {@link textOfRow} for many rows that are written together: what they share is written once. */
export function textsOfRows(shared: SharedFields): (row: Omit<RowFields, 'hash'>) => string {
  // Left out where there is none, as in rows that were written before it could be.
  const approvedBy =
    shared.approvedBy === null ? '' : `"approvedBy":${canonicalJson(shared.approvedBy)},`
  const start = `{${approvedBy}"author":${canonicalJson(shared.author)},"commitments":`
  const kind = `,"import":${canonicalJson(shared.import)},"kind":`
  const redirect = `,"recordedAt":${canonicalJson(shared.recordedAt)},"redirect":`
  return (row) =>
    `${start}${row.commitments},"format":${row.format},"id":${canonicalJson(row.id)}` +
    `${kind}${canonicalJson(row.kind)},"previousHash":${canonicalJson(row.previousHash)}` +
    `${redirect}${canonicalJson(row.redirect)},"revision":${row.revision}` +
    `,"status":${canonicalJson(row.status)},"version":${row.version}}`
}

/** The text of a row in format 1, which covers the record and the reason themselves. */
export function textOfFormerRow(
  row: Omit<LogRow, 'hash'>,
  recordJson: string,
  reason: string,
): string {
  return canonicalJson({
    format: 1,
    revision: row.revision,
    kind: row.kind,
    id: row.id,
    version: row.version,
    bodyDigest: sha256Hex(recordJson),
    author: row.author,
    reason,
    recordedAt: row.recordedAt,
    previousHash: row.previousHash,
  })
}

/** Reads a row as the database returns it. */
export function readLogRow(row: SqlRow): LogRow {
  return {
    revision: readWholeNumber(row, 'revision'),
    // What these columns hold is covered by the hash, and what is in it by `checkLedger`.
    format: readWholeNumber(row, 'format') as LogRow['format'],
    kind: readText(row, 'kind') as LogKind,
    id: readText(row, 'id'),
    version: readWholeNumber(row, 'version'),
    status: readText(row, 'status') as Status,
    redirect: readTextOrNull(row, 'redirect'),
    import: readTextOrNull(row, 'import'),
    author: readText(row, 'author'),
    approvedBy: readTextOrNull(row, 'approved_by'),
    recordedAt: readText(row, 'recorded_at'),
    commitments: JSON.parse(readText(row, 'commitments')),
    previousHash: readText(row, 'previous_hash'),
    hash: readText(row, 'hash'),
  }
}

/** Reads a row of a record together with its content, as `select … from revision join content` gives it. */
export function readRevision(row: SqlRow): Revision {
  const fields = readLogRow(row)
  const content = readContent(readText(row, 'parts'))
  const redacted = missingParts(fields, content)
  return {
    ...fields,
    kind: fields.kind as Revision['kind'],
    reason: typeof content.reason === 'string' ? content.reason : redactedWords.en,
    record: recordOf(fields, content, redacted),
    redacted,
  } as Revision
}

/** The values of a row's parts, without their salts. */
export type Content = Readonly<Record<string, unknown>>

/** Reads the column in which the values of a row's parts are kept. */
export function readContent(parts: string): Content {
  const content: Record<string, unknown> = {}
  const stored: Readonly<Record<string, readonly [string, unknown]>> = JSON.parse(
    plainContent(parts),
  )
  for (const part in stored) content[part] = stored[part]?.[1]
  return content
}

/** The parts that a row commits to and that are not there any more. */
export function missingParts(
  { commitments }: Pick<LogRow, 'commitments'>,
  content: Content,
): readonly string[] {
  return Object.keys(commitments).filter((part) => !Object.hasOwn(content, part))
}

function recordOf(
  { kind, version }: Pick<LogRow, 'kind' | 'version'>,
  { reason: _, ...parts }: Content,
  redacted: readonly string[],
): unknown {
  const joined = joinRecord(parts as unknown as RecordParts) as object
  const marked = redacted.length === 0 ? joined : markRedacted(kind as RecordKind, joined, redacted)
  return { ...(marked as object), version }
}
