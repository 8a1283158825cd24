export type { ImportBatch, ImportedRow } from './imports/import-batch.ts'
export {
  openPreparation,
  type Preparation,
  type PreparationOptions,
} from './imports/open-preparation.ts'
export type { PreparedBatch } from './imports/prepare-batch.ts'
