export type { FigurePosition, StoredFigure, TouchedFigure } from './figures/figure-store.ts'
export { type CountedAgain, type FigureTables, recountFigure } from './figures/recount-figure.ts'
export {
  addCounts,
  type ImportBatch,
  type ImportCounts,
  type ImportedRow,
  noCounts,
} from './imports/import-batch.ts'
export type { ImportDesk, ImportRun } from './imports/import-desk.ts'
export type { ImportJob, ImportRequest } from './imports/import-job.ts'
export type { PreparedBatch } from './imports/prepared-batch.ts'
export type { Original } from './imports/read-originals.ts'
export type { Staged } from './imports/stage-chunk.ts'
export { type ApiKey, allows, type Scope, scopes } from './keys/api-key.ts'
export { formatToken, parseToken } from './keys/api-key-token.ts'
export type { IssuedKey, KeyCheck, KeyRequest, KeyStore } from './keys/key-store.ts'
export { type ChangeNote, type Ledger, type LedgerOptions, openLedger } from './ledger.ts'
export type { Appended, Conflict, RecordChange } from './log/append-changes.ts'
export { changesOfRecordSet } from './log/changes-of-record-set.ts'
export type { ChainCheck } from './log/check-ledger.ts'
export type { LogContent } from './log/export-log.ts'
export { type Redacted, redactableParts } from './log/redact.ts'
export { type LogKind, type LogRow, noHash, type Revision } from './log/revision.ts'
export { type NamesOfIncidents, namesOfIncidents } from './pages/names-of-incidents.ts'
export type { PagedLedger } from './pages/paged-ledger.ts'
export {
  type PublicState,
  pagesOfEverything,
  pagesOfSelection,
} from './pages/pages-of-everything.ts'
export { pagesOfIncidents } from './pages/pages-of-incidents.ts'
export { pagesOfRecords } from './pages/pages-of-records.ts'
export { type FieldDifference, fieldDifferences } from './reads/field-differences.ts'
export type { LogEntry } from './reads/read-log.ts'
export type { RevisionOf } from './reads/read-records.ts'
export { type Reference, referencesOf } from './reads/references-of.ts'
export type { PublicRegister } from './register/public-register.ts'
export type { RegistryIds } from './register/read-shown-records.ts'
export type { RegisterDesk } from './register/register-desk.ts'
export { kindOfRegistry, type RegistryKind } from './register/registry-kind.ts'
export type { TellRead } from './snapshots/advance-tables.ts'
export type { WantedTable } from './snapshots/affected-incidents.ts'
export { lastEmbargoEnded, type PublicTable, type TableMemo } from './snapshots/public-table.ts'
export type { KeptSnapshot } from './snapshots/snapshot-store.ts'
export { longestTail, type TableDesk } from './snapshots/table-desk.ts'
export type { Database, Dialect, SqlRow, SqlStatement, SqlValue } from './sql/database.ts'
export { type StorageFailure, storageFailureOf } from './sql/storage-failure.ts'
export type { Decided, Proposal, Proposed } from './writes/proposals.ts'
export { isSeenByPublic } from './writes/status-changes.ts'
export type { WriteOperation } from './writes/write-operation.ts'
export type { WriteOutcome, WrittenRecord } from './writes/write-outcome.ts'
export type { Approval, WriteNote } from './writes/write-records.ts'
