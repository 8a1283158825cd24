import type { SqlStatement } from '../sql/database.ts'
import { insertRows } from '../sql/insert-rows.ts'
import { readText, readWholeNumber } from '../sql/read-column.ts'
import {
  type AppendedEntry,
  chainEntries,
  type Head,
  type RowOrigin,
  type WrittenRow,
} from './chain-entries.ts'
import { type LastVersions, readLastVersions } from './last-versions.ts'
import type { LedgerContext } from './ledger-context.ts'
import { noHash } from './revision.ts'

/** How entries are appended. */
export interface AppendOptions extends RowOrigin {
  /**
   * Looks at what the ledger holds, after the head was read, and refuses by answering `false`: a writer
   * that came in between makes the whole start again.
   */
  readonly isAllowed?: () => Promise<boolean>
  /** The last versions of the records, if `isAllowed` has read them anyway. */
  readonly lastVersions?: () => LastVersions
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
  entries: readonly AppendedEntry[] | (() => readonly AppendedEntry[]),
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
    const rows = chainEntries(context, head, wanted, versions, options)
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

function insertLog({ database }: LedgerContext, rows: readonly WrittenRow[]): SqlStatement[] {
  return [
    ...insertRows(database, 'revision', revisionColumns, rows, (row) => [
      row.revision,
      row.format,
      row.kind,
      row.id,
      row.version,
      row.status,
      row.redirect,
      row.import,
      row.author,
      row.approvedBy,
      row.recordedAt,
      row.commitments,
      row.previousHash,
      row.hash,
    ]),
    ...insertRows(database, 'content', contentColumns, rows, (row) => [row.revision, row.parts]),
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

const contentColumns = { revision: 'integer', parts: 'encoded' } as const

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
