import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { publicationDelayDays, withLedgerOption } from '../local-ledger.ts'
import { startProgress } from '../terminal/progress.ts'

interface Options {
  readonly ledger: string
  readonly port: string
}

/** Adds `recount serve`. */
export function addServeCommand(program: Command): void {
  withLedgerOption(program.command('serve'))
    .description('Serves the API and the viewer from one ledger file.')
    .option('--port <port>', 'the port', process.env.PORT ?? '8787')
    .addHelpText(
      'after',
      '\nExamples:\n  recount serve\n  recount serve --ledger counts.sqlite --port 3000',
    )
    .action((options: Options) => runServe(options))
}

async function runServe({ ledger, port }: Options): Promise<void> {
  const number = Number(port)
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new CommandFailure(`--port: expected a whole number from 0 to 65535, received ${port}`)
  }
  const delay = publicationDelayDays()
  mkdirSync(dirname(ledger), { recursive: true })
  const viewer = fileURLToPath(import.meta.resolve('@recount/viewer/package.json'))
  // Loaded only here: the other commands start faster without a server.
  const { serve } = await import('@recount/api/node')
  const progress = startProgress(process.stderr, () => performance.now())
  const server = await serve({
    ledgerFile: ledger,
    publicationDelayDays: delay,
    port: number,
    viewerDirectory: join(dirname(viewer), 'dist'),
    report: (error) => console.error(error),
    tellCounted: (done, total) => progress.tell({ label: 'counting', done, total, rows: done }),
  }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new CommandFailure(`port ${port} is taken. Choose another with --port, or set PORT.`)
    }
    throw error
  })
  progress.end()
  console.log(
    `Recount is ready.\n  viewer  ${server.address}/\n  API     ${server.address}/v1\n  ledger  ${ledger}`,
  )
  const stop = () => void server.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}
