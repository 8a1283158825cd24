/**
 * Why the storage under a ledger did not do what it was asked.
 *
 * - `full`: the disk, or the room that the provider allows, is used up. Reading goes on.
 * - `busy`: others kept it occupied for longer than it waits.
 * - `unreachable`: the connection failed or broke, or the server is starting or ending.
 * - `broken`: the disk failed, the file is damaged, or it may not be written. Somebody has to look at it.
 *
 * The first three pass, and the request can be repeated. A write that ended so is in the log or is not:
 * its idempotency key says which when it is repeated.
 */
export type StorageFailure = 'full' | 'busy' | 'unreachable' | 'broken'

/**
 * The failure of the storage that an error tells of, for errors of SQLite (Node’s), D1 and PostgreSQL;
 * `null` for any other, which is a programmer’s mistake.
 *
 * @example
 * storageFailureOf(Object.assign(new Error('database or disk is full'), { errcode: 13 })) //=> 'full'
 */
export function storageFailureOf(error: unknown): StorageFailure | null {
  if (!(error instanceof Error)) return null
  const { errcode, code } = error as Error & { readonly errcode?: unknown; readonly code?: unknown }
  if (typeof errcode === 'number') return sqliteFailures[errcode & 0xff] ?? null
  const coded = typeof code === 'string' ? failureOfCode(code) : null
  return coded ?? messages.find(([pattern]) => pattern.test(error.message))?.[1] ?? null
}

/** By primary result code: the lowest byte. https://www.sqlite.org/rescode.html */
const sqliteFailures: Readonly<Record<number, StorageFailure>> = {
  5: 'busy',
  6: 'busy',
  7: 'busy',
  8: 'broken',
  10: 'broken',
  11: 'broken',
  13: 'full',
  14: 'broken',
  15: 'busy',
  26: 'broken',
}

/** SQLSTATE (https://www.postgresql.org/docs/15/errcodes-appendix.html) or the system’s own code. */
function failureOfCode(code: string): StorageFailure | null {
  if (code === '53100') return 'full'
  if (code === '55P03' || /^(53|40)/.test(code)) return 'busy'
  if (code === '25006' || code === '58030' || /^XX/.test(code)) return 'broken'
  if (/^08|^57P|^E(CONN|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOENT|NOTFOUND|AI_)/.test(code)) {
    return 'unreachable'
  }
  return null
}

/** What comes without a code: D1’s errors, and those of the driver of PostgreSQL itself. */
const messages: readonly (readonly [RegExp, StorageFailure])[] = [
  [/SQLITE_FULL|Exceeded maximum (account|DB|database) (storage|size)/i, 'full'],
  [/SQLITE_(BUSY|LOCKED|NOMEM)|D1 DB is overloaded|exceeded its (memory|CPU time) limit/, 'busy'],
  [/SQLITE_(IOERR|CORRUPT|READONLY|CANTOPEN|NOTADB)/, 'broken'],
  [
    /Network connection lost|caused object to be reset|D1 DB reset because|transient issue on remote/,
    'unreachable',
  ],
  [
    /Connection terminated|timeout exceeded when trying to connect|connection error and is not queryable/,
    'unreachable',
  ],
]
