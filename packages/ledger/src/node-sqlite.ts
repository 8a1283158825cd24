import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Database, SqlStatement } from './sql/database.ts'
import { nodeChecksum } from './sql/node-checksum.ts'
import { nodeSha256Hex } from './sql/node-sha256.ts'

export { nodeSha256Hex } from './sql/node-sha256.ts'

/**
 * Opens a SQLite file, or a database in memory with `':memory:'`, through the runtime's own driver.
 *
 * A commit returns when it is on the disk: write-ahead log with `synchronous=FULL`, set at each
 * opening because SQLite keeps the journal mode in the file, but not the other. What is deleted is
 * overwritten with zeros.
 *
 * @throws Error where the file cannot be opened, is no database, or refuses these settings.
 * Source: https://www.sqlite.org/pragma.html#pragma_synchronous
 */
export function openNodeSqlite(file: string): Database {
  const connection = new DatabaseSync(file)
  try {
    configure(connection)
  } catch (error) {
    connection.close()
    throw error
  }

  const prepared = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    const statement = prepared.get(sql) ?? connection.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }
  const run = ({ sql, parameters, rows = [parameters ?? []] }: SqlStatement) => {
    const statement = prepare(sql)
    for (const row of rows) statement.run(...row)
  }

  return {
    dialect: 'sqlite',
    bindsRows: true,
    async query(sql, parameters = []) {
      return prepare(sql).all(...parameters)
    },
    async batch(statements) {
      connection.exec('begin immediate')
      try {
        for (const statement of statements) run(statement)
        connection.exec('commit')
      } catch (error) {
        if (connection.isTransaction) connection.exec('rollback')
        throw error
      }
    },
    sha256Hex: nodeSha256Hex,
    checksum: nodeChecksum,
    async purge() {
      // The write-ahead log still holds the pages as they were; another connection can keep it from
      // being emptied.
      return prepare('pragma wal_checkpoint(truncate)').get()?.busy === 0
    },
    async close() {
      connection.close()
    },
  }
}

const bytesInLog = 32_000_000

function configure(connection: DatabaseSync): void {
  connection.exec('pragma busy_timeout = 5000')
  // Of a new file: a revision takes a kilobyte or two, and larger pages hold more of them with less between.
  connection.exec('pragma page_size = 8192')
  connection.exec('pragma journal_mode = wal')
  connection.exec('pragma synchronous = full')
  // A chunk of an import fits into the cache, and ten of them into the log before it is copied back.
  connection.exec('pragma cache_size = -16384')
  const pageSize = Number(connection.prepare('pragma page_size').get()?.page_size)
  connection.exec(`pragma wal_autocheckpoint = ${Math.floor(bytesInLog / pageSize)}`)
  connection.exec('pragma foreign_keys = on')
  connection.exec('pragma secure_delete = on')
  const synchronous = connection.prepare('pragma synchronous').get()?.synchronous
  if (synchronous !== 2) throw new Error(`synchronous is ${synchronous}, not 2 (FULL)`)
}
