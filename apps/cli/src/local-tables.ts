import { type CountingRule, type IncidentTable, publicByDefault } from '@recount/core'
import { type FigureTables, type Ledger, longestTail } from '@recount/ledger'
import { revisionAsOf } from './local-ledger.ts'

/** The incidents that the public may see at a revision, counted by a rule, and what protects them. */
export interface LocalTable {
  readonly revision: number
  /** The revision whose labels and embargoes protect it, on this day. */
  readonly newest: number
  readonly day: string
  readonly policy: string
  readonly table: IncidentTable
}

/** Tables of a ledger in a file: made of its newest snapshot and of what happened since. */
export interface LocalTables extends FigureTables<{ readonly revision: number }> {
  /** The table that a query's `asOf` means: of a revision, of a time, or the newest. */
  at(asOf: string | null, rule: CountingRule): Promise<LocalTable>
}

/**
 * Opens the tables of a ledger. Where much has happened since the last snapshot a new one is kept, so that
 * the next command begins there.
 */
export function openLocalTables(ledger: Ledger): LocalTables {
  const day = new Date().toISOString().slice(0, 10)
  const { name, version } = publicByDefault(day)

  async function read(revision: number, newest: number, rule: CountingRule): Promise<LocalTable> {
    const table = await ledger.tables.read(rule, { revision, newest, day })
    if (revision === newest && table.tail > longestTail) await ledger.tables.save(table)
    return { revision, newest, day, policy: `${name}@${version}`, table: table.table }
  }

  return {
    now: async () => ({ revision: await ledger.latestRevision() }),
    async latest(rule) {
      const newest = await ledger.latestRevision()
      return read(newest, newest, rule)
    },
    async atRevision(revision, rule) {
      const newest = await ledger.latestRevision()
      return revision > newest ? null : read(revision, newest, rule)
    },
    async at(asOf, rule) {
      const newest = await ledger.latestRevision()
      return read(await revisionAsOf(ledger, asOf), newest, rule)
    },
  }
}
