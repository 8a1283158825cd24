import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLedger } from '../src/index.ts'
import { openNodeSqlite } from '../src/node-sqlite.ts'
import { ledgerContract } from './ledger-contract.ts'
import { sampleRecords } from './sample-records.ts'

let folder = ''
let files = 0
const newFile = () => join(folder, `${files++}.sqlite`)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recount-ledger-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

ledgerContract(
  'node:sqlite, in memory',
  async () => {
    const database = openNodeSqlite(':memory:')
    return { database, other: database }
  },
  100,
)

ledgerContract(
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
})
