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
export { type CellsOfRows, cellsOfFewRows } from './cells-of-rows.ts'
export { type Codes, makeCodes } from './codes.ts'
export type { Column } from './column.ts'
export * from './compared-columns.ts'
export * from './day-column.ts'
export { type IdColumn, idOfRow, rowsOfIds } from './id-column.ts'
export * from './incident-row.ts'
export * from './incident-table.ts'
export * from './kept-marks.ts'
export { type ListColumn, type Lists, listEntries, wordsOfRow } from './list-column.ts'
export * from './position-column.ts'
export * from './postings.ts'
export * from './quantities.ts'
export * from './row-marks.ts'
export type { Checksum } from './snapshot/checksum.ts'
export type { DamageCode } from './snapshot/damage.ts'
export { snapshotVersion } from './snapshot/header.ts'
export { lazily } from './snapshot/lazily.ts'
export * from './snapshot/range-reader.ts'
export { readSnapshot } from './snapshot/read-snapshot.ts'
export { type RangeSum, type SumQuestion, sumByRanges } from './snapshot/sum-by-ranges.ts'
export { writeSnapshot } from './snapshot/write-snapshot.ts'
export * from './span-column.ts'
export * from './sums/checkpoints.ts'
export { type ChunkCells, makeChunkCells, readCells } from './sums/chunk-cells.ts'
export {
  areTollsMissing,
  type IncidentTolls,
  incidentTolls,
  takeTolls,
} from './sums/incident-tolls.ts'
export * from './sums/quantity-weights.ts'
export { keptFlags } from './sums/read-flags.ts'
export * from './sums/toll-columns.ts'
export { tollFlags } from './sums/toll-flags.ts'
export * from './sums/toll-reader.ts'
export * from './take-codes.ts'
export { type TextColumn, type Texts, textsWith } from './text-column.ts'
export {
  firstSpanEnding,
  shortSpanDays,
  spansAcross,
  type TimeIndex,
  timeIndexOf,
} from './time-index.ts'
export * from './word-column.ts'
