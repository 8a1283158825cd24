import { citeComputed, incidentsUsed } from '@recount/core'
import type { Command } from 'commander'
import { computeAsked } from '../compute-asked.ts'
import { withLedgerOption } from '../local-ledger.ts'
import { statisticNamed } from '../statistic-named.ts'
import { printResult } from '../terminal/print-result.ts'
import { withLedger } from '../with-ledger.ts'

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
    const asked = await computeAsked(ledger, statisticNamed(name), options.query)
    const { computed, revision, policy } = asked
    const standing = await ledger.tables.standing(incidentsUsed(computed), revision)
    const figure = citeComputed(computed, policy, (id) => standing.get(id)?.version)
    await ledger.saveFigure(figure)
    const text = () =>
      `${figure.id}\n  ${figure.statistic} ${figure.query} · ${figure.rule} · ledger revision ${figure.revision}\n  ${figure.incidents.length} incidents, ${figure.documents.length} documents\n  Count it again: recount verify ${figure.id}`
    printResult(figure, text, options)
  })
}
