import { nearestName, reconcile } from '@recount/core'
import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { publicRecordsOf, withLedgerOption } from '../local-ledger.ts'
import { printReconciliation } from '../terminal/print-reconciliation.ts'
import { withLedger } from '../with-ledger.ts'

interface Options {
  readonly ledger: string
  readonly json?: boolean
}

/** Adds `recount reconcile ID`. */
export function addReconcileCommand(program: Command): void {
  withLedgerOption(program.command('reconcile').argument('<id>', 'a reported total’s id'))
    .description('Compares a total that somebody printed with the ledger, cell by cell.')
    .option('--json', 'JSON instead of tables')
    .addHelpText('after', `\nExample:\n  recount reconcile 8am-2022-12`)
    .action((id: string, options: Options) => runReconcile(id, options))
}

async function runReconcile(id: string, options: Options): Promise<void> {
  await withLedger(options.ledger, async (ledger) => {
    const revision = await ledger.latestRevision()
    const records = await publicRecordsOf(ledger, revision)
    const total = records.reportedTotals.find((known) => known.id === id)
    if (total === undefined) {
      const ids = records.reportedTotals.map((known) => known.id)
      const nearest = nearestName(id, ids)
      const hint = nearest ? `did you mean ${nearest}?` : `there are: ${ids.join(', ') || 'none'}`
      throw new CommandFailure(`no reported total ${id} (${hint})`)
    }
    const reconciliation = reconcile(records, revision, total)
    console.log(
      options.json === true
        ? JSON.stringify(reconciliation, null, 2)
        : printReconciliation(reconciliation),
    )
  })
}
