import { canonicalJson } from '@recount/core/primitives'
import type { RecordKind, RecordOfKind } from '@recount/core/records'
import type { Database, SqlStatement } from './database.ts'
import { jsonChunks } from './json-chunks.ts'
import { readText, readWholeNumber } from './read-column.ts'
import { hashOfRow, type LogRow, noHash } from './revision.ts'

/**
 * A record as it shall be from now on, and the version that it replaces: `null` for a new record.
 *
 * The ledger numbers versions itself: whatever version the record carries is overwritten by the next.
 */
export type RecordChange = {
  readonly [Kind in RecordKind]: {
    readonly kind: Kind
    readonly record: RecordOfKind[Kind]
    readonly replaces: number | null
  }
}[RecordKind]

/** A change that did not fit: somebody else has changed the record since it was read. */
export interface Conflict {
  readonly kind: RecordKind
  readonly id: string
  readonly replaces: number | null
  readonly found: number | null
}

/**
 * What came of appending: all changes are in the log as the revisions `first` to `last`, or none is,
 * and the conflicts say why. Where there was nothing to append, both are `null` without a conflict.
 */
export interface Appended {
  readonly first: number | null
  readonly last: number | null
  readonly conflicts: readonly Conflict[]
}

/** Who changes records, why, and when. */
export interface Authorship {
  readonly author: string
  readonly reason: string
  readonly at: Date
}

const mostAttempts = 200

/**
 * Appends changes to the log in one batch, in their order, one revision for each.
 *
 * A writer that took the next revision number first makes this one start again from the new head; a
 * writer that changed one of the same records is a conflict. A batch whose answer was lost on the way
 * is recognised by its hash and not written twice.
 *
 * @throws whatever the engine throws where the batch failed for another reason.
 */
export async function appendChanges(
  database: Database,
  changes: readonly RecordChange[],
  authorship: Authorship,
): Promise<Appended> {
  if (changes.length === 0) return { first: null, last: null, conflicts: [] }
  for (let attempt = 1; ; attempt++) {
    // The head is read before the versions: versions can then only be newer than the head, and a newer
    // one means that the number after the head is taken.
    const head = await readHead(database)
    const versions = await readVersions(database, changes)
    const conflicts = conflictsOf(changes, versions)
    if (conflicts.length > 0) return { first: null, last: null, conflicts }
    const rows = chainAfter(head, changes, authorship)
    try {
      await database.batch(insertsOf(rows, head.revision))
    } catch (error) {
      const written = await readHash(database, head.revision + 1)
      if (written === null || attempt === mostAttempts) throw error
      if (written !== rows[0]?.hash) continue
    }
    return { first: head.revision + 1, last: head.revision + rows.length, conflicts: [] }
  }
}

interface Head {
  readonly revision: number
  readonly hash: string
  readonly recordedAt: string
}

async function readHead(database: Database): Promise<Head> {
  const [row] = await database.query(
    'select revision, hash, recorded_at from revision order by revision desc limit 1',
  )
  if (row === undefined) return { revision: 0, hash: noHash, recordedAt: '' }
  return {
    revision: readWholeNumber(row, 'revision'),
    hash: readText(row, 'hash'),
    recordedAt: readText(row, 'recorded_at'),
  }
}

async function readHash(database: Database, revision: number): Promise<string | null> {
  const [row] = await database.query('select hash from revision where revision = ?', [revision])
  return row === undefined ? null : readText(row, 'hash')
}

async function readVersions(
  database: Database,
  changes: readonly RecordChange[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = changes.map(({ kind, record }) => ({ kind, id: record.id }))
  const versions = new Map<string, number>()
  for (const chunk of jsonChunks(wanted)) {
    const rows = await database.query(
      `select current_record.kind, current_record.id, current_record.version
        from json_each(?) as wanted join current_record
        on current_record.kind = wanted.value->>'kind' and current_record.id = wanted.value->>'id'`,
      [chunk],
    )
    for (const row of rows) {
      versions.set(
        nameOf(readText(row, 'kind'), readText(row, 'id')),
        readWholeNumber(row, 'version'),
      )
    }
  }
  return versions
}

function conflictsOf(
  changes: readonly RecordChange[],
  versions: ReadonlyMap<string, number>,
): readonly Conflict[] {
  const reached = new Map(versions)
  const conflicts: Conflict[] = []
  for (const { kind, record, replaces } of changes) {
    const name = nameOf(kind, record.id)
    const found = reached.get(name) ?? null
    if (found !== replaces) conflicts.push({ kind, id: record.id, replaces, found })
    reached.set(name, (found ?? 0) + 1)
  }
  return conflicts
}

function chainAfter(
  head: Head,
  changes: readonly RecordChange[],
  { author, reason, at }: Authorship,
): readonly LogRow[] {
  // A clock that was set back must not put a later revision before an earlier one.
  const now = at.toISOString()
  const recordedAt = now > head.recordedAt ? now : head.recordedAt
  const written = { author: storable(author), reason: storable(reason), recordedAt }
  const rows: LogRow[] = []
  let previousHash = head.hash
  for (const { kind, record, replaces } of changes) {
    const version = (replaces ?? 0) + 1
    const fields = {
      revision: head.revision + rows.length + 1,
      kind,
      id: record.id,
      version,
      body: canonicalJson({ ...record, version }),
      ...written,
      previousHash,
    }
    const hash = hashOfRow(fields)
    rows.push({ ...fields, hash })
    previousHash = hash
  }
  return rows
}

function insertsOf(rows: readonly LogRow[], head: number): readonly SqlStatement[] {
  return [
    ...jsonChunks(rows).map((chunk) => ({
      sql: `insert into revision (revision, kind, id, version, body, author, reason, recorded_at, previous_hash, hash)
        select value->>'revision', value->>'kind', value->>'id', value->>'version', value->>'body',
          value->>'author', value->>'reason', value->>'recordedAt', value->>'previousHash', value->>'hash'
        from json_each(?)`,
      parameters: [chunk],
    })),
    {
      sql: `insert into current_record (kind, id, version, revision)
        select kind, id, max(version), max(revision) from revision where revision > ? group by kind, id
        on conflict (kind, id) do update set version = excluded.version, revision = excluded.revision`,
      parameters: [head],
    },
  ]
}

/** NUL and halves of surrogate pairs cannot be kept in an SQL text; a body has them escaped. */
function storable(text: string): string {
  return text.replace(/\p{Surrogate}|\0/gu, '\ufffd')
}

function nameOf(kind: string, id: string): string {
  return `${kind}/${id}`
}
