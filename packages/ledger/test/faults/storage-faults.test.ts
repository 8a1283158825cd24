import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ledger, openLedger, storageFailureOf } from '../../src/index.ts'
import { openNodeSqlite } from '../../src/node-sqlite.ts'
import { saveSnapshot } from '../../src/snapshots/snapshot-store.ts'
import { batchesOf, sampleRelease, sampleRequest, streamOf } from '../sample-import.ts'
import { sourceNamed } from '../sample-records.ts'
import { seededRandom } from './random.ts'
import { whyNoStrace } from './strace.ts'

const writer = join(import.meta.dirname, 'writer.ts')
const now = () => new Date(0)
const sampleSnapshot = { name: 'table', revision: 1, day: '2022-12-05', memo: '' }
const note = { author: 'editor-1', reason: 'a later report' }
const noStrace = whyNoStrace()
const traced = noStrace === null ? '' : ` (skipped: ${noStrace})`

let folder = ''
let files = 0
const newFile = () => join(folder, `${files++}.sqlite`)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recount-storage-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(noStrace !== null)(`system calls of a ledger${traced}`, () => {
  it('wait for the disk at least once for every commit, after a reopening too', async () => {
    const file = newFile()
    const trace = join(folder, 'trace')
    let before = 0
    for (const opening of ['first', 'second']) {
      const { acknowledged, status } = runWriter(file, 40, 0, [
        ...['-e', 'trace=fsync,fdatasync', '-o', trace],
      ])
      expect([opening, status, acknowledged.size]).toEqual([opening, 0, 40])
      const revisions = await holdsAll(file, acknowledged)
      const synchronised = readFileSync(trace, 'utf8').match(/\bf(data)?sync\(\d+.*= 0$/gm)
      expect(synchronised?.length).toBeGreaterThanOrEqual(revisions - before)
      before = revisions
    }
  })

  it.each([
    ['pwrite64', 'EIO', 'broken', 60],
    ['pwrite64', 'ENOSPC', 'full', 60],
    ['fsync,fdatasync', 'EIO', 'broken', 5],
    ['pread64', 'EIO', 'broken', 20],
  ])(
    'may fail (%s with %s) and every acknowledged write is kept, each once',
    async (call, error, failure, often) => {
      const random = seededRandom(`${call} ${error}`)
      const file = newFile()
      await (await openLedger(openNodeSqlite(file), { now })).close()
      const seen = new Set<string>()
      const acknowledged = new Map<string, number>()
      for (let run = 0; run < 3; run++) {
        // Rarer than a commit makes them, so that trying again can succeed.
        const [first, step] = [5 + random(20), often + random(often)]
        const result = runWriter(file, 25, 200, [
          ...['-P', file, '-P', `${file}-wal`, '-e', `trace=${call}`, '-o', '/dev/null'],
          ...['-e', `inject=${call}:error=${error}:when=${first}+${step}`],
        ])
        for (const told of result.failures) seen.add(told)
        for (const [key, revision] of result.acknowledged) acknowledged.set(key, revision)
        expect(result.status).toBe(0)
        await holdsAll(file, acknowledged)
      }
      expect(acknowledged.size).toBe(75)
      expect([...seen]).toEqual([failure])
    },
  )
})

describe('a ledger without room', () => {
  it('says so, keeps what it has, is read as before, and goes on when there is room', async () => {
    const database = openNodeSqlite(newFile())
    const ledger = await openLedger(database, { now })
    await fill(ledger, 20)
    const [{ page_count: pages } = {}] = await database.query('pragma page_count')
    const limit = (most: number) => database.query(`pragma max_page_count = ${most}`)
    await limit(Number(pages) + 2)
    const written = await fillUntilItFails(ledger, 'full')
    const before = await ledger.revisions(null, 1000)
    expect(before).toHaveLength(written)

    for (const work of [
      () => ledger.saveFigure({ id: 'x'.repeat(100_000) }),
      () => ledger.imports.run(sampleRequest, streamOf(batchesOf(sampleRelease))),
      () => ledger.keys.create({ holder: 'x'.repeat(100_000), scopes: [], expiresAt: null }),
      () =>
        ledger.propose(
          [{ operation: 'create', kind: 'source', record: sourceNamed('x'.repeat(9999)) }],
          note,
        ),
      () => saveSnapshot({ database, now }, sampleSnapshot, new Uint8Array(100_000)),
    ]) {
      expect(storageFailureOf(await errorOf(work))).toBe('full')
    }
    expect(await ledger.revisions(null, 1000)).toEqual(before)
    expect((await ledger.checkLedger()).issues).toEqual([])

    await limit(1_000_000)
    await fill(ledger, 5)
    const run = await ledger.imports.run(sampleRequest, streamOf(batchesOf(sampleRelease)))
    expect(run).toMatchObject({ outcome: 'published', job: { counts: { created: 12 } } })
    expect((await ledger.checkLedger()).issues).toEqual([])
    await ledger.close()
  })

  it('keeps what was acknowledged where a file may grow no longer, and goes on where it may', async () => {
    const file = newFile()
    const script = `ulimit -f 3000 && exec "$0" "$@"`
    const { stdout, status } = spawnSync(
      'sh',
      ['-c', script, process.execPath, writer, file, 'writer', '2', '1000', '5'],
      { encoding: 'utf8' },
    )
    const { acknowledged, failures } = readLines(stdout.split('\n'))
    expect(status).toBe(3)
    expect(failures).toEqual(Array.from({ length: 6 }, () => 'broken'))
    expect(acknowledged.size).toBeGreaterThan(5)
    await holdsAll(file, acknowledged)
    const more = runWriter(file, 10, 0)
    expect(more.acknowledged.size).toBe(10)
    await holdsAll(file, new Map([...acknowledged, ...more.acknowledged]))
  })

  it('goes on in the same process when a full disk has room again', async (context) => {
    const mount = join(folder, 'small')
    mkdirSync(mount)
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', mount]).status !== 0) {
      context.skip('a small file system may not be mounted here')
    }
    try {
      const filler = join(mount, 'filler')
      writeFileSync(filler, Buffer.alloc(15_000_000))
      const file = join(mount, 'ledger.sqlite')
      const process_ = spawn(process.execPath, [writer, file, 'writer', '2', '60', '1000'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const ended = once(process_, 'exit')
      const lines: string[] = []
      for await (const line of createInterface({ input: process_.stdout })) {
        lines.push(line)
        if (line.startsWith('failed')) rmSync(filler, { force: true })
      }
      expect((await ended)[0]).toBe(0)
      const { acknowledged, failures } = readLines(lines)
      expect(new Set(failures)).toEqual(new Set(['full']))
      expect(acknowledged.size).toBe(120)
      await holdsAll(file, acknowledged)
    } finally {
      spawnSync('umount', ['-l', mount])
    }
  })
})

interface Written {
  readonly acknowledged: ReadonlyMap<string, number>
  readonly failures: readonly string[]
  readonly status: number | null
}

/** Runs a writer in a process of its own to its end, watched by strace where there are options for it. */
function runWriter(
  file: string,
  most: number,
  patience: number,
  strace: readonly string[] = [],
): Written {
  const command = [process.execPath, writer, file, 'writer', '1', String(most), String(patience)]
  const [program = '', ...options] =
    strace.length === 0 ? command : ['strace', '-f', '-qq', ...strace, ...command]
  const { stdout, status } = spawnSync(program, options, { encoding: 'utf8' })
  return { ...readLines(stdout.split('\n')), status }
}

function readLines(lines: readonly string[]): Omit<Written, 'status'> {
  const acknowledged = new Map<string, number>()
  const failures: string[] = []
  for (const line of lines) {
    const [key = '', told = ''] = line.split(' ')
    if (key === 'failed') failures.push(told)
    else if (key !== '') acknowledged.set(key, Number(told))
  }
  return { acknowledged, failures }
}

/** Expects each acknowledged write to be there once, and the ledger to verify; answers its revisions. */
async function holdsAll(file: string, acknowledged: ReadonlyMap<string, number>): Promise<number> {
  const database = openNodeSqlite(file)
  const ledger = await openLedger(database, { now })
  const { issues, revisions } = await ledger.checkLedger()
  expect(issues).toEqual([])
  for (const [key, revision] of acknowledged) {
    const [, id = '', version] = /^(.*)-(\d+)$/.exec(key) ?? []
    expect(await ledger.revision(revision), key).toMatchObject({ id, version: Number(version) })
  }
  const [integrity] = await database.query('pragma integrity_check')
  expect(integrity).toEqual({ integrity_check: 'ok' })
  await ledger.close()
  return revisions
}

async function fill(ledger: Ledger, writes: number): Promise<void> {
  for (let written = 0; written < writes; written++) {
    const [newest] = await ledger.recordsOf('source', ['filler'])
    const record = sourceNamed('filler', 'x'.repeat(300))
    await ledger.append([{ kind: 'source', record, replaces: newest?.version ?? null }], note)
  }
}

/** Writes until it fails as expected; answers how many revisions there are. */
async function fillUntilItFails(ledger: Ledger, failure: string): Promise<number> {
  const error = await errorOf(() => fill(ledger, 1000))
  expect(storageFailureOf(error)).toBe(failure)
  return ledger.latestRevision()
}

async function errorOf(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => null,
    (error: unknown) => error,
  )
}
