/**
 * What an operation of the ledger costs in ledgers of several sizes: one embedded ledger is grown by
 * importing, and measured at each size. Arguments: the sizes, by default 10000 100000 1000000.
 *
 * CPU time of this process, the median of 15 rounds of several operations each; what waiting for the disk
 * takes is the disk's own.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Ledger, openLedger } from '../../packages/ledger/src/index.ts'
import { openNodeSqlite } from '../../packages/ledger/src/node-sqlite.ts'
import { randomFrom } from '../generator/random.ts'
import { formatMilliseconds, medianOf } from '../report/numbers.ts'
import { formatTable } from '../report/report-table.ts'
import { batchOf, idOf, makeIncident } from './sample-batches.ts'

const sizes = process.argv.slice(2).map(Number)
const rounds = 15
const chunk = 500
const note = { author: 'bench', reason: 'bench' }
const random = randomFrom(1)
const below = (bound: number) => Math.floor(random() * bound)

const folder = mkdtempSync(join(tmpdir(), 'recount-bench-ledger-'))
const results: { size: number; megabytes: number; operations: Record<string, number> }[] = []
try {
  const file = join(folder, 'ledger.sqlite')
  const ledger = await openLedger(openNodeSqlite(file), { now: () => new Date() })
  let filled = 0
  for (const size of sizes.length > 0 ? sizes : [10_000, 100_000, 1_000_000]) {
    await grow(ledger, filled, size)
    filled = size
    const operations = await measureAll(ledger, size)
    // Measuring has appended some; the next size begins behind them.
    filled = size + chunk * (rounds + 1)
    results.push({ size, megabytes: statSync(file).size / 1e6, operations })
    console.error(`▸ ledger: ${size} records measured`)
  }
  await ledger.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
report()

async function grow(ledger: Ledger, from: number, to: number): Promise<void> {
  const request = { ...note, dataset: `made-${from}`, fileName: null }
  await ledger.imports.run(request, batches(from, to))
  for (let number = from; number < to; number += 100) {
    await ledger.saveFigure({
      id: `figure-${number}`,
      ...{ revision: number, incidents: [{ id: idOf(number), version: 1 }], text: 'x'.repeat(800) },
    })
  }
}

async function* batches(from: number, to: number) {
  for (let first = from; first < to; first += chunk)
    yield batchOf(first, Math.min(chunk, to - first))
}

async function measureAll(ledger: Ledger, size: number): Promise<Record<string, number>> {
  const newest = await ledger.latestRevision()
  const anyId = () => idOf(below(size))
  const pageOfIds = () => Array.from({ length: 100 }, anyId)
  const versions = new Map<string, number>()
  const job = await ledger.imports.begin({ ...note, dataset: `chunks-${size}`, fileName: null })
  let chunks = 0
  let written = 0
  const operations: Record<string, readonly [number, () => Promise<unknown>]> = {
    'an incident by its id': [100, () => ledger.incident(anyId())],
    'an incident as known at an earlier revision': [
      100,
      () => ledger.incident(anyId(), newest - below(newest / 10)),
    ],
    'an incident with all it refers to': [50, () => ledger.recordSetOf([anyId()])],
    'a page of 100 incidents with all they refer to': [3, () => ledger.recordSetOf(pageOfIds())],
    'the history of an incident': [100, () => ledger.revisionsOf('incident', anyId())],
    'a revision by its number': [100, () => ledger.revision(1 + below(newest))],
    'a page of 100 revisions, the newest': [5, () => ledger.revisions(null, 100)],
    'a page of 100 revisions, anywhere': [5, () => ledger.revisions(below(newest), 100)],
    'the revision of a time': [100, () => ledger.revisionAtTime(new Date().toISOString())],
    'a figure by its id': [100, () => ledger.figure(`figure-${100 * below(size / 100)}`)],
    'the figures that an incident is in': [
      100,
      () => ledger.figuresTouched(idOf(100 * below(size / 100)), newest + 1, '', 100),
    ],
    'a page of 100 figures': [5, () => ledger.figures(null, 100)],
    'one write, its references checked, with a key': [
      10,
      async () => {
        const number = below(size)
        const record = makeIncident(number)
        const version = versions.get(record.id) ?? 1
        versions.set(record.id, version + 1)
        const idempotencyKey = `${size}-${written++}`
        const { outcome } = await ledger.write(
          [{ operation: 'revise', kind: 'incident', record, expectedVersion: version }],
          { ...note, idempotencyKey },
        )
        // Another size may have revised it before.
        if (outcome === 'conflict') versions.delete(record.id)
      },
    ],
    'a chunk of 500 rows of an import': [
      1,
      () => ledger.imports.stage(job, chunks, batchOf(size + chunk * chunks++, chunk)),
    ],
  }
  const costs: Record<string, number> = {}
  for (const [name, [times, operation]] of Object.entries(operations)) {
    await operation()
    const perOperation: number[] = []
    for (let round = 0; round < rounds; round++) {
      const before = process.cpuUsage()
      for (let time = 0; time < times; time++) await operation()
      const { user, system } = process.cpuUsage(before)
      perOperation.push((user + system) / 1000 / times)
    }
    costs[name] = medianOf(perOperation)
  }
  await ledger.imports.publish(job.id)
  return costs
}

function report(): void {
  const names = Object.keys(results[0]?.operations ?? {})
  const sized = (number: number) => number.toLocaleString('en')
  console.log(
    formatTable({
      title: 'CPU time of an operation, by the number of incidents in the ledger',
      headings: ['operation', ...results.map(({ size }) => sized(size))],
      rows: [
        ...names.map((name) => [
          name,
          ...results.map(({ operations }) => formatMilliseconds(operations[name] ?? Number.NaN)),
        ]),
        ['the file, MB', ...results.map(({ megabytes }) => megabytes.toFixed(0))],
      ],
    }),
  )
  const kept = join(import.meta.dirname, '../results')
  mkdirSync(kept, { recursive: true })
  writeFileSync(join(kept, 'ledger.json'), `${JSON.stringify(results, null, 1)}\n`)
}
