import { type RecordKind, recordKinds, type Status } from '@recount/core/records'
import type { AnyRecord } from '../log/entry.ts'
import { readRevision } from '../log/revision.ts'
import type { Database } from '../sql/database.ts'

/** A record as it stood, with what became of it and which of its parts are redacted. */
export interface StoredRecord {
  readonly id: string
  readonly record: AnyRecord
  readonly status: Status
  readonly redirect: string | null
  readonly redacted: readonly string[]
}

/** All records as they stood at a revision, by kind, each list sorted by id. */
export interface LedgerState {
  readonly revision: number
  readonly stored: Readonly<Record<RecordKind, readonly StoredRecord[]>>
}

/** The ledger before its first revision. */
export const emptyState: LedgerState = {
  revision: 0,
  stored: {
    source: [],
    document: [],
    actor: [],
    place: [],
    incident: [],
    'reported-total': [],
  },
}

/**
 * The state at a revision, made of an earlier state where one is at hand: then only the records that
 * changed since are read. Otherwise of an early state only what lies before it is read, and of a late
 * one the current records and the histories of those that changed since.
 */
export async function readLedgerState(
  database: Database,
  revision: number,
  base: LedgerState = emptyState,
): Promise<LedgerState> {
  const isUsable = revision >= base.revision && !(await isRedactedSince(database, base.revision))
  if (base !== emptyState && !isUsable) return readLedgerState(database, revision)
  const changed = await readChanges(database, base.revision, revision)
  const stored = { ...base.stored }
  for (const kind of recordKinds) stored[kind] = merged(stored[kind], changed[kind])
  return { revision, stored }
}

/** What is redacted is gone from all states, and so from those at hand. */
async function isRedactedSince(database: Database, revision: number): Promise<boolean> {
  const [row] = await database.query(
    'select revision from redaction where redacted_by > ? limit 1',
    [revision],
  )
  return row !== undefined
}

/** A state that takes less than this share of the log is read from the log's beginning. */
const earlyShare = 8

async function readChanges(database: Database, after: number, upTo: number) {
  const changes = emptyChanges()
  const [head] = await database.query(`select revision from pointer where name = 'head'`)
  const isEarly = after === 0 && upTo < Number(head?.revision ?? 0) / earlyShare
  const rows = isEarly
    ? await database.query(earlyState, [upTo, upTo])
    : await database.query(changedState, [after, upTo, upTo, upTo])
  for (const row of rows) {
    const { kind, id, record, status, redirect, redacted } = readRevision(row)
    changes[kind].push({ id, record, status, redirect, redacted })
  }
  return changes
}

function emptyChanges(): Record<RecordKind, StoredRecord[]> {
  return { source: [], document: [], actor: [], place: [], incident: [], 'reported-total': [] }
}

/**
 * SQL for the newest row of a record that was shown at revision `?`. A row that an import staged is
 * shown from the revision at which the import was published.
 */
const newestShownOf = (record: string) => `(
  select max(past.revision) from revision as past
  left join publication on publication.import = past.import
  where past.kind = ${record}.kind and past.id = ${record}.id
    and case when past.import is null then past.revision else publication.revision end <= ?
)`

const earlyState = `select revision.*, content.parts from (
    select distinct kind, id from revision
    where revision <= ? and kind not in ('import', 'redaction')
  ) as known
  join revision on revision.revision = ${newestShownOf('known')}
  join content on content.revision = revision.revision
  order by revision.id`

const changedState = `select revision.*, content.parts from (
    select revision from current_record where shown_from > ? and shown_from <= ?
    union all
    select ${newestShownOf('later')} as revision from current_record as later where shown_from > ?
  ) as state
  join revision on revision.revision = state.revision
  join content on content.revision = revision.revision
  order by revision.id`

/** Two lists sorted by id as one; of two with the same id the later one stays. */
function merged(
  earlier: readonly StoredRecord[],
  later: readonly StoredRecord[],
): readonly StoredRecord[] {
  if (later.length === 0) return earlier
  if (earlier.length === 0) return later
  const both: StoredRecord[] = []
  let next = 0
  for (const record of earlier) {
    for (
      let other = later[next];
      other !== undefined && other.id < record.id;
      other = later[next]
    ) {
      both.push(other)
      next += 1
    }
    if (later[next]?.id === record.id) continue
    both.push(record)
  }
  for (; next < later.length; next++) both.push(later[next] ?? noRecord())
  return both
}

function noRecord(): never {
  throw new RangeError('a list has a hole')
}
