import { existsSync, readFileSync } from 'node:fs'
import type { Figure, Verification } from '@recount/core'
import { type Ledger, recountFigure } from '@recount/ledger'
import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { withLedgerOption } from '../local-ledger.ts'
import { openLocalTables } from '../local-tables.ts'
import { readFigure } from '../read-figure.ts'
import { printResult } from '../terminal/print-result.ts'
import { printVerification } from '../terminal/print-verification.ts'
import { withLedger } from '../with-ledger.ts'

interface Options {
  readonly ledger: string
  readonly json?: boolean
  readonly table?: boolean
}

const exitCodes: Readonly<Record<Verification['status'], number>> = {
  holds: 0,
  changed: 3,
  'not-reproducible': 4,
  tampered: 5,
}

/** Adds `recount verify FIGURE`. */
export function addVerifyCommand(program: Command): void {
  withLedgerOption(
    program.command('verify').argument('<figure>', 'a figure’s id, its address, or a file'),
  )
    .description(
      'Counts a figure again on this ledger. Exits with 0 when it holds, 3 when it changed, 4 when it cannot be reproduced, 5 when it was tampered with.',
    )
    .option('--json', 'JSON on a terminal too')
    .option('--table', 'text in a pipe too')
    .addHelpText(
      'after',
      `\nExamples:\n  recount verify fig-3f0c5e0d1c2b4a69788796a5b4c3d2e1\n  recount verify https://counts.example.org/v1/figures/fig-3f0c5e0d1c2b4a69788796a5b4c3d2e1\n  recount verify figure.json`,
    )
    .action((figure: string, options: Options) => runVerify(figure, options))
}

async function runVerify(reference: string, options: Options): Promise<void> {
  await withLedger(options.ledger, async (ledger) => {
    const figure = await findFigure(reference, ledger)
    const { standing } = ledger.tables
    const { verification } = await recountFigure(figure, openLocalTables(ledger), standing)
    printResult(verification, () => printVerification(verification), options)
    process.exitCode = exitCodes[verification.status]
  })
}

async function findFigure(reference: string, ledger: Ledger): Promise<Figure> {
  if (/^https?:\/\//.test(reference)) return readFigure(await fetchText(reference), reference)
  if (existsSync(reference)) return readFigure(readFileSync(reference, 'utf8'), reference)
  const stored = await ledger.figure(reference)
  if (stored === null) {
    throw new CommandFailure(
      `${reference} is no figure of this ledger, no file and no address. Make one with recount cite, or name another ledger with --ledger.`,
    )
  }
  return readFigure(stored.body, reference)
}

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address, { headers: { accept: 'application/json' } }).catch(
    (error: unknown) => {
      throw new CommandFailure(`${address} could not be reached: ${String(error)}`)
    },
  )
  if (!response.ok) throw new CommandFailure(`${address} answered ${response.status}`)
  return response.text()
}
