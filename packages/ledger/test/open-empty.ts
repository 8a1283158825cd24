import { type Ledger, type LedgerOptions, openLedger } from '../src/index.ts'
import type { Database } from '../src/sql/database.ts'

/** An empty database and a second way in to the same one, as another process would have it. */
export interface OpenedPair {
  readonly database: Database
  readonly other: Database
}

/** Opens an empty database, and closes nothing: the engine's test does. */
export type OpenPair = () => Promise<OpenedPair>

/** A ledger in an empty database, and the same one as another process has it. */
export interface OpenedLedgers extends OpenedPair {
  readonly ledger: Ledger
  readonly otherLedger: Ledger
}

const start = Date.UTC(2022, 11, 5, 8)

/** A clock that moves on by a minute whenever it is read. */
export function tickingClock(): () => Date {
  let minutes = 0
  return () => new Date(start + 60_000 * minutes++)
}

/** Opens both ledgers on one ticking clock. */
export async function openEmpty(
  open: OpenPair,
  options: Partial<LedgerOptions> = {},
): Promise<OpenedLedgers> {
  const pair = await open()
  const now = tickingClock()
  return {
    ...pair,
    ledger: await openLedger(pair.database, { now, ...options }),
    otherLedger: await openLedger(pair.other, { now, ...options }),
  }
}
