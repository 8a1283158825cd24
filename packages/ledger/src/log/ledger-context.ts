import type { Database } from '../sql/database.ts'
import type { SaltSource } from './commitment.ts'

/**
 * What the parts of a ledger work with: the engine, a clock, a digest, salts nobody can foresee, and how many
 * days what is written is kept from the public.
 */
export interface LedgerContext {
  readonly database: Database
  readonly now: () => Date
  readonly sha256Hex: (content: string | Uint8Array) => string
  readonly salts: SaltSource
  readonly publicationDelayDays: number
}
