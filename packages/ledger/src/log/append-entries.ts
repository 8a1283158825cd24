import { isWellFormed } from '@recount/core/primitives'
import type { SqlStatement } from '../sql/database.ts'
import { insertRows } from '../sql/insert-rows.ts'
import { jsonChunks } from '../sql/json-chunks.ts'
import { jsonTexts } from '../sql/json-rows.ts'
import { readText, readWholeNumber } from '../sql/read-column.ts'
import type { Entry } from './entry.ts'
import type { LedgerContext } from './ledger-context.ts'
import { newestFormat, noHash, type RowFields, textOfRow } from './revision.ts'

/** A row of the log that is about to be written, with its content. */
export interface WrittenRow extends RowFields {
  readonly parts: string
}

/** How entries are appended. */
export interface AppendOptions {
  readonly author: string
  readonly approvedBy?: string | null
  readonly at: Date
  /** The import that stages the rows; they are not shown before it is published. */
  readonly import?: string
  /**
   * Looks at what the ledger holds, after the head was read, and refuses by answering `false`: a writer
   * that came in between makes the whole start again.
   */
  readonly isAllowed?: () => Promise<boolean>
  /** The last versions of the records, if `isAllowed` has read them anyway. */
  readonly lastVersions?: () => ReadonlyMap<string, number>
  /** What happens in the same batch as the rows, so that both happen or neither. */
  readonly alongside?: (rows: readonly WrittenRow[]) => readonly SqlStatement[]
}

const mostAttempts = 1000

/**
 * Appends entries to the log in one batch, in their order; answers the rows, or `null` where it was not
 * allowed. Where the entries depend on what the ledger holds, they are asked for after `isAllowed`.
 *
 * A writer that took the next number first makes this one start again from the new head. A batch whose
 * answer was lost on the way is recognised by its hash and not written twice.
 *
 * @throws whatever the engine throws where the batch failed for another reason.
 */
export async function appendEntries(
  context: LedgerContext,
  entries: readonly Entry[] | (() => readonly Entry[]),
  options: AppendOptions,
): Promise<readonly WrittenRow[] | null> {
  const { database } = context
  for (let attempt = 1; ; attempt++) {
    // The head is read before everything else: what is read then can only be newer than the head, and
    // anything newer means that the number after the head is taken.
    const head = await readHead(context)
    if (options.isAllowed !== undefined && !(await options.isAllowed())) return null
    const wanted = typeof entries === 'function' ? entries() : entries
    const versions = options.lastVersions?.() ?? (await readLastVersions(context, wanted))
    const rows = chainAfter(context, head, wanted, new Map(versions), options)
    try {
      await database.batch([
        ...insertLog(context, rows),
        ...(options.import === undefined ? showRows(head.revision) : []),
        ...movePointers(rows, options.import === undefined),
        ...(options.alongside?.(rows) ?? []),
      ])
    } catch (error) {
      const written = await readHash(context, head.revision + 1)
      if (written === null && (await options.isAllowed?.()) === false) return null
      if (written === null || attempt === mostAttempts) throw error
      if (written !== rows[0]?.hash) continue
    }
    return rows
  }
}

interface Head {
  readonly revision: number
  readonly hash: string
  readonly recordedAt: string
}

