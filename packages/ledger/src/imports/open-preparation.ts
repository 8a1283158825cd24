import { sha256Hex } from '@recount/core/primitives'
import { makeSalts } from '../log/commitment.ts'
import { beginPreparation, type Preparation } from './prepare-batch.ts'

/**
 * What a preparation works with; the platform's own random bytes, core's digest and no delay of publication
 * where they are left out.
 */
export interface PreparationOptions {
  readonly random?: (bytes: Uint8Array<ArrayBuffer>) => void
  readonly sha256Hex?: (content: string | Uint8Array) => string
  readonly publicationDelayDays?: number
}

/** Opens a preparation: what it prepares is staged as if the ledger had prepared it. */
export function openPreparation({
  random = (bytes) => void crypto.getRandomValues(bytes),
  sha256Hex: digest = sha256Hex,
  publicationDelayDays = 0,
}: PreparationOptions = {}): Preparation {
  return beginPreparation({ sha256Hex: digest, salts: makeSalts(random), publicationDelayDays })
}
