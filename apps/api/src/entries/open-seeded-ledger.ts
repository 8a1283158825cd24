import { casebook } from '@recount/casebook'
import { type Approval, type Database, type Ledger, openLedger } from '@recount/ledger'

/** Opens the ledger of a database; an empty one is filled with the seed casebook. */
export async function openSeededLedger(
  database: Database,
  now: () => Date,
  approval: Approval = 'none',
): Promise<Ledger> {
  const ledger = await openLedger(database, { now, approval })
  await ledger.seed(casebook, { author: 'casebook', reason: 'The seed casebook' })
  return ledger
}
