import type { RecordKind, RecordOfKind } from '@recount/core/records'
import { jsonChunks } from '../sql/json-chunks.ts'
import { jsonRows } from '../sql/json-rows.ts'
import { readText, readWholeNumber } from '../sql/read-column.ts'
import { appendEntries } from './append-entries.ts'
import { makeRecordEntry, stateOf } from './entry.ts'
import type { LedgerContext } from './ledger-context.ts'

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

/**
 * Appends changes to the log in one batch, in their order, one revision for each; or none, where one of
 * them replaces a version that is not the newest.
 *
 * @throws TypeError where a record is none that JSON can hold, and whatever the engine throws where the
 * batch failed for another reason than another writer.
 */
export async function appendChanges(
  context: LedgerContext,
  changes: readonly RecordChange[],
  { author, reason, at }: Authorship,
): Promise<Appended> {
  if (changes.length === 0) return { first: null, last: null, conflicts: [] }
  const entries = changes.map(({ kind, record }) =>
    makeRecordEntry(context, kind, record, stateOf(record), storableReason(reason)),
  )
  let conflicts: readonly Conflict[] = []
  const rows = await appendEntries(context, entries, {
    author,
    at,
    isAllowed: async () => {
      conflicts = conflictsOf(changes, await readShownVersions(context, changes))
      return conflicts.length === 0
    },
  })
  if (rows === null) return { first: null, last: null, conflicts }
  return { first: rows[0]?.revision ?? null, last: rows.at(-1)?.revision ?? null, conflicts: [] }
}

/** Halves of surrogate pairs have no UTF-8, so they could not be hashed. */
function storableReason(reason: string): string {
  return reason.replace(/\p{Surrogate}/gu, '\ufffd')
}

async function readShownVersions(
  { database }: LedgerContext,
  changes: readonly RecordChange[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = changes.map(({ kind, record }) => ({ kind, id: record.id }))
  const versions = new Map<string, number>()
  for (const chunk of jsonChunks(wanted)) {
    const rows = await database.query(
      `select current_record.kind, current_record.id, current_record.version
        from ${jsonRows(database.dialect, { kind: 'text', id: 'text' })} as wanted
        join current_record on current_record.kind = wanted.kind and current_record.id = wanted.id`,
      [chunk],
    )
    for (const row of rows) {
      versions.set(
        `${readText(row, 'kind')}/${readText(row, 'id')}`,
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
    const name = `${kind}/${record.id}`
    const found = reached.get(name) ?? null
    if (found !== replaces) conflicts.push({ kind, id: record.id, replaces, found })
    reached.set(name, (found ?? 0) + 1)
  }
  return conflicts
}
