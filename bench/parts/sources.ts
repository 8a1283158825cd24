import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Measured, Part } from './part.ts'

const folder = join(import.meta.dirname, '..')

/** The readers of other people's formats, measured by a program of their own. */
export const sources: Part = {
  name: 'sources',
  about: 'how fast UCDP GED files are read, beside the fastest JavaScript parser and DuckDB',
  run: ({ repetitions }) => runProgram('read-ged.ts', 'sources.json', [repetitions]),
}

/** Whole imports, from a file to a ledger, measured by a program of their own. */
export const imports: Part = {
  name: 'imports',
  about:
    'how fast UCDP GED files are imported into an embedded ledger, from 10,000 to 400,000 rows',
  run: ({ repetitions, rows }) =>
    runProgram('import-ged.ts', 'imports.json', [Math.min(repetitions, 2), ...sizesUpTo(rows)]),
}

/** The default of 385,000 rows stands for the size of GED. */
function sizesUpTo(rows: number): readonly number[] {
  const sizes = [10_000, 50_000, 100_000, 400_000].filter((size) => size <= rows * 1.1)
  return sizes.length === 0 ? [rows] : sizes
}

async function runProgram(
  program: string,
  results: string,
  numbers: readonly number[],
): Promise<Measured> {
  const script = join(folder, 'sources', program)
  const { status } = spawnSync(process.execPath, [script, ...numbers.map(String)], {
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`${script} ended with ${status}`)
  const measured: unknown = JSON.parse(readFileSync(join(folder, 'results', results), 'utf8'))
  return { tables: [], numbers: measured }
}
