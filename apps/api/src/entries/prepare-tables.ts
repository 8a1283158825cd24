import { countingRules } from '@recount/core/counting'
import { type Ledger, longestTail, type TellRead } from '@recount/ledger'

/**
 * Makes what the first answers need, where much has happened since it was last kept: after a large import
 * the tables by all rules, for which every incident is read once, and the register of what is shown. Whoever
 * asks first would wait for each of them otherwise.
 */
export async function prepareTables(
  ledger: Ledger,
  now: () => Date,
  tell?: TellRead,
): Promise<void> {
  const newest = await ledger.latestRevision()
  const kept = await Promise.all(countingRules.map((rule) => ledger.tables.newest(rule)))
  const behind = countingRules.filter(
    (_, index) => newest - (kept[index]?.revision ?? 0) > longestTail,
  )
  if (behind.length === 0) return
  const wanted = { revision: newest, newest, day: now().toISOString().slice(0, 10) }
  for (const table of await ledger.tables.readEach(behind, wanted, tell)) {
    await ledger.tables.save(table)
  }
  await ledger.register.at(wanted)
  await ledger.register.saveDue()
}
