import type { Parsed } from '@recount/core/primitives'
import { sha256Hex } from '@recount/core/primitives'
import type { RecordKind, RecordSet } from '@recount/core/records'
import {
  type FigurePosition,
  findFigure,
  listFigures,
  listFiguresTouched,
  type StoredFigure,
  saveFigure,
  type TouchedFigure,
} from './figures/figure-store.ts'
import { type ImportDesk, openImportDesk } from './imports/import-desk.ts'
import { type KeyStore, openKeyStore } from './keys/key-store.ts'
import { type Appended, appendChanges, type RecordChange } from './log/append-changes.ts'
import { changesOfRecordSet } from './log/changes-of-record-set.ts'
import { type ChainCheck, checkLedger } from './log/check-ledger.ts'
import { makeSalts } from './log/commitment.ts'
import { exportLog, type LogContent } from './log/export-log.ts'
import type { LedgerContext } from './log/ledger-context.ts'
import { type Redacted, redact } from './log/redact.ts'
import type { Revision } from './log/revision.ts'
import { type LedgerState, readLedgerState } from './reads/ledger-state.ts'
import { type LogEntry, listLog } from './reads/read-log.ts'
import { type RevisionOf, readRecordSetOf, readRecordsOf } from './reads/read-records.ts'
import {
  findRevision,
  listRevisions,
  listRevisionsBefore,
  listRevisionsOf,
  readLatestRevision,
  readRevisionAtTime,
} from './reads/read-revisions.ts'
import { recordSetOfState } from './reads/record-set-of-state.ts'
import { openRegisterDesk, type RegisterDesk } from './register/register-desk.ts'
import { openTableDesk, type TableDesk } from './snapshots/table-desk.ts'
import type { Database } from './sql/database.ts'
import { migrate } from './sql/migrate.ts'
import { forgetAnswers } from './writes/idempotency.ts'
import {
  type Decided,
  decide,
  findProposal,
  listOpenProposals,
  type Proposal,
  type Proposed,
  propose,
} from './writes/proposals.ts'
import type { WriteOperation } from './writes/write-operation.ts'
import type { WriteOutcome } from './writes/write-outcome.ts'
import { type Approval, type WriteNote, writeRecords } from './writes/write-records.ts'

/** Who writes, in the log's words, and the reason that readers of the log will see. */
export interface ChangeNote {
  readonly author: string
  readonly reason: string
}

/**
 * The append-only store of records and of the figures cited from them.
 *
 * Revisions are numbered from 1 without gaps; 0 stands for the empty ledger. Merged and withdrawn
 * records stay. But for `tables`, nothing here knows what the public may see: callers project what they
 * read.
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
   * The records of one kind with some ids as known at a revision, by default now, sorted by id; those
   * that were not there are left out. Like the reads below it costs the same in a ledger of any size.
   */
  recordsOf<Kind extends RecordKind>(
    kind: Kind,
    ids: readonly string[],
    revision?: number,
  ): Promise<readonly RevisionOf<Kind>[]>
  /** One incident as known at a revision, by default now; `null` where it was not there. */
  incident(id: string, revision?: number): Promise<RevisionOf<'incident'> | null>
  /**
   * Some incidents as known at a revision, by default the newest, with all that they refer to: that part
   * of {@link Ledger.recordSetAt} which counting them needs. Incidents that they are linked to are not in
   * it.
   */
  recordSetOf(incidents: readonly string[], revision?: number): Promise<RecordSet>
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
  /**
   * At most `limit` revisions of records below `before` (`null`: from the newest), newest first. Numbers
   * that stand for something else are not among them; {@link Ledger.log} says for what. Numbers below
   * `from` are not looked at, so that what an abandoned import has left costs no more than that.
   */
  revisions(before: number | null, limit: number, from?: number): Promise<readonly Revision[]>
  /**
   * At most `limit` rows of the log of whatever kind below `before` (`null`: from its end), newest first and
   * without a gap.
   */
  log(before: number | null, limit: number): Promise<readonly LogEntry[]>
  /** Of each of some revisions the one before it of the same record, in no order; a first has none. */
  revisionsBefore(
    later: readonly Pick<Revision, 'kind' | 'id' | 'version'>[],
  ): Promise<readonly Revision[]>
  /** Keeps a figure under its id; what is there already stays. */
  saveFigure(figure: { readonly id: string }): Promise<{ readonly created: boolean }>
  /** The figure of an id, or `null`. */
  figure(id: string): Promise<StoredFigure | null>
  /** At most `limit` figures, newest first, from below a position (`null`: from the newest). */
  figures(below: FigurePosition | null, limit: number): Promise<readonly StoredFigure[]>
  /**
   * At most `limit` figures that counted an incident before this revision of it, by id from behind one
   * on: the candidates to verify again.
   */
  figuresTouched(
    incident: string,
    revision: number,
    after: string,
    limit: number,
  ): Promise<readonly TouchedFigure[]>
  /** Reads the whole log and reports whatever is not as it was written. */
  checkLedger(): Promise<ChainCheck>
  /** The log as JSON Lines, for a verifier that shares nothing with this program. */
  exportLog(content: LogContent): AsyncIterable<string>
  /**
   * Deletes parts of a revision by law: `prose`, `place`, `speakers`, `names` or `reason`. The chain
   * verifies as before, and reading the revision says what is redacted.
   */
  redact(revision: number, parts: readonly string[], note: ChangeNote): Promise<Parsed<Redacted>>
  /**
   * Does all operations in one batch, or none: with versions that fit, records that are valid and
   * references that lead somewhere. What the public sees needs a second person where the ledger is
   * opened so.
   */
  write(operations: readonly WriteOperation[], note: WriteNote): Promise<WriteOutcome>
  /** Forgets the answers to requests with idempotency keys that were made before an instant. */
  forgetAnswers(before: Date): Promise<void>
  /**
   * Keeps operations for somebody else to decide on. With an idempotency key a repeated request makes no
   * second proposal.
   */
  propose(operations: readonly WriteOperation[], note: WriteNote): Promise<Proposed>
  /** A proposal, or `null`. */
  proposal(id: string): Promise<Proposal | null>
  /** At most `limit` proposals that nobody has decided on, the oldest first, from behind one on. */
  openProposals(
    after: Pick<Proposal, 'proposedAt' | 'id'> | null,
    limit: number,
  ): Promise<readonly Proposal[]>
  /**
   * Accepts a proposal, and writes it in its author's name, or rejects it; `null` where there is none to
   * decide on. Where the ledger wants a second person, nobody accepts a proposal of their own.
   */
  decide(id: string, decision: 'accepted' | 'rejected', note: WriteNote): Promise<Decided | null>
  /** Where tables of what the public may see are read and kept. */
  readonly tables: TableDesk
  /** Where it is told which records beside incidents the public may see. */
  readonly register: RegisterDesk
  /** Where files are imported. */
  readonly imports: ImportDesk
  /** The keys of those who may write. */
  readonly keys: KeyStore
  /** Releases the database. */
  close(): Promise<void>
}

