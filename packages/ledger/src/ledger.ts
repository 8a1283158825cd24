import type { RecordKind, RecordSet } from '@recount/core/records'
import { type Appended, appendChanges, type RecordChange } from './append-changes.ts'
import { changesOfRecordSet } from './changes-of-record-set.ts'
import { type ChainCheck, checkChain } from './check-chain.ts'
import type { Database } from './database.ts'
import {
  type FigurePosition,
  findFigure,
  listFigures,
  type StoredFigure,
  saveFigure,
} from './figure-store.ts'
import { migrate } from './migrate.ts'
import { readWholeNumber } from './read-column.ts'
import { recordSetAt } from './record-set-at.ts'
import { type Revision, readRevision } from './revision.ts'

/** Who writes, in the log's words, and the reason that readers of the log will see. */
export interface ChangeNote {
  readonly author: string
  readonly reason: string
}

/**
 * The append-only store of records and of the figures cited from them.
 *
 * Revisions are numbered from 1 without gaps; 0 stands for the empty ledger. Merged and withdrawn
 * records stay. Nothing here knows what the public may see: callers project what they read.
 */
export interface Ledger {
  /** The newest revision; 0 while the ledger is empty. */
  latestRevision(): Promise<number>
  /** Appends changes: all of them, or none and the conflicts. */
  append(changes: readonly RecordChange[], note: ChangeNote): Promise<Appended>
  /** Fills an empty ledger; answers `false`, and changes nothing, where it is not empty. */
  seed(records: RecordSet, note: ChangeNote): Promise<boolean>
  /** All records as known at a revision, by default the newest. */
  recordSetAt(revision?: number): Promise<RecordSet>
  /**
   * The last revision recorded up to an instant, 0 where there was none. A bare day stands for its
   * last instant in UTC: what was known that day.
   *
   * @throws RangeError for a text that is no ISO 8601 day or instant.
   */
  revisionAtTime(iso: string): Promise<number>
  /** One revision, or `null`. */
  revision(revision: number): Promise<Revision | null>
  /** The history of a record, newest first; empty where it was never recorded. */
  revisionsOf(kind: RecordKind, id: string): Promise<readonly Revision[]>
  /** At most `limit` revisions below `before` (`null`: from the newest), newest first. */
  revisions(before: number | null, limit: number): Promise<readonly Revision[]>
  /** Keeps a figure under its id; what is there already stays. */
  saveFigure(figure: { readonly id: string }): Promise<{ readonly created: boolean }>
  /** The figure of an id, or `null`. */
  figure(id: string): Promise<StoredFigure | null>
  /** At most `limit` figures, newest first, from below a position (`null`: from the newest). */
  figures(below: FigurePosition | null, limit: number): Promise<readonly StoredFigure[]>
  /** Reads the whole log and reports whatever is not as it was written. */
  checkChain(): Promise<ChainCheck>
  /** Releases the database. */
  close(): Promise<void>
}

/**
 * Opens the ledger in a database, whose schema is brought up to date first.
 *
 * `now` is the clock by which revisions and figures are dated.
 *
 * @throws whatever the engine throws where it cannot be read or written.
 */
export async function openLedger(
  database: Database,
  { now }: { readonly now: () => Date },
): Promise<Ledger> {
  await migrate(database, now)

  const latestRevision = async () => {
    const [row] = await database.query(
      'select coalesce(max(revision), 0) as revision from revision',
    )
    return row === undefined ? 0 : readWholeNumber(row, 'revision')
  }
  const append = (changes: readonly RecordChange[], note: ChangeNote) =>
    appendChanges(database, changes, { ...note, at: now() })

  return {
    latestRevision,
    append,
    async seed(records, note) {
      if ((await latestRevision()) > 0) return false
      const { conflicts } = await append(changesOfRecordSet(records), note)
      return conflicts.length === 0
    },
    async recordSetAt(revision) {
      return recordSetAt(database, revision ?? (await latestRevision()))
    },
    async revisionAtTime(iso) {
      const [row] = await database.query(
        'select coalesce(max(revision), 0) as revision from revision where recorded_at <= ?',
        [lastInstantOf(iso)],
      )
      return row === undefined ? 0 : readWholeNumber(row, 'revision')
    },
    async revision(revision) {
      const [row] = await database.query('select * from revision where revision = ?', [revision])
      return row === undefined ? null : readRevision(row)
    },
    async revisionsOf(kind, id) {
      const rows = await database.query(
        'select * from revision where kind = ? and id = ? order by version desc',
        [kind, id],
      )
      return rows.map(readRevision)
    },
    async revisions(before, limit) {
      const rows =
        before === null
          ? await database.query('select * from revision order by revision desc limit ?', [limit])
          : await database.query(
              'select * from revision where revision < ? order by revision desc limit ?',
              [before, limit],
            )
      return rows.map(readRevision)
    },
    saveFigure: (figure) => saveFigure(database, figure, now()),
    figure: (id) => findFigure(database, id),
    figures: (below, limit) => listFigures(database, below, limit),
    checkChain: () => checkChain(database),
    close: () => database.close(),
  }
}

function lastInstantOf(iso: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(iso)
  return new Date(isDay ? `${iso}T23:59:59.999Z` : iso).toISOString()
}
