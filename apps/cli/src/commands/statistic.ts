import { type Actor, type StatisticAnswer, statistics } from '@recount/core'
import type { Ledger } from '@recount/ledger'
import type { Command } from 'commander'
import { computeAsked } from '../compute-asked.ts'
import { withLedgerOption } from '../local-ledger.ts'
import { statisticNamed } from '../statistic-named.ts'
import { printAnswer } from '../terminal/print-answer.ts'
import { printResult } from '../terminal/print-result.ts'
import { withLedger } from '../with-ledger.ts'

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
    const { computed, revision } = await computeAsked(ledger, statisticNamed(name), options.query)
    const { answer } = computed
    const actors = await actorsOf(ledger, answer, revision)
    printResult(answer, () => printAnswer(answer, actors), options)
  })
}

/** The parties that an answer names: public incidents name them, so the public may know what they are called. */
async function actorsOf(
  ledger: Ledger,
  { result }: StatisticAnswer,
  revision: number,
): Promise<readonly Actor[]> {
  if (!('abducted' in result)) return []
  const ids = result.cells.flatMap(({ actor }) => (actor === null ? [] : [actor]))
  const found = await ledger.recordsOf('actor', [...new Set(ids)], revision)
  return found.map(({ record }) => record)
}
