import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { snapshotVersion } from '@recount/core/table'
import { startProcess } from '../process/start-process.ts'
import type { Choices } from '../questions/draw-parameters.ts'

/** Generated incidents as files, so that whoever is measured need not have generated them. */
export interface StoredTable {
  readonly snapshot: string
  readonly parquet: string
  readonly choices: string
}

const results = join(import.meta.dirname, '../results')
const generator = join(import.meta.dirname, '../generator')

/**
 * The files of so many generated incidents. Where they are not there yet a process of its own makes them;
 * they are kept under `results/tables` until the generator or the format changes.
 */
export async function storedTable(
  rows: number,
  seed: number,
  progress: (text: string) => void,
): Promise<StoredTable> {
  const folder = join(
    results,
    'tables',
    `${rows}-${seed}-${snapshotVersion}-${digestOfGenerator()}`,
  )
  const files = {
    snapshot: join(folder, 'snapshot'),
    parquet: join(folder, 'parquet'),
    choices: join(folder, 'choices.json'),
  }
  // The choices are written last: where they are, all is.
  if (existsSync(files.choices)) return files
  progress(`generating ${rows} rows, once`)
  mkdirSync(folder, { recursive: true })
  const script = join(import.meta.dirname, 'store-table.ts')
  const making = await startProcess<object, object>(script, [String(rows), String(seed), folder])
  making.stop()
  return files
}

/** What parameters can be drawn from, as it was stored. */
export function readChoices(path: string): Choices {
  const { actorsOf, ...choices } = JSON.parse(readFileSync(path, 'utf8'))
  return { ...choices, actorsOf: new Map(actorsOf) }
}

function digestOfGenerator(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(generator).sort()) hash.update(readFileSync(join(generator, name)))
  return hash.digest('hex').slice(0, 12)
}
