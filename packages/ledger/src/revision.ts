import { digestOf, sha256Hex } from '@recount/core/primitives'
import type { RecordKind, RecordOfKind } from '@recount/core/records'
import type { SqlRow } from './database.ts'
import { readText, readWholeNumber } from './read-column.ts'

/**
 * One row of the log: a record as it stood from this revision on, who wrote it, why, and when.
 *
 * `body` is the record's canonical JSON. `recordedAt` is an instant in UTC and never earlier than the
 * revision before. `previousHash` is the `hash` of the revision before, and {@link noHash} for the first.
 */
export interface LogRow {
  readonly revision: number
  readonly kind: RecordKind
  readonly id: string
  readonly version: number
  readonly body: string
  readonly author: string
  readonly reason: string
  readonly recordedAt: string
  readonly previousHash: string
  readonly hash: string
}

/** A row of the log with its record read. */
export type Revision = {
  readonly [Kind in RecordKind]: Omit<LogRow, 'kind' | 'body'> & {
    readonly kind: Kind
    readonly record: RecordOfKind[Kind]
  }
}[RecordKind]

/** Stands for the hash before the first revision. */
export const noHash = '0'.repeat(64)

/**
 * The hash that binds a row to all rows before it: SHA-256 of the canonical JSON of its fields, the
 * body by its own SHA-256. Changing, dropping, doubling or reordering rows changes it.
 *
 * `format` says which fields are hashed and how, so that a later way can follow in the same log.
 */
export function hashOfRow(row: Omit<LogRow, 'hash'>): string {
  return digestOf({
    format: 1,
    revision: row.revision,
    kind: row.kind,
    id: row.id,
    version: row.version,
    bodyDigest: sha256Hex(row.body),
    author: row.author,
    reason: row.reason,
    recordedAt: row.recordedAt,
    previousHash: row.previousHash,
  })
}

/** Reads a row as the database returns it. */
export function readLogRow(row: SqlRow): LogRow {
  return {
    revision: readWholeNumber(row, 'revision'),
    // The column is text to the engine; `hashOfRow` covers it, and `checkChain` what is in it.
    kind: readText(row, 'kind') as RecordKind,
    id: readText(row, 'id'),
    version: readWholeNumber(row, 'version'),
    body: readText(row, 'body'),
    author: readText(row, 'author'),
    reason: readText(row, 'reason'),
    recordedAt: readText(row, 'recorded_at'),
    previousHash: readText(row, 'previous_hash'),
    hash: readText(row, 'hash'),
  }
}

/** Reads a row and the record in it. */
export function readRevision(row: SqlRow): Revision {
  const { body, ...fields } = readLogRow(row)
  return { ...fields, record: JSON.parse(body) }
}
