import type { LedgerContext } from '../log/ledger-context.ts'
import type { SqlRow } from '../sql/database.ts'
import { readText, readWholeNumber } from '../sql/read-column.ts'

/**
 * A snapshot that is kept: the encoded bytes of something computed at a revision. `name` says what is
 * encoded and how (`incident-table@1/envelope@1`), `hash` is the SHA-256 of the text that was stored.
 */
export interface KeptSnapshot {
  readonly hash: string
  readonly name: string
  readonly revision: number
}

/** Base 64 that every engine takes in one parameter: D1 refuses more than 2 MB. */
const longestChunk = 1_000_000

/**
 * Keeps the bytes of a snapshot under their hash; what is there already stays. Equal bytes have one hash
 * on every engine, and a hash stands for nothing else, so that it can be cached for ever.
 */
export async function saveSnapshot(
  { database, now, sha256Hex }: LedgerContext,
  name: string,
  revision: number,
  bytes: Uint8Array,
): Promise<KeptSnapshot> {
  const text = toBase64(bytes)
  const hash = sha256Hex(text)
  const kept = { hash, name, revision }
  if ((await findSnapshot({ database }, hash)) !== null) return kept
  const chunks: string[] = []
  for (let start = 0; start < text.length; start += longestChunk) {
    chunks.push(text.slice(start, start + longestChunk))
  }
  try {
    await database.batch([
      {
        sql: 'insert into snapshot (hash, revision, name, chunks, created_at) values (?, ?, ?, ?, ?)',
        parameters: [hash, revision, name, chunks.length, now().toISOString()],
      },
      ...chunks.map((body, number) => ({
        sql: 'insert into snapshot_chunk (hash, number, body) values (?, ?, ?)',
        parameters: [hash, number, body],
      })),
    ])
  } catch (error) {
    if ((await findSnapshot({ database }, hash)) === null) throw error
  }
  return kept
}

/** What a hash stands for, or `null`. */
export async function findSnapshot(
  { database }: Pick<LedgerContext, 'database'>,
  hash: string,
): Promise<KeptSnapshot | null> {
  const [row] = await database.query('select hash, name, revision from snapshot where hash = ?', [
    hash,
  ])
  return row === undefined ? null : readSnapshot(row)
}

/** The newest snapshot of a name up to a revision, or `null`: the tail of the log goes on top. */
export async function findNewestSnapshot(
  { database }: Pick<LedgerContext, 'database'>,
  name: string,
  revision: number,
): Promise<KeptSnapshot | null> {
  const [row] = await database.query(
    `select hash, name, revision from snapshot where name = ? and revision <= ?
      order by revision desc limit 1`,
    [name, revision],
  )
  return row === undefined ? null : readSnapshot(row)
}

/** The bytes of a hash, or `null`. */
export async function readSnapshotBytes(
  { database }: Pick<LedgerContext, 'database'>,
  hash: string,
): Promise<Uint8Array | null> {
  const rows = await database.query(
    'select body from snapshot_chunk where hash = ? order by number',
    [hash],
  )
  if (rows.length === 0) return (await findSnapshot({ database }, hash)) && new Uint8Array()
  const text = rows.map((row) => readText(row, 'body')).join('')
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}

function readSnapshot(row: SqlRow): KeptSnapshot {
  return {
    hash: readText(row, 'hash'),
    name: readText(row, 'name'),
    revision: readWholeNumber(row, 'revision'),
  }
}

function toBase64(bytes: Uint8Array): string {
  // In pieces, for a call takes only so many arguments; each a multiple of three, so that they join.
  const pieces: string[] = []
  for (let start = 0; start < bytes.length; start += 24_576) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(start, start + 24_576))))
  }
  return pieces.join('')
}
