import { sha256Hex } from '@recount/core/primitives'
import { makeSalts } from '../log/commitment.ts'
import type { ImportBatch } from './import-batch.ts'
import { joinBatches, type PreparedBatch, prepareBatch } from './prepare-batch.ts'

/** Prepares batches of an import where no ledger is at hand: in another thread than the one that writes. */
export interface Preparation {
  /** One batch, for an import that was begun with a reason. */
  prepare(batch: ImportBatch, reason: string): PreparedBatch
  /** Batches that follow one another as one, which is staged as one chunk. */
  join(batches: readonly PreparedBatch[]): PreparedBatch
}

/** What a preparation works with; the platform's own random bytes and core's digest where they are left out. */
export interface PreparationOptions {
  readonly random?: (bytes: Uint8Array<ArrayBuffer>) => void
  readonly sha256Hex?: (text: string) => string
}

/** Opens a preparation: what it prepares is staged as if the ledger had prepared it. */
export function openPreparation({
  random = (bytes) => void crypto.getRandomValues(bytes),
  sha256Hex: digest = sha256Hex,
}: PreparationOptions = {}): Preparation {
  const context = { sha256Hex: digest, salt: makeSalts(random) }
  return {
    prepare: (batch, reason) => prepareBatch(context, batch, reason),
    join: (batches) => joinBatches(context, batches),
  }
}
