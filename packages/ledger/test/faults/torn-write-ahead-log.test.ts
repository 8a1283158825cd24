import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ledger, openLedger } from '../../src/index.ts'
import { openNodeSqlite } from '../../src/node-sqlite.ts'
import type { Database } from '../../src/sql/database.ts'
import { readWholeNumber } from '../../src/sql/read-column.ts'
import { batchesOf, sampleRelease, sampleRequest } from '../sample-import.ts'
import { sourceNamed } from '../sample-records.ts'

const now = () => new Date(0)
const note = { author: 'editor-1', reason: 'a later report' }

/** What the tables hold beside each other; every commit adds to some of them, and never to one alone. */
const countedTables = [
  'revision',
  'content',
  'idempotency',
  'import_chunk',
  'staged',
  'revision_original',
  'original',
  'publication',
  'redaction',
] as const

/** How long the write-ahead log was when something was committed, and what the ledger held then. */
interface Commit {
  readonly length: number
  readonly holds: Holdings
}

type Holdings = Readonly<Record<string, number>>

let folder = ''
let file: Buffer
let log: Buffer
let commits: readonly Commit[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recount-torn-'))
  const path = join(folder, 'whole.sqlite')
  // Closing moves these into the file itself, so that they do not hang on the log.
  const early = await openLedger(openNodeSqlite(path), { now })
  for (let version = 1; version <= 5; version++) await writeVersion(early, version)
  await early.redact(3, ['reason'], note)
  await early.close()

  const database = openNodeSqlite(path)
  // Moving committed pages into the file begins the log anew, and only what is on the disk is moved.
  await database.query('pragma wal_autocheckpoint = 0')
  const ledger = await openLedger(database, { now })
  const made: Commit[] = [{ length: 0, holds: await holdingsOf(database) }]
  const commit = async (work: Promise<unknown>) => {
    await work
    made.push({ length: statSync(`${path}-wal`).size, holds: await holdingsOf(database) })
  }
  for (let version = 6; version <= 15; version++) await commit(writeVersion(ledger, version))
  const job = await ledger.imports.begin(sampleRequest)
  for (const [number, batch] of batchesOf(sampleRelease).entries()) {
    await commit(ledger.imports.stage(job, number, batch))
  }
  await commit(ledger.imports.publish(job.id))
  for (let version = 16; version <= 20; version++) await commit(writeVersion(ledger, version))
  commits = made
  file = readFileSync(path)
  log = readFileSync(`${path}-wal`)
  await ledger.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('a ledger whose write-ahead log is torn', () => {
  it('holds all that was committed where nothing is cut off', async () => {
    expect(await recover(log)).toEqual(commits.at(-1)?.holds)
  })

  it('holds what was in the file itself where the log’s own header is cut', async () => {
    for (let cut = 0; cut <= 32; cut += 4) {
      expect(await recover(log.subarray(0, cut)), `cut at ${cut}`).toEqual(commits[0]?.holds)
    }
  })

  it('holds an exact prefix of the commits, tables and chain in step, wherever it is cut', async () => {
    const seen = new Set<number>()
    for (const cut of cuts()) {
      const holds = holdsAt(cut)
      expect(await recover(log.subarray(0, cut)), `cut at ${cut} of ${log.length}`).toEqual(holds)
      seen.add(holds.revision ?? 0)
    }
    expect(seen.size).toBe(new Set(commits.map(({ holds }) => holds.revision)).size)
  })

  it('holds an exact prefix of the commits wherever a byte of it is another one', async () => {
    for (let position = 40; position < log.length; position += 7919) {
      const damaged = Buffer.from(log)
      damaged[position] = (damaged[position] ?? 0) ^ 0x20
      // The frame that it lies in ends the log, and with it the commit that the frame belongs to.
      const frame = position - ((position - 32) % frameLength())
      expect(await recover(damaged), `damaged at ${position}`).toEqual(holdsAt(frame))
    }
  })
})

/** Around the end of every commit, and between them at steps that hit every part of a frame. */
function cuts(): readonly number[] {
  const ends = commits.slice(1).flatMap(({ length }) => [length - 1, length, length + 1])
  const between: number[] = []
  for (let cut = 33; cut < log.length; cut += 1997) between.push(cut)
  return [...ends, ...between].filter((cut) => cut >= 0 && cut <= log.length)
}

/** A page and the 24 bytes in front of it; https://www.sqlite.org/fileformat.html#the_write_ahead_log */
function frameLength(): number {
  return log.readUInt32BE(8) + 24
}

function holdsAt(length: number): Holdings {
  return commits.findLast((commit) => commit.length <= length)?.holds ?? {}
}

/** What a ledger holds that is opened with this log; it has to verify, and to take another write. */
async function recover(torn: Uint8Array): Promise<Holdings> {
  const path = join(folder, 'torn.sqlite')
  // The shared memory beside a log is made anew where a machine starts again.
  rmSync(`${path}-shm`, { force: true })
  writeFileSync(path, file)
  writeFileSync(`${path}-wal`, torn)
  const database = openNodeSqlite(path)
  const ledger = await openLedger(database, { now })
  const holds = await holdingsOf(database)
  expect((await ledger.checkLedger()).issues).toEqual([])
  const [newest] = await ledger.revisionsOf('source', 'written')
  await writeVersion(ledger, (newest?.version ?? 0) + 1)
  expect((await ledger.checkLedger()).issues).toEqual([])
  await ledger.close()
  return holds
}

/** Writes with a key, so that an answer is kept beside every second row. */
async function writeVersion(ledger: Ledger, version: number): Promise<void> {
  const record = sourceNamed('written', `version ${version}`)
  const target = { kind: 'source', record } as const
  const key = version % 2 === 0 ? { idempotencyKey: `key-${version}` } : {}
  const { outcome } = await ledger.write(
    [
      version === 1
        ? { operation: 'create', ...target }
        : { operation: 'revise', ...target, expectedVersion: version - 1 },
    ],
    { ...note, ...key },
  )
  if (outcome !== 'written') throw new Error(`version ${version} was not written: ${outcome}`)
}

async function holdingsOf(database: Database): Promise<Holdings> {
  const holds: Record<string, number> = {}
  for (const table of countedTables) {
    const [row] = await database.query(`select count(*) as rows from ${table}`)
    holds[table] = row === undefined ? 0 : readWholeNumber(row, 'rows')
  }
  return holds
}
