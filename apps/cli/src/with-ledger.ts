import { type PublicRecordSet, parseStatistic, type Query } from '@recount/core'
import type { Ledger } from '@recount/ledger'
import { unreadable } from './command-failure.ts'
import { openLocalLedger, publicRecordsOf, revisionAsOf } from './local-ledger.ts'

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

/** A question about a statistic with the public records that it asks for. */
export interface Asked {
  readonly query: Query
  readonly revision: number
  readonly records: PublicRecordSet
}

/** Reads a statistic's question and loads the records of the revision that it asks for. */
export async function recordsAsked(ledger: Ledger, name: string, search: string): Promise<Asked> {
  const { value, issues } = parseStatistic(name, search)
  if (value === null) throw unreadable(issues)
  const revision = await revisionAsOf(ledger, value.query.asOf)
  return { query: value.query, revision, records: await publicRecordsOf(ledger, revision) }
}
