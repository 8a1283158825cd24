import { everything, nearestName, reconcileOver, ruleOf } from '@recount/core'
import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { withLedgerOption } from '../local-ledger.ts'
import { openLocalTables } from '../local-tables.ts'
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
    const view = await openLocalTables(ledger).at(null, ruleOf(everything))
    const register = await ledger.register.at(view)
    const { reportedTotals } = await ledger.register.records(register, { 'reported-total': [id] })
    const [total] = reportedTotals
    if (total === undefined) {
      const ids = register.ids['reported-total']
      const nearest = nearestName(id, ids)
      const hint = nearest ? `did you mean ${nearest}?` : `there are: ${ids.join(', ') || 'none'}`
      throw new CommandFailure(`no reported total ${id} (${hint})`)
    }
    const reconciliation = reconcileOver(view.table, view.revision, total)
    console.log(
      options.json === true
        ? JSON.stringify(reconciliation, null, 2)
        : printReconciliation(reconciliation),
    )
  })
}
