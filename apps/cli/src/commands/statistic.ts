import { computeStatistic, isStatisticName, statistics } from '@recount/core'
import type { Command } from 'commander'
import { CommandFailure, unreadable } from '../command-failure.ts'
import { withLedgerOption } from '../local-ledger.ts'
import { printAnswer } from '../terminal/print-answer.ts'
import { printResult } from '../terminal/print-result.ts'
import { recordsAsked, withLedger } from '../with-ledger.ts'

interface Options {
  readonly ledger: string
  readonly query: string
  readonly json?: boolean
  readonly table?: boolean
}

/** Adds `recount statistic NAME`. */
export function addStatisticCommand(program: Command): void {
  const names = statistics.map(({ name, summary }) => `  ${name.padEnd(14)}${summary}`).join('\n')
  withLedgerOption(program.command('statistic').argument('<name>', 'the statistic'))
    .description('Computes a statistic: JSON as the API answers it, a table on a terminal.')
    .option('--query <query>', 'the question, as behind the ? of an address', '')
    .option('--json', 'JSON on a terminal too')
    .option('--table', 'a table in a pipe too')
    .addHelpText(
      'after',
      `\nStatistics:\n${names}\n\nExamples:\n  recount statistic total --query 'country=AFG&rule=envelope'\n  recount statistic groups --query 'by=province&actor=iskp' --table`,
    )
    .action((name: string, options: Options) => runStatistic(name, options))
}

async function runStatistic(name: string, options: Options): Promise<void> {
  await withLedger(options.ledger, async (ledger) => {
    const { records, revision } = await recordsAsked(ledger, name, options.query)
    if (!isStatisticName(name)) throw new CommandFailure(`no statistic ${name}`)
    const { value, issues } = computeStatistic(records, revision, name, options.query)
    if (value === null) throw unreadable(issues)
    printResult(value.answer, () => printAnswer(value.answer, records), options)
  })
}
