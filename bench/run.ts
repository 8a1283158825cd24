/** The benchmark: see README.md, or `npm run bench -- --help`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DisagreementError } from './parts/check-agreement.ts'
import { parts } from './parts/parts.ts'
import { type Arguments, readArguments } from './read-arguments.ts'
import { formatTable } from './report/report-table.ts'

const folder = join(import.meta.dirname, 'results')

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  let asked: Arguments
  try {
    asked = readArguments(args)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
  if (asked.help) {
    console.log(help())
    return 0
  }
  const unknown = asked.parts.find((name) => !parts.some((part) => part.name === name))
  if (unknown !== undefined) {
    console.error(`no part ${unknown}; there are ${parts.map(({ name }) => name).join(', ')}`)
    return 1
  }
  mkdirSync(folder, { recursive: true })
  for (const part of parts) {
    if (asked.parts.length > 0 && !asked.parts.includes(part.name)) continue
    try {
      const progress = (text: string) => console.error(`▸ ${part.name}: ${text}`)
      const { tables, numbers } = await part.run({ ...asked, progress })
      for (const table of tables) console.log(formatTable(table))
      const { rows, repetitions, seed } = asked
      const record = { part: part.name, rows, repetitions, seed, node: process.version, numbers }
      writeFileSync(join(folder, `${part.name}.json`), `${JSON.stringify(record, null, 2)}\n`)
    } catch (error) {
      if (!(error instanceof DisagreementError)) throw error
      console.error(`the engines disagree, nothing was timed: ${error.message}`)
      return 1
    }
  }
  return 0
}

function help(): string {
  return [
    'npm run bench -- [part …] [--rows 385000] [--repetitions 5] [--seed 1]',
    '',
    'Prints tables and writes bench/results/PART.json. Progress goes to standard error.',
    '',
    ...parts.map(({ name, about }) => `  ${name.padEnd(12)} ${about}`),
    '',
    'npm run bench -- queries                      one part, 385,000 incidents',
    'npm run bench -- queries --rows 20000         the same, in a moment',
    'npm run bench -- memory formats --rows 100000',
    'npm run bench 2> /dev/null                    everything, tables only',
  ].join('\n')
}
