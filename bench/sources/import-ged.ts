/**
 * How fast GED is imported into a new embedded ledger, from the bytes of the file to records that are
 * shown, one process for each size; beside it the reader alone, udsv with the same checks of each row, and
 * DuckDB's typed read_csv, one thread, on the same file. `node bench/sources/import-ged.ts [rounds] [rows …]`
 */
import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { generateGed } from './generate-ged.ts'

interface Measured {
  readonly rows: number
  readonly best: number
  readonly milliseconds: number
  readonly cpuMilliseconds: number
  /** Of that, the thread that writes the ledger; the other reads, maps and hashes. */
  readonly writerCpuMilliseconds?: number
  readonly mostMemoryMegabytes: number
  readonly ledgerMegabytes?: number
}

const [rounds = 1, ...given] = process.argv.slice(2).map(Number)
const sizes = given.length > 0 ? given : [10_000, 50_000, 100_000, 400_000]
const folder = mkdtempSync(join(tmpdir(), 'recount-bench-'))
const results: unknown[] = []

for (const rows of sizes) {
  const path = join(folder, `ged-${rows}.csv`)
  await pipeline(Readable.from(generateGed(rows)), createWriteStream(path))
  const sums = new Set<number>()
  let cpuOfReading = 0
  for (const way of ['import', 'read', 'udsv', 'duckdb'] as const) {
    const all = Array.from({ length: rounds }, () => measure(way, path))
    for (const { best, rows: read } of all) {
      sums.add(best)
      if (read !== rows) throw new Error(`${way} took ${read} of ${rows} rows`)
    }
    const fastest = (of: 'milliseconds' | 'cpuMilliseconds') =>
      Math.min(...all.map((one) => one[of]))
    const [first] = all
    if (way === 'read') cpuOfReading = fastest('cpuMilliseconds')
    const result = {
      rows,
      way,
      'rows/s': Math.round((rows / fastest('milliseconds')) * 1000),
      'rows/s of CPU': Math.round((rows / fastest('cpuMilliseconds')) * 1000),
      'speed of reading to its': isPeer(way)
        ? Number((fastest('cpuMilliseconds') / cpuOfReading).toFixed(2))
        : '',
      'CPU of the writing thread':
        first?.writerCpuMilliseconds === undefined
          ? ''
          : `${Math.round((100 * first.writerCpuMilliseconds) / first.cpuMilliseconds)} %`,
      'most memory MB': Math.round(Math.max(...all.map((one) => one.mostMemoryMegabytes))),
      'ledger MB': first?.ledgerMegabytes === undefined ? '' : Math.round(first.ledgerMegabytes),
    }
    results.push(result)
    console.error(JSON.stringify(result))
  }
  if (sums.size > 1) throw new Error(`the ways disagree on the killed: ${[...sums].join(', ')}`)
  rmSync(path)
}

rmSync(folder, { recursive: true })
console.table(results)
const target = join(import.meta.dirname, '../results')
mkdirSync(target, { recursive: true })
writeFileSync(join(target, 'imports.json'), `${JSON.stringify(results, null, 2)}\n`)

type Way = 'import' | 'read' | 'udsv' | 'duckdb'

/** Whether it is somebody else's way of reading. */
function isPeer(way: Way): boolean {
  return way === 'udsv' || way === 'duckdb'
}

function measure(way: Way, path: string): Measured {
  const script = join(import.meta.dirname, way === 'import' ? 'import-one.ts' : 'measure-one.ts')
  const ledgers = mkdtempSync(join(folder, 'ledger-'))
  const args = way === 'import' ? [path, ledgers] : [way === 'read' ? 'ours' : way, path]
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
  })
  rmSync(ledgers, { recursive: true })
  if (status !== 0) throw new Error(`${way} ended with ${status}: ${stderr}`)
  return JSON.parse(stdout)
}
