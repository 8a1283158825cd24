import { citeFigure, isStatisticName } from '@recount/core'
import type { Command } from 'commander'
import { CommandFailure, unreadable } from '../command-failure.ts'
import { withLedgerOption } from '../local-ledger.ts'
import { printResult } from '../terminal/print-result.ts'
import { recordsAsked, withLedger } from '../with-ledger.ts'

interface Options {
  readonly ledger: string
  readonly query: string
  readonly json?: boolean
  readonly table?: boolean
}

/** Adds `recount cite NAME`. */
export function addCiteCommand(program: Command): void {
  withLedgerOption(program.command('cite').argument('<name>', 'the statistic'))
    .description('Makes a figure: a number with an id under which it can be counted again.')
    .option('--query <query>', 'the question, as behind the ? of an address', '')
    .option('--json', 'JSON on a terminal too')
    .option('--table', 'text in a pipe too')
    .addHelpText(
      'after',
      `\nExamples:\n  recount cite total --query 'actor=iskp&attribution=any'\n  recount cite total --query 'actor=iskp' --json > figure.json`,
    )
    .action((name: string, options: Options) => runCite(name, options))
}

async function runCite(name: string, options: Options): Promise<void> {
  await withLedger(options.ledger, async (ledger) => {
    const { records, revision } = await recordsAsked(ledger, name, options.query)
    if (!isStatisticName(name)) throw new CommandFailure(`no statistic ${name}`)
    const { value: figure, issues } = citeFigure(records, revision, name, options.query)
    if (figure === null) throw unreadable(issues)
    await ledger.saveFigure(figure)
    const text = () =>
      `${figure.id}\n  ${figure.statistic} ${figure.query} · ${figure.rule} · ledger revision ${figure.revision}\n  ${figure.incidents.length} incidents, ${figure.documents.length} documents\n  Count it again: recount verify ${figure.id}`
    printResult(figure, text, options)
  })
}
