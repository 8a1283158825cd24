export type { ImportBatch, ImportedRow } from './imports/import-batch.ts'
export { openPreparation, type PreparationOptions } from './imports/open-preparation.ts'
export type { Preparation } from './imports/prepare-batch.ts'
export { type BatchRoom, buffersOf, type PreparedBatch, roomOf } from './imports/prepared-batch.ts'
