import pg from 'pg'
import type { Database } from './sql/database.ts'
import { nodeChecksum } from './sql/node-checksum.ts'
import { nodeSha256Hex } from './sql/node-sha256.ts'
import { numberPlaceholders } from './sql/number-placeholders.ts'

/** Where the PostgreSQL server is: an address (`postgres://…`), or the fields of `pg`'s own configuration. */
export type PostgresConnection = string | pg.PoolConfig

/**
 * The ledger's view of a PostgreSQL database, through a pool of connections.
 *
 * A commit returns when it is on the server's disk: `synchronous_commit=on` is set for each connection,
 * whatever the server's own setting. `fsync` is the server's and cannot be set from here.
 *
 * Source: https://www.postgresql.org/docs/15/runtime-config-wal.html#GUC-SYNCHRONOUS-COMMIT
 */
export function openPostgres(connection: PostgresConnection): Database {
  const given: pg.PoolConfig =
    typeof connection === 'string' ? { connectionString: connection } : connection
  const pool = new pg.Pool({
    ...given,
    options: `${given.options ?? ''} -c synchronous_commit=on`.trim(),
    types: { getTypeParser: parserOf },
  })
  // A connection that breaks while nobody uses it is taken out of the pool; the next query opens another.
  pool.on('error', () => {})

  return {
    dialect: 'postgres',
    async query(sql, parameters = []) {
      const { rows } = await pool.query(numberPlaceholders(sql), [...parameters])
      return rows
    },
    async batch(statements) {
      const client = await pool.connect()
      let failure: Error | undefined
      // The server may end between two statements: without a listener that would end the process.
      const onError = (broken: Error) => {
        failure = broken
      }
      client.on('error', onError)
      try {
        await client.query('begin')
        for (const { sql, parameters = [] } of statements) {
          await client.query(numberPlaceholders(sql), [...parameters])
        }
        await client.query('commit')
      } catch (error) {
        await client.query('rollback').catch(onError)
        throw error
      } finally {
        client.off('error', onError)
        client.release(failure)
      }
    },
    sha256Hex: nodeSha256Hex,
    checksum: nodeChecksum,
    async purge() {
      // Rewrites the tables, so that no page holds what was deleted. The server's own log still does,
      // until it is recycled.
      await pool.query('vacuum full content, original, revision_original')
      return true
    },
    async close() {
      await pool.end()
    },
  }
}

const bigint = 20
const numeric = 1700

/** Counts and sums come as numbers: none of the ledger's reaches 2^53. */
function parserOf(type: number, format?: 'text' | 'binary') {
  if (type === bigint || type === numeric) return Number
  return pg.types.getTypeParser(type, format)
}
