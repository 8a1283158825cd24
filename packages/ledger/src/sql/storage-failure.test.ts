import { describe, expect, it } from 'vitest'
import { storageFailureOf } from './storage-failure.ts'

const sqlite = (errcode: number) =>
  Object.assign(new Error('told'), { code: 'ERR_SQLITE_ERROR', errcode })
const postgres = (code: string) => Object.assign(new Error('told'), { code })
const d1 = (message: string) => new Error(`D1_ERROR: ${message}`)

describe('storageFailureOf', () => {
  it.each([
    ['SQLITE_FULL', sqlite(13), 'full'],
    ['SQLITE_BUSY', sqlite(5), 'busy'],
    ['SQLITE_BUSY_SNAPSHOT, an extended code', sqlite(517), 'busy'],
    ['SQLITE_IOERR_WRITE, an extended code', sqlite(778), 'broken'],
    ['SQLITE_CORRUPT', sqlite(11), 'broken'],
    ['SQLITE_READONLY', sqlite(8), 'broken'],
    ['a refused constraint of SQLite', sqlite(1555), null],
    ['disk_full', postgres('53100'), 'full'],
    ['too_many_connections', postgres('53300'), 'busy'],
    ['deadlock_detected', postgres('40P01'), 'busy'],
    ['admin_shutdown', postgres('57P01'), 'unreachable'],
    ['a refused connection', postgres('ECONNREFUSED'), 'unreachable'],
    ['io_error', postgres('58030'), 'broken'],
    ['a refused constraint of PostgreSQL', postgres('23505'), null],
    ['a broken connection', new Error('Connection terminated unexpectedly'), 'unreachable'],
    ['D1 without room', d1('database or disk is full: SQLITE_FULL'), 'full'],
    ['D1 at its largest', d1('Exceeded maximum DB size.'), 'full'],
    ['D1 overloaded', d1('D1 DB is overloaded. Too many requests queued.'), 'busy'],
    ['D1 out of reach', d1('Network connection lost.'), 'unreachable'],
    ['a refused constraint of D1', d1('UNIQUE constraint failed: SQLITE_CONSTRAINT'), null],
    ['another error', new TypeError('column id holds no text'), null],
    ['what is no error', 'SQLITE_FULL', null],
  ])('knows %s', (_, error, failure) => {
    expect(storageFailureOf(error)).toBe(failure)
  })
})