async function readHead({ database }: LedgerContext): Promise<Head> {
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

async function readHash({ database }: LedgerContext, revision: number): Promise<string | null> {
  const [row] = await database.query('select hash from revision where revision = ?', [revision])
  return row === undefined ? null : readText(row, 'hash')
}

/** The last version of each record in the log by {@link nameOf}, those of unpublished imports included. */
export async function readLastVersions(
  { database }: LedgerContext,
  entries: readonly Pick<Entry, 'kind' | 'id'>[],
): Promise<Map<string, number>> {
  const ids = new Map<string, string[]>()
  for (const { kind, id } of entries) {
    const ofKind = ids.get(kind)
    if (ofKind === undefined) ids.set(kind, [id])
    else ofKind.push(id)
  }
  const versions = new Map<string, number>()
  for (const [kind, ofKind] of ids) {
    for (const chunk of jsonChunks(ofKind)) {
      const rows = await database.query(
        // Most are new in an import: those are left out here.
        `select id, version from (
          select wanted.value as id, (
            select max(version) from revision
            where revision.kind = ? and revision.id = wanted.value
          ) as version from ${jsonTexts(database.dialect)} as wanted
        ) as found where version is not null`,
        [kind, chunk],
      )
      for (const row of rows) {
        versions.set(nameOf(kind, readText(row, 'id')), readWholeNumber(row, 'version'))
      }
    }
  }
  return versions
}

function chainAfter(
  { sha256Hex }: LedgerContext,
  head: Head,
  entries: readonly Entry[],
  versions: Map<string, number>,
  { author, approvedBy = null, at, import: importId }: AppendOptions,
): readonly WrittenRow[] {
  // A clock that was set back must not put a later revision before an earlier one.
  const now = at.toISOString()
  const written = {
    import: importId ?? null,
    author: storable(author),
    approvedBy: approvedBy === null ? null : storable(approvedBy),
    recordedAt: now > head.recordedAt ? now : head.recordedAt,
  }
  let revision = head.revision
  let previousHash = head.hash
  return entries.map(({ kind, id, status, redirect, content, commitments }) => {
    revision += 1
    const name = nameOf(kind, id)
    const version = (versions.get(name) ?? 0) + 1
    versions.set(name, version)
    const fields = {
      revision,
      format: newestFormat,
      kind,
      id,
      version,
      status,
      redirect,
      ...written,
      commitments,
      previousHash,
    } as const
    const hash = sha256Hex(textOfRow(fields))
    previousHash = hash
    return { ...fields, hash, parts: content }
  })
}

function insertLog({ database }: LedgerContext, rows: readonly WrittenRow[]): SqlStatement[] {
  const revisions = rows.map((row) => ({
    ...row,
    approved_by: row.approvedBy,
    recorded_at: row.recordedAt,
    previous_hash: row.previousHash,
  }))
  return [
    ...insertRows(database, 'revision', revisionColumns, revisions),
    ...insertRows(database, 'content', contentColumns, rows),
  ]
}

const revisionColumns = {
  revision: 'integer',
  format: 'integer',
  kind: 'text',
  id: 'text',
  version: 'integer',
  status: 'text',
  redirect: 'text',
  import: 'text',
  author: 'text',
  approved_by: 'text',
  recorded_at: 'text',
  commitments: 'text',
  previous_hash: 'text',
  hash: 'text',
} as const

const contentColumns = { revision: 'integer', parts: 'text' } as const

/** The newest of the rows after the head become the current state of their records. */
function showRows(head: number): SqlStatement[] {
  return [
    {
      sql: `insert into current_record (kind, id, version, revision, shown_from, status, redirect)
        select kind, id, version, revision, revision, status, redirect from revision
        where revision > ? and kind not in ('import', 'redaction') and not exists (
          select 1 from revision as later
          where later.kind = revision.kind and later.id = revision.id and later.version > revision.version
        )
        on conflict (kind, id) do update set version = excluded.version, revision = excluded.revision,
          shown_from = excluded.shown_from, status = excluded.status, redirect = excluded.redirect`,
      parameters: [head],
    },
  ]
}

function movePointers(rows: readonly WrittenRow[], isShown: boolean): SqlStatement[] {
  const last = rows.at(-1)
  if (last === undefined) return []
  const sql = 'update pointer set revision = ?, hash = ? where name = ?'
  const names = isShown ? ['head', 'shown'] : ['head']
  return names.map((name) => ({ sql, parameters: [last.revision, last.hash, name] }))
}

/** NUL and halves of surrogate pairs cannot be kept in an SQL text. */
export function storable(text: string): string {
  return isWellFormed(text) && !text.includes('\0')
    ? text
    : text.replace(/\p{Surrogate}|\0/gu, '\ufffd')
}

/** Names a record by its kind and its id. */
export function nameOf(kind: string, id: string): string {
  return `${kind}/${id}`
}
