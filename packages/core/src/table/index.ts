export * from './apply-changes.ts'
export {
  type AttributionColumn,
  type Attributions,
  attributionEntries,
  perpetratorsOfRow,
} from './attribution-column.ts'
export * from './build-incident-table.ts'
export * from './build-table-of-rows.ts'
export * from './cell-columns.ts'
export type { Codes } from './codes.ts'
export type { Column } from './column.ts'
export * from './compared-columns.ts'
export * from './day-column.ts'
export { type IdColumn, idOfRow, rowsOfIds } from './id-column.ts'
export * from './incident-row.ts'
export * from './incident-table.ts'
export { type ListColumn, type Lists, listEntries, wordsOfRow } from './list-column.ts'
export * from './position-column.ts'
export * from './postings.ts'
export * from './quantities.ts'
export type { DamageCode } from './snapshot/damage.ts'
export * from './snapshot/range-reader.ts'
export { readSnapshot } from './snapshot/read-snapshot.ts'
export { writeSnapshot } from './snapshot/write-snapshot.ts'
export * from './span-column.ts'
export { type TextColumn, type Texts, textsWith } from './text-column.ts'
export * from './time-index.ts'
export * from './word-column.ts'