/** What a ledger is opened with. */
export interface LedgerOptions {
  /** The clock by which everything is dated. */
  readonly now: () => Date
  /** Whether what the public sees needs a second person; `'none'` where it is left out. */
  readonly approval?: Approval
  /**
   * How many days after the last on which it can have happened an incident is shown that is written or
   * imported from now on and says no embargo of its own; 0 where it is left out.
   */
  readonly publicationDelayDays?: number
  /** Fills bytes so that nobody can foresee them; the platform's own way where it is left out. */
  readonly random?: (bytes: Uint8Array<ArrayBuffer>) => void
}

/**
 * Opens the ledger in a database, whose schema is brought up to date first.
 *
 * @throws whatever the engine throws where it cannot be read or written.
 */
export async function openLedger(
  database: Database,
  {
    now,
    approval = 'none',
    publicationDelayDays = 0,
    random = (bytes) => void crypto.getRandomValues(bytes),
  }: LedgerOptions,
): Promise<Ledger> {
  await migrate(database, now)
  const context: LedgerContext = {
    database,
    now,
    sha256Hex: database.sha256Hex ?? sha256Hex,
    salts: makeSalts(random),
    publicationDelayDays,
  }
  // Only a finished state is kept, and replaced as a whole: nobody waits for what another began.
  let newest: LedgerState | undefined
  const stateAt = async (revision: number) => {
    const state = await readLedgerState(database, revision, newest)
    if (newest === undefined || state.revision > newest.revision) newest = state
    return state
  }
  const latestRevision = () => readLatestRevision(database)
  const append = (changes: readonly RecordChange[], note: ChangeNote) =>
    appendChanges(context, changes, { ...note, at: now() })

  return {
    latestRevision,
    append,
    async seed(records, note) {
      if ((await latestRevision()) > 0) return false
      const { conflicts } = await append(changesOfRecordSet(records), note)
      return conflicts.length === 0
    },
    async recordSetAt(revision) {
      return recordSetOfState(await stateAt(revision ?? (await latestRevision())))
    },
    recordsOf: (kind, ids, revision) => readRecordsOf(database, kind, ids, revision ?? null),
    async incident(id, revision) {
      const [found] = await readRecordsOf(database, 'incident', [id], revision ?? null)
      return found ?? null
    },
    async recordSetOf(incidents, revision) {
      return readRecordSetOf(database, incidents, revision ?? (await latestRevision()))
    },
    revisionAtTime: (iso) => readRevisionAtTime(database, iso),
    revision: (revision) => findRevision(database, revision),
    revisionsOf: (kind, id) => listRevisionsOf(database, kind, id),
    log: (before, limit) => listLog(database, before, limit),
    revisions: (before, limit, from = 1) => listRevisions(database, before, limit, from),
    revisionsBefore: (later) => listRevisionsBefore(database, later),
    saveFigure: (figure) => saveFigure(database, figure, now()),
    figure: (id) => findFigure(database, id),
    figures: (below, limit) => listFigures(database, below, limit),
    figuresTouched: (incident, revision, after, limit) =>
      listFiguresTouched(database, incident, revision, after, limit),
    checkLedger: () => checkLedger(context),
    exportLog: (content) => exportLog(context, content),
    redact: (revision, parts, note) => redact(context, revision, parts, note),
    write: (operations, note) => writeRecords(context, operations, note, { approval }),
    forgetAnswers: (before) => forgetAnswers(context, before),
    propose: (operations, note) => propose(context, operations, note),
    proposal: (id) => findProposal(context, id),
    openProposals: (after, limit) => listOpenProposals(context, after, limit),
    decide: (id, decision, note) => decide(context, id, decision, note, { approval }),
    tables: openTableDesk(context),
    register: openRegisterDesk(context),
    imports: openImportDesk(context),
    keys: openKeyStore(context, random),
    close: () => database.close(),
  }
}
