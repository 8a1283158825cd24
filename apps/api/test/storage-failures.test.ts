import { casebook } from '@recount/casebook'
import { type Database, openLedger } from '@recount/ledger'
import { openNodeSqlite } from '@recount/ledger/node-sqlite'
import { describe, expect, it } from 'vitest'
import { problemSchema } from '../src/problems/index.ts'
import { openApp } from './open-app.ts'

const record = { ...casebook.actors[0], id: 'new-actor' }
const reason = 'r'

/** A database that fails with an error as long as there is one. */
function failing(database: Database) {
  const state: { error: Error | null; reading: boolean } = { error: null, reading: true }
  const fail = async () => {
    if (state.error !== null) throw state.error
  }
  const wrapped: Database = {
    ...database,
    query: async (sql, parameters) => {
      if (state.reading) await fail()
      return database.query(sql, parameters)
    },
    batch: async (statements) => {
      await fail()
      return database.batch(statements)
    },
  }
  return { state, database: wrapped }
}

/** An error as node:sqlite throws it. */
const sqliteError = (errcode: number, message: string) =>
  Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR', errcode })

describe('a failure of the storage', () => {
  it.each([
    ['a full disk', sqliteError(13, 'database or disk is full'), 507, 'storage-full', '60'],
    [
      'an I/O error',
      sqliteError(778, 'disk I/O error /secret/path'),
      503,
      'storage-unavailable',
      '60',
    ],
    ['a locked file', sqliteError(5, 'database is locked'), 503, 'storage-unavailable', '1'],
    ['D1 that is reset', new Error('D1 DB reset because …'), 503, 'storage-unavailable', '5'],
    [
      'a server that is gone',
      Object.assign(new Error('connect 10.0.0.7'), { code: 'ECONNREFUSED' }),
      503,
      'storage-unavailable',
      '5',
    ],
  ])('is a problem that says when to come back: %s', async (_, error, status, kind, wait) => {
    const { state, database } = failing(openNodeSqlite(':memory:'))
    const reported: unknown[] = []
    const { send, get, tokenOf, app } = await openApp({
      database,
      report: (fault) => reported.push(fault),
    })
    const token = await tokenOf('editor-1', 'publish')
    await send('GET', '/v1/keys', { token })
    state.error = error
    for (const ask of [
      () => get('/v1/incidents'),
      () => send('POST', '/v1/actors', { token, body: { record, reason } }),
      () => send('POST', '/v1/figures', { body: { statistic: 'total' } }),
    ]) {
      const { response, body, text } = await ask()
      expect(response.status).toBe(status)
      expect(response.headers.get('Retry-After')).toBe(wait)
      expect(response.headers.get('Cache-Control')).toBe('no-store')
      expect(problemSchema.parse(body).type).toBe(`/docs#${kind}`)
      expect(text).not.toMatch(/secret|10\.0\.0\.7|\.ts|at /)
    }
    expect(reported).toEqual([error, error, error])
    state.error = null
    expect((await app.request('/v1/incidents')).status).toBe(200)
  })

  it('of writing leaves reading alone, and a write sent again afterwards happens once', async () => {
    const { state, database } = failing(openNodeSqlite(':memory:'))
    const { send, get, tokenOf, ledger } = await openApp({ database })
    const token = await tokenOf('editor-1', 'publish')
    const write = () =>
      send('POST', '/v1/actors', {
        token,
        body: { record, reason },
        headers: { 'Idempotency-Key': 'k' },
      })
    // The key's day of use is written with its first use.
    await send('GET', '/v1/actors/iskp/stored', { token })
    const before = await ledger.latestRevision()
    state.error = sqliteError(13, 'database or disk is full')
    state.reading = false
    expect((await write()).response.status).toBe(507)
    expect((await get('/v1/incidents')).response.status).toBe(200)
    state.error = null
    expect([(await write()).response.status, (await write()).response.status]).toEqual([201, 201])
    expect(await ledger.latestRevision()).toBe(before + 1)
    const again = await openLedger(database, { now: () => new Date() })
    expect((await again.checkLedger()).issues).toEqual([])
  })
})
