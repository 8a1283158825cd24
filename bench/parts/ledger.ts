import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Part } from './part.ts'

const folder = join(import.meta.dirname, '..')

/** Operations of the embedded ledger at three sizes, measured by a program of their own. */
export const ledger: Part = {
  name: 'ledger',
  about:
    'what reads, writes and imports cost in ledgers of 10,000 to 1,000,000 incidents (minutes)',
  run: async () => {
    const script = join(folder, 'ledger/measure-ledger.ts')
    const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' })
    if (status !== 0) throw new Error(`${script} ended with ${status}`)
    const numbers: unknown = JSON.parse(readFileSync(join(folder, 'results/ledger.json'), 'utf8'))
    return { tables: [], numbers }
  },
}
