import { everything, nearestName, parseQuery, type Query, ruleOf } from '@recount/core'
import { writeDataPackage } from '@recount/sources'
import type { Command } from 'commander'
import { CommandFailure, unreadable } from '../command-failure.ts'
import { exportFormats, formatAliases, packageFormat } from '../exporting/export-formats.ts'
import { selectRecords } from '../exporting/select-records.ts'
import { writeToFile, writeToFolder, writeToOutput } from '../exporting/write-output.ts'
import { withLedgerOption } from '../local-ledger.ts'
import { openLocalTables } from '../local-tables.ts'
import { startProgress } from '../terminal/progress.ts'
import { withLedger } from '../with-ledger.ts'

interface Options {
  readonly ledger: string
  readonly format: string
  readonly output?: string
  readonly query: string
  readonly hxl?: boolean
}

/** Adds `recount export`. */
export function addExportCommand(program: Command): void {
  const formats = [
    ...exportFormats.map(({ name, summary }) => [name, summary] as const),
    ...Object.entries(formatAliases).map(([name, of]) => [name, `the same as ${of}`] as const),
    [packageFormat, 'a folder of all of these with a description (Data Package v2)'] as const,
  ].map(([name, summary]) => `  ${name.padEnd(12)}${summary}`)
  withLedgerOption(program.command('export'))
    .description('Writes what the public may see of the ledger, to standard output or a file.')
    .option('--format <format>', 'the format', 'csv')
    .option('--output <file>', 'the file, - for standard output; for a data package the folder')
    .option('--query <query>', 'the question, as behind the ? of an address', '')
    .option('--hxl', 'a row of HXL tags below the header of a CSV')
    .addHelpText(
      'after',
      `\nFormats:\n${formats.join('\n')}\n\nExamples:\n  recount export --query 'country=AFG&from=2022-01-01' > incidents.csv\n  recount export --format jsonl --output backup.jsonl\n  recount export --format geoparquet --output incidents.parquet\n  recount export --format datapackage --output package/`,
    )
    .action((options: Options) => runExport(options))
}

/** Names of standard output: what it is can not always be opened again by its path. */
const standardOutput = ['-', '/dev/stdout']

async function runExport(given: Options) {
  const { ledger: file, format, query: search, hxl = false } = given
  const output = standardOutput.includes(given.output ?? '-') ? undefined : given.output
  const name = formatAliases[format] ?? format
  const known = exportFormats.find((candidate) => candidate.name === name)
  if (known === undefined && name !== packageFormat) throw unknownFormat(format)
  if (hxl && known?.takesTags !== true) {
    throw new CommandFailure('--hxl is for CSV: choose --format csv or claims')
  }
  if (output === undefined && known === undefined) {
    throw new CommandFailure('a data package is a folder: name one with --output')
  }
  if (output === undefined && known?.isText !== true && process.stdout.isTTY === true) {
    throw new CommandFailure(`${name} is no text: name a file with --output`)
  }
  const { value: query, issues } = parseQuery(search)
  if (query === null) throw unreadable(issues)
  checkWhole(query)
  await withLedger(file, async (ledger) => {
    const options = { rule: ruleOf(query) }
    const view = await openLocalTables(ledger).at(query.asOf, options.rule)
    const { revision } = view
    const progress = startProgress(process.stderr, () => performance.now())
    // What is written to a terminal tells itself how far it is.
    const isSeen = output === undefined && process.stdout.isTTY === true
    const records = selectRecords(ledger, view, query, (done, total) => {
      if (!isSeen) progress.tell({ label: output ?? name, done, total, rows: done })
    })
    if (known === undefined) {
      const about = { name: 'recount', title: `Recount: ledger revision ${revision}` }
      const folder = output ?? ''
      const pages = await records.forPackage()
      const files = await writeToFolder(folder, writeDataPackage(pages, { ...options, ...about }))
      progress.end()
      console.error(`${folder}: ${files.join(', ')}`)
      return
    }
    const pieces = known.write(records, { ...options, hxl })
    if (output === undefined) {
      await writeToOutput(pieces)
      return progress.end()
    }
    await writeToFile(output, pieces)
    progress.end()
    const { length } = records.ids
    const counted = length === 1 ? '1 incident' : `${length} incidents`
    console.error(`${output}: ${counted} at revision ${revision}`)
  })
}

/** An export is not cut into pages. */
function checkWhole({ limit, cursor, sort }: Query): void {
  if (limit === everything.limit && cursor === null && sort === everything.sort) return
  throw new CommandFailure(
    '--query: an export holds all incidents, by their ids: leave sort, limit and cursor out',
  )
}

function unknownFormat(format: string): CommandFailure {
  const names = [
    ...exportFormats.map(({ name }) => name),
    ...Object.keys(formatAliases),
    packageFormat,
  ]
  const near = nearestName(format, names)
  const hint = near === null ? `one of ${names.join(', ')}` : `did you mean ${near}?`
  return new CommandFailure(`--format: there is no ${format} (${hint})`)
}
