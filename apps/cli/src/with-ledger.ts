import type { Ledger } from '@recount/ledger'
import { openLocalLedger } from './local-ledger.ts'

/** Runs something on the ledger in a file and closes it, whatever happens. */
export async function withLedger<Result>(
  file: string,
  run: (ledger: Ledger) => Promise<Result>,
): Promise<Result> {
  const ledger = await openLocalLedger(file)
  try {
    return await run(ledger)
  } finally {
    await ledger.close()
  }
}
