import type { Database } from './database.ts'
import { type Migration, type MigrationStatement, migrations } from './migrations.ts'
import { readText } from './read-column.ts'

/**
 * Brings a database's schema up to date; does nothing where it is.
 *
 * Each step is one batch together with the row that remembers it. When several processes open a new
 * database at once, one of them wins a step, and the others see that it has been done.
 */
export async function migrate(
  database: Database,
  now: () => Date,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  const applied = await readApplied(database)
  for (const { id, statements } of steps) {
    if (applied.has(id)) continue
    try {
      await database.batch([
        ...statements.flatMap((statement) => statementsFor(database, statement)),
        {
          sql: 'insert into migration (id, applied_at) values (?, ?)',
          parameters: [id, now().toISOString()],
        },
      ])
    } catch (error) {
      if (!(await readApplied(database)).has(id)) throw error
    }
  }
}

function statementsFor({ dialect }: Database, statement: MigrationStatement) {
  const sql = typeof statement === 'string' ? statement : statement[dialect]
  if (sql === null) return []
  // SQLite compares text byte by byte; PostgreSQL does so only where it is told.
  const isTable = dialect === 'postgres' && /^create table/.test(sql)
  return [{ sql: isTable ? sql.replace(/\btext\b/g, 'text collate "C"') : sql }]
}

/** Reads first: where nothing is to be done, opening a ledger writes nothing. */
async function readApplied(database: Database): Promise<ReadonlySet<string>> {
  const read = async () => {
    const rows = await database.query('select id from migration')
    return new Set(rows.map((row) => readText(row, 'id')))
  }
  return read().catch(async () => {
    const sql =
      'create table if not exists migration (id text primary key, applied_at text not null)'
    // Where another process creates it at the same moment, this fails and the table is there.
    const failure = await database.batch([{ sql }]).then(
      () => null,
      (error: unknown) => error,
    )
    return read().catch((error: unknown) => {
      throw failure ?? error
    })
  })
}
