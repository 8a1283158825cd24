import { existsSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { isIsoDate } from '@recount/core'
import { type Ledger, storageFailureOf } from '@recount/ledger'
import { manifests, type ReadOptions } from '@recount/sources'
import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { boundMemory } from '../importing/bound-memory.ts'
import { compareFile, type FileImport, importFile } from '../importing/import-file.ts'
import { openInput } from '../importing/open-input.ts'
import type { ReadProgress } from '../importing/prepare-file.ts'
import { openLocalLedger, publicationDelayDays, withLedgerOption } from '../local-ledger.ts'
import { printImport } from '../terminal/print-import.ts'
import { printResult } from '../terminal/print-result.ts'
import { type ProgressTeller, startProgress } from '../terminal/progress.ts'

interface Options {
  readonly ledger: string
  readonly format?: string
  readonly dryRun?: boolean
  readonly report?: string
  readonly name?: string
  readonly retrieved?: string
  readonly author: string
  readonly reason?: string
  readonly restart?: boolean
  readonly json?: boolean
  readonly table?: boolean
}

/** Adds `recount import FILE…`. */
export function addImportCommand(program: Command): void {
  const formats = manifests.map(({ format, title }) => `  ${format.padEnd(12)}${title}`).join('\n')
  withLedgerOption(
    program.command('import').argument('<files...>', 'the files; - for standard input'),
  )
    .description(
      'Imports files into the ledger, each as a whole or not at all. Exits with 0 when all rows were taken, 2 when some were refused, 1 when nothing could be read.',
    )
    .option('--format <format>', 'the format; recognised where it is left out')
    .option('--dry-run', 'reads and compares, and writes nothing')
    .option('--report <file>', 'writes the report there as JSON')
    .option('--name <name>', 'the name of the file that comes by standard input')
    .option('--retrieved <day>', 'the day on which the file was fetched, as YYYY-MM-DD')
    .option('--author <pseudonym>', 'who imports, as the log shall say', 'command-line')
    .option('--reason <text>', 'why, as the log shall say; by default the file’s name')
    .option('--restart', 'gives up an import that was begun with another file')
    .option('--json', 'JSON on a terminal too')
    .option('--table', 'text in a pipe too')
    .addHelpText(
      'after',
      `\nFormats, also packed with gzip; tables also as XLSX:\n${formats}\n\nAn import that was broken off goes on when the same command is run again. The same file twice adds\nnothing; a newer release revises what has changed and leaves the versions before.\n\nExamples:\n  recount import ged241.csv\n  recount import ged241.csv --dry-run --report report.json\n  recount import acled-2023.csv acled-2024.csv.gz --ledger counts.sqlite\n  unzip -p ged241-csv.zip | recount import - --name ged241.csv`,
    )
    .action((files: readonly string[], options: Options) => runImport(files, options))
}

async function runImport(files: readonly string[], options: Options): Promise<void> {
  checkOptions(files, options)
  boundMemory()
  const inputs = files.map(openInput)
  const delay = publicationDelayDays()
  let opened: Promise<Ledger> | null = null
  // An import makes an empty ledger, without the seed casebook.
  const openLedger = () => (opened ??= openLocalLedger(options.ledger, { seeded: false }))
  const openToCompare = async () => (existsSync(options.ledger) ? openLedger() : null)
  const imports: FileImport[] = []
  try {
    for (const input of inputs) {
      const name = input.path === '-' ? options.name : basename(input.path)
      const read: ReadOptions = {
        ...(options.format === undefined ? {} : { format: options.format }),
        ...(options.retrieved === undefined ? {} : { retrieved: options.retrieved }),
        ...(name === undefined ? {} : { fileName: name }),
      }
      const progress = startProgress(process.stderr, () => performance.now())
      const onProgress = tellProgress(progress, name ?? 'standard input', input.length)
      const reason = options.reason ?? `Import of ${name ?? 'standard input'}`
      const { author, restart = false } = options
      imports.push(
        options.dryRun === true
          ? await compareFile(await openToCompare(), input, { read, onProgress })
          : await importFile(openLedger, input, {
              read,
              author,
              reason,
              restart,
              publicationDelayDays: delay,
              onProgress,
            }),
      )
      progress.end()
    }
  } catch (error) {
    throw asFailure(error)
  } finally {
    await closeOpened(opened)
  }
  const result = { imports }
  if (options.report !== undefined) {
    writeFileSync(options.report, `${JSON.stringify(result, null, 2)}\n`)
  }
  printResult(result, () => imports.map(printImport).join('\n\n'), options)
  process.exitCode = exitCodeOf(imports)
}

function checkOptions(files: readonly string[], { format, retrieved, name }: Options): void {
  const formats = manifests.map((manifest) => manifest.format)
  if (format !== undefined && !formats.includes(format)) {
    throw new CommandFailure(`--format: expected one of ${formats.join(', ')}, received ${format}`)
  }
  if (retrieved !== undefined && !isIsoDate(retrieved)) {
    throw new CommandFailure(`--retrieved: expected a day as YYYY-MM-DD, received ${retrieved}`)
  }
  if (name !== undefined && !files.includes('-')) {
    throw new CommandFailure('--name is for standard input: name it with -')
  }
}

/** One that could not be opened has said so to whoever asked for it. */
async function closeOpened(opened: Promise<Ledger> | null): Promise<void> {
  const ledger = await opened?.catch(() => null)
  await ledger?.close()
}

function tellProgress(progress: ProgressTeller, label: string, total: number | null) {
  return ({ bytes, rows }: ReadProgress) =>
    progress.tell({ label, done: bytes, total, rows: rows.read })
}

/** 1 where a file was not imported, else 2 where something of one was refused. */
function exitCodeOf(imports: readonly FileImport[]): number {
  const isWhole = imports.every(({ outcome }) => outcome === 'imported' || outcome === 'compared')
  if (!isWhole) return 1
  const isClean = imports.every(
    ({ report, counts }) => report.rows.refused === 0 && (counts?.refused ?? 0) === 0,
  )
  return isClean ? 0 : 2
}

const nextSteps = {
  full: 'the disk is full. Make room and run the same command again: it goes on where it was.',
  busy: 'another program kept the ledger locked. Run the same command again: it goes on where it was.',
  unreachable: 'the ledger cannot be reached. Run the same command again: it goes on where it was.',
  broken: 'the ledger cannot be read or written. Look at it with recount check.',
} as const

function asFailure(error: unknown): unknown {
  const failure = storageFailureOf(error)
  if (failure === null) return error
  const said = error instanceof Error ? error.message : String(error)
  return new CommandFailure(`${nextSteps[failure]} (${said})`)
}
