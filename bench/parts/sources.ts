import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Part } from './part.ts'

const folder = join(import.meta.dirname, '..')

/** The readers of other people's formats, measured by a program of their own. */
export const sources: Part = {
  name: 'sources',
  about: 'how fast UCDP GED files are read, beside the fastest JavaScript parser and DuckDB',
  run: async ({ repetitions }) => {
    const script = join(folder, 'sources/read-ged.ts')
    const { status } = spawnSync(process.execPath, [script, String(repetitions)], {
      stdio: 'inherit',
    })
    if (status !== 0) throw new Error(`${script} ended with ${status}`)
    const numbers: unknown = JSON.parse(readFileSync(join(folder, 'results/sources.json'), 'utf8'))
    return { tables: [], numbers }
  },
}
