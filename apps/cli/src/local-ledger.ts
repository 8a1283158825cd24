import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { casebook } from '@recount/casebook'
import { readPublicationDelay } from '@recount/core/protection'
import { type Ledger, openLedger } from '@recount/ledger'
import { openNodeSqlite } from '@recount/ledger/node-sqlite'
import type { Command } from 'commander'
import { CommandFailure } from './command-failure.ts'

/** Where the ledger is when neither `--ledger` nor `RECOUNT_LEDGER` says. */
export const defaultLedgerFile = 'data/recount.sqlite'

/** Adds the option that names the ledger's file. */
export function withLedgerOption(command: Command): Command {
  const file = process.env.RECOUNT_LEDGER ?? defaultLedgerFile
  return command.option('--ledger <file>', 'the ledger’s SQLite file', file)
}

/**
 * How many days what is written is kept from the public: `RECOUNT_PUBLICATION_DELAY`, none by default.
 *
 * @throws CommandFailure where it is no number of days: publishing at once what was to be kept back cannot
 * be undone.
 */
export function publicationDelayDays(): number {
  const name = 'RECOUNT_PUBLICATION_DELAY'
  const { value, issues } = readPublicationDelay(process.env[name], name)
  if (value === null) throw new CommandFailure(issues[0]?.message ?? name)
  return value
}

/**
 * Opens the ledger in a file; one that does not exist is created, and filled with the seed casebook
 * unless it shall begin empty.
 */
export async function openLocalLedger(
  file: string,
  { seeded = true }: { readonly seeded?: boolean } = {},
): Promise<Ledger> {
  const delay = publicationDelayDays()
  const isNew = !existsSync(file)
  mkdirSync(dirname(file), { recursive: true })
  const ledger = await openLedger(openNodeSqlite(file), {
    now: () => new Date(),
    publicationDelayDays: delay,
  })
  if (isNew && seeded)
    await ledger.seed(casebook, { author: 'casebook', reason: 'The seed casebook' })
  return ledger
}

/** The revision that a query's `asOf` means: a number that the ledger has reached, a time, or the newest. */
export async function revisionAsOf(ledger: Ledger, asOf: string | null): Promise<number> {
  const latest = await ledger.latestRevision()
  if (asOf === null) return latest
  const revision = /^\d+$/.test(asOf) ? Number(asOf) : await ledger.revisionAtTime(asOf)
  if (revision <= latest) return revision
  throw new CommandFailure(`asOf: expected a ledger revision from 0 to ${latest}, received ${asOf}`)
}
