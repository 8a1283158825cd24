import type { LedgerContext } from '../log/ledger-context.ts'
import type { SqlRow } from '../sql/database.ts'
import { readText, readWholeNumber } from '../sql/read-column.ts'
import { readBase64, writeBase64 } from './base64.ts'

/**
 * A snapshot that is kept: an encoded table of a revision.
 *
 * - `hash` is the SHA-256 of the bytes, `length` their number. Equal bytes are kept once.
 * - `name` says what is encoded and how: format, policy, counting rule.
 * - `day` is the one by which embargoes were decided.
 * - `memo` is what goes with the table and must not be shown.
 */
export interface KeptSnapshot {
  readonly hash: string
  readonly name: string
  readonly revision: number
  readonly day: string
  readonly length: number
  readonly memo: string
}

/** Bytes in a chunk. Their base 64 is 512 KiB, which every engine takes in one parameter (D1: 2 MB). */
export const chunkLength = 393_216

/** The SHA-256 of bytes. */
export async function hashOfBytes(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Keeps the bytes of a snapshot under their hash; what is there already stays. Answers `null`, and keeps
 * nothing, where something was redacted since the snapshot's revision: it may hold what is gone.
 *
 * Chunks are written one by one and count from when the snapshot is: a writer that dies in between leaves
 * chunks that the next one finds in their places.
 */
export async function saveSnapshot(
  { database, now }: Pick<LedgerContext, 'database' | 'now'>,
  snapshot: Pick<KeptSnapshot, 'name' | 'revision' | 'day' | 'memo'>,
  bytes: Uint8Array,
): Promise<KeptSnapshot | null> {
  const { name, revision, day, memo } = snapshot
  const hash = await hashOfBytes(bytes)
  const kept = { hash, name, revision, day, length: bytes.length, memo }
  const isThere = (
    await database.query('select hash from snapshot where hash = ? limit 1', [hash])
  )[0]
  for (let start = 0; isThere === undefined && start < bytes.length; start += chunkLength) {
    const body = writeBase64(bytes.subarray(start, start + chunkLength))
    await database.batch([
      {
        sql: `insert into snapshot_chunk (hash, number, body) values (?, ?, ?)
          on conflict (hash, number) do nothing`,
        parameters: [hash, start / chunkLength, body],
      },
    ])
  }
  await database.batch([
    {
      sql: `insert into snapshot (name, revision, day, hash, length, memo, created_at)
        values (?, ?, ?, ?, ?, ?, ?) on conflict (name, revision, day) do nothing`,
      parameters: [name, revision, day, hash, bytes.length, memo, now().toISOString()],
    },
    {
      sql: `delete from snapshot where hash = ? and revision = ? and exists (
        select 1 from redaction where redaction.revision <= ? and redaction.redacted_by > ?
      )`,
      parameters: [hash, revision, revision, revision],
    },
    dropUnusedChunks(hash),
  ])
  return (await findSnapshot({ database }, hash)) === null ? null : kept
}

/** What a hash stands for, of the newest revision that has it, or `null`. */
export async function findSnapshot(
  { database }: Pick<LedgerContext, 'database'>,
  hash: string,
): Promise<KeptSnapshot | null> {
  const [row] = await database.query(
    'select * from snapshot where hash = ? order by revision desc, day desc limit 1',
    [hash],
  )
  return row === undefined ? null : readSnapshotRow(row)
}

/** The newest snapshot of a name up to a revision, or `null`: the tail of the log goes on top. */
export async function findNewestSnapshot(
  { database }: Pick<LedgerContext, 'database'>,
  name: string,
  revision: number,
): Promise<KeptSnapshot | null> {
  const [row] = await database.query(
    `select * from snapshot where name = ? and revision <= ?
      order by revision desc, day desc limit 1`,
    [name, revision],
  )
  return row === undefined ? null : readSnapshotRow(row)
}

/** The bytes of a snapshot from one place to before another; fewer where it ends before. */
export async function readSnapshotBytes(
  { database }: Pick<LedgerContext, 'database'>,
  { hash, length }: Pick<KeptSnapshot, 'hash' | 'length'>,
  start = 0,
  end = length,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const last = Math.min(end, length)
  if (start >= last) return new Uint8Array()
  const first = Math.floor(start / chunkLength)
  const count = Math.ceil(last / chunkLength) - first
  const rows = await database.query(
    `select body from snapshot_chunk where hash = ? and number >= ? and number < ? order by number`,
    [hash, first, first + count],
  )
  // It may have been dropped since it was found.
  if (rows.length < count) return null
  const bytes = new Uint8Array(Math.min(count * chunkLength, length - first * chunkLength))
  let at = 0
  for (const row of rows) at = readBase64(readText(row, 'body'), bytes, at)
  return bytes.subarray(start - first * chunkLength, last - first * chunkLength)
}

/** The snapshots of a name, newest first. */
export async function listSnapshots(
  { database }: Pick<LedgerContext, 'database'>,
  name: string,
): Promise<readonly KeptSnapshot[]> {
  const rows = await database.query(
    'select * from snapshot where name = ? order by revision desc, day desc',
    [name],
  )
  return rows.map(readSnapshotRow)
}

/** Forgets a snapshot. */
export async function dropSnapshot(
  { database }: Pick<LedgerContext, 'database'>,
  { name, revision, day, hash }: KeptSnapshot,
): Promise<void> {
  await database.batch([
    {
      sql: 'delete from snapshot where name = ? and revision = ? and day = ?',
      parameters: [name, revision, day],
    },
    dropUnusedChunks(hash),
  ])
}

function dropUnusedChunks(hash: string) {
  return {
    sql: `delete from snapshot_chunk where hash = ?
      and not exists (select 1 from snapshot where snapshot.hash = snapshot_chunk.hash)`,
    parameters: [hash],
  }
}

function readSnapshotRow(row: SqlRow): KeptSnapshot {
  return {
    hash: readText(row, 'hash'),
    name: readText(row, 'name'),
    revision: readWholeNumber(row, 'revision'),
    day: readText(row, 'day'),
    length: readWholeNumber(row, 'length'),
    memo: readText(row, 'memo'),
  }
}
