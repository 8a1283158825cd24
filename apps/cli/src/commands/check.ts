import { existsSync } from 'node:fs'
import { type ChainCheck, openLedger } from '@recount/ledger'
import { openNodeSqlite } from '@recount/ledger/node-sqlite'
import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { withLedgerOption } from '../local-ledger.ts'
import { printResult } from '../terminal/print-result.ts'

interface Options {
  readonly ledger: string
  readonly json?: boolean
  readonly table?: boolean
}

/** Adds `recount check`. */
export function addCheckCommand(program: Command): void {
  withLedgerOption(program.command('check'))
    .description(
      'Reads the whole ledger and says whatever is not as it was written. Exits with 0 when all is well, 3 when something was changed.',
    )
    .option('--json', 'JSON on a terminal too')
    .option('--table', 'text in a pipe too')
    .addHelpText(
      'after',
      '\nExamples:\n  recount check\n  recount check --ledger counts.sqlite --json > check.json\n\nNote the head down somewhere else: the log shows every change that was made behind it, but not that\nall of it was written anew.',
    )
    .action((options: Options) => runCheck(options))
}

async function runCheck(options: Options): Promise<void> {
  if (!existsSync(options.ledger)) {
    throw new CommandFailure(`there is no ledger ${options.ledger}. Name one with --ledger.`)
  }
  const ledger = await openLedger(openNodeSqlite(options.ledger), { now: () => new Date() })
  try {
    const check = await ledger.checkLedger()
    printResult(check, () => printCheck(options.ledger, check), options)
    process.exitCode = check.issues.length === 0 ? 0 : 3
  } finally {
    await ledger.close()
  }
}

const mostIssues = 20

function printCheck(file: string, { revisions, redacted, head, issues }: ChainCheck): string {
  const count = (number: number) => number.toLocaleString('en')
  const read = `  ${count(revisions)} revisions read${redacted === 0 ? '' : `, ${count(redacted)} parts redacted`}\n  head ${head}`
  if (issues.length === 0) return `${file}: all is as it was written.\n${read}`
  const shown = issues.slice(0, mostIssues).map(({ message }) => `  ${message}`)
  const more =
    issues.length > shown.length
      ? [`  and ${count(issues.length - shown.length)} more: --json`]
      : []
  const what = issues.length === 1 ? '1 thing is' : `${count(issues.length)} things are`
  return [`${file}: ${what} not as it was written.`, read, '', ...shown, ...more].join('\n')
}
