import { casebook } from '@recount/casebook'
import { type Database, type Ledger, type LedgerOptions, openLedger } from '@recount/ledger'

/** Opens the ledger of a database; an empty one is filled with the seed casebook. */
export async function openSeededLedger(
  database: Database,
  options: LedgerOptions,
): Promise<Ledger> {
  const ledger = await openLedger(database, options)
  await ledger.seed(casebook, { author: 'casebook', reason: 'The seed casebook' })
  return ledger
}
