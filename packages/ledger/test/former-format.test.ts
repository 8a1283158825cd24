import { canonicalJson, digestOf, sha256Hex } from '@recount/core/primitives'
import { describe, expect, it } from 'vitest'
import { openLedger } from '../src/index.ts'
import type { AnyRecord } from '../src/log/entry.ts'
import { openNodeSqlite } from '../src/node-sqlite.ts'
import type { Database } from '../src/sql/database.ts'
import { migrations } from '../src/sql/migrations.ts'
import { actorNamed, incidentNamed, sourceNamed } from './sample-records.ts'

const now = () => new Date('2022-12-05T08:00:00Z')
const withdrawn = incidentNamed('b', { version: 2, status: 'withdrawn' })

describe('a ledger that was written in format 1', () => {
  it('opens with all its records, histories and times', async () => {
    const ledger = await openLedger(await formerLedger(), { now })
    expect(await ledger.latestRevision()).toBe(5)
    const { actors, sources, incidents } = await ledger.recordSetAt()
    expect([...actors, ...sources]).toEqual([actorNamed('iskp'), sourceNamed('un')])
    expect(incidents).toEqual([incidentNamed('a'), withdrawn])
    expect((await ledger.recordSetAt(4)).incidents[1]).toEqual(incidentNamed('b'))
    expect(await ledger.revision(5)).toMatchObject({
      format: 1,
      status: 'withdrawn',
      reason: 'reason 5: 💠',
      recordedAt: '2022-12-01T00:00:05.000Z',
      record: withdrawn,
    })
  })

  it('verifies, and goes on in format 2 with the same chain', async () => {
    const ledger = await openLedger(await formerLedger(), { now })
    await ledger.append([{ kind: 'source', record: sourceNamed('un', 'UNAMA'), replaces: 1 }], {
      author: 'editor-1',
      reason: 'the mission',
    })
    expect((await ledger.revision(6))?.previousHash).toBe((await ledger.revision(5))?.hash)
    expect(await ledger.checkLedger()).toMatchObject({ revisions: 6, issues: [] })
  })

  it.each([
    ['revision', 'status', `'published'`, 5],
    ['revision', 'author', `'somebody else'`, 2],
    ['content', 'parts', `replace(parts, 'Kabul', 'Herat')`, 3],
    ['content', 'parts', `replace(parts, 'reason 4', 'reason 5')`, 4],
  ])('shows that somebody has changed %s.%s', async (table, column, value, revision) => {
    const database = await formerLedger()
    const ledger = await openLedger(database, { now })
    await database.batch([
      { sql: `drop trigger ${table}_update` },
      { sql: `update ${table} set ${column} = ${value} where revision = ${revision}` },
    ])
    const { issues } = await ledger.checkLedger()
    expect(issues[0]?.path).toMatch(`revisions.${revision}.`)
  })

  it('cannot be redacted where the hash covers the values, and says so', async () => {
    const ledger = await openLedger(await formerLedger(), { now })
    const { issues } = await ledger.redact(3, ['place'], { author: 'a', reason: 'r' })
    expect(issues.map(({ code }) => code)).toEqual(['not-redactable'])
  })
})

/** A database as the first version of this program left it. */
async function formerLedger(): Promise<Database> {
  const database = openNodeSqlite(':memory:')
  const [first] = migrations
  await database.batch([
    { sql: 'create table migration (id text primary key, applied_at text not null)' },
    { sql: `insert into migration values ('0001-log', '2022-12-01')` },
    ...(first?.statements ?? []).map((statement) => ({
      sql: typeof statement === 'string' ? statement : (statement.sqlite ?? ''),
    })),
  ])
  let previousHash = '0'.repeat(64)
  const records: readonly (readonly [string, AnyRecord])[] = [
    ['actor', actorNamed('iskp')],
    ['source', sourceNamed('un')],
    ['incident', incidentNamed('a')],
    ['incident', incidentNamed('b')],
    ['incident', withdrawn],
  ]
  for (const [index, [kind, record]] of records.entries()) {
    const revision = index + 1
    const reason = `reason ${revision}: 💠`
    const recordedAt = `2022-12-01T00:00:0${revision}.000Z`
    const body = canonicalJson(record)
    const { id, version } = record
    const hash = digestOf({
      format: 1,
      revision,
      kind,
      id,
      version,
      bodyDigest: sha256Hex(body),
      author: 'editor-1',
      reason,
      recordedAt,
      previousHash,
    })
    await database.batch([
      {
        sql: 'insert into revision values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        parameters: [
          revision,
          kind,
          id,
          version,
          body,
          'editor-1',
          reason,
          recordedAt,
          previousHash,
          hash,
        ],
      },
      {
        sql: `insert into current_record values (?, ?, ?, ?)
          on conflict do update set version = excluded.version, revision = excluded.revision`,
        parameters: [kind, id, version, revision],
      },
    ])
    previousHash = hash
  }
  return database
}
