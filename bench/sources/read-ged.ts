/**
 * How fast GED is read: ours with full validation, the fastest JavaScript parser with the same, and
 * DuckDB's typed read_csv into a table, one thread. Each in a process of its own, in turn; the median
 * by wall time is shown. `node bench/sources/read-ged.ts [rounds]`
 */
import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
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
  readonly megabytes: number
  readonly mostMemoryMegabytes: number
}

const rounds = Number(process.argv[2] ?? 3)
const folder = mkdtempSync(join(tmpdir(), 'recount-bench-'))
const results: unknown[] = []

for (const rows of [10_000, 400_000]) {
  const path = join(folder, `ged-${rows}.csv`)
  await pipeline(Readable.from(generateGed(rows)), createWriteStream(path))
  const measured = new Map<string, Measured[]>()
  for (let round = 0; round < rounds; round++) {
    for (const way of ['ours', 'udsv', 'duckdb']) {
      const one = measure(way, path)
      if (one !== null) measured.set(way, [...(measured.get(way) ?? []), one])
    }
  }
  const sums = new Set([...measured.values()].flat().map(({ best }) => best))
  if (sums.size > 1) throw new Error(`the ways disagree on the killed: ${[...sums].join(', ')}`)
  for (const [way, all] of measured) {
    const median = [...all].sort((a, b) => a.milliseconds - b.milliseconds)[all.length >> 1]
    if (median === undefined) continue
    const row = {
      rows,
      way,
      'MB/s': Math.round((median.megabytes / median.milliseconds) * 1000),
      'rows/s': Math.round((median.rows / median.milliseconds) * 1000),
      'MB/s of CPU': Math.round((median.megabytes / median.cpuMilliseconds) * 1000),
      'most memory MB': Math.round(Math.max(...all.map((one) => one.mostMemoryMegabytes))),
    }
    results.push(row)
  }
}

console.table(results)
const target = join(import.meta.dirname, '../results')
mkdirSync(target, { recursive: true })
writeFileSync(join(target, 'sources.json'), `${JSON.stringify(results, null, 2)}\n`)

function measure(way: string, path: string): Measured | null {
  const script = join(import.meta.dirname, 'measure-one.ts')
  const { stdout, stderr, status, signal } = spawnSync(process.execPath, [script, way, path], {
    encoding: 'utf8',
  })
  if (status === 0) return JSON.parse(stdout)
  console.error(
    `${way} left out: ${/Error[^\n]*/.exec(stderr)?.[0] ?? `ended by ${signal ?? status}`}`,
  )
  return null
}
