import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLedger } from '../src/index.ts'
import { openNodeSqlite } from '../src/node-sqlite.ts'
import { everyContract } from './every-contract.ts'
import { incidentNamed, sampleRecords } from './sample-records.ts'

let folder = ''
let files = 0
const newFile = () => join(folder, `${files++}.sqlite`)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recount-ledger-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

everyContract(
  'node:sqlite, in memory',
  async () => {
    const database = openNodeSqlite(':memory:')
    return { database, other: database }
  },
  100,
)

everyContract(
  'node:sqlite, on a file',
  async () => {
    const file = newFile()
    return { database: openNodeSqlite(file), other: openNodeSqlite(file) }
  },
  25,
)

describe('openNodeSqlite', () => {
  it('sets write-ahead log, full synchronisation and foreign keys at every opening', async () => {
    const file = newFile()
    for (const opening of ['first', 'second']) {
      const database = openNodeSqlite(file)
      const ledger = await openLedger(database, { now: () => new Date(0) })
      await ledger.seed(sampleRecords, { author: 'a', reason: 'r' })
      const read = async (name: string) => (await database.query(`pragma ${name}`))[0]?.[name]
      expect([
        opening,
        await read('journal_mode'),
        await read('synchronous'),
        await read('foreign_keys'),
      ]).toEqual([opening, 'wal', 2, 1])
      await ledger.close()
    }
  })

  it('keeps what was written for the next opening', async () => {
    const file = newFile()
    const now = () => new Date(0)
    const ledger = await openLedger(openNodeSqlite(file), { now })
    await ledger.seed(sampleRecords, { author: 'a', reason: 'r' })
    await ledger.close()
    const again = await openLedger(openNodeSqlite(file), { now })
    expect(await again.recordSetAt()).toEqual(sampleRecords)
    await again.close()
  })

  it('leaves no byte of what was redacted in its files', async () => {
    const file = newFile()
    const ledger = await openLedger(openNodeSqlite(file), { now: () => new Date(0) })
    const canary = 'canary-7f3a'
    const record = incidentNamed('a', { title: { en: canary } })
    const note = { author: 'a', reason: 'r' }
    await ledger.append([{ kind: 'incident', record, replaces: null }], note)
    expect(filesOf(file).some((bytes) => bytes.includes(canary))).toBe(true)
    expect((await ledger.redact(1, ['prose'], note)).value?.isPurged).toBe(true)
    expect(filesOf(file).some((bytes) => bytes.includes(canary))).toBe(false)
    await ledger.close()
  })
})

/** The bytes of a database's files: the write-ahead log is one of them. */
function filesOf(file: string): readonly Buffer[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((name) => name.startsWith(file))
    .map((name) => readFileSync(name))
}
