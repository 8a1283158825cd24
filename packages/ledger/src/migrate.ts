import type { Database } from './database.ts'
import { migrations } from './migrations.ts'
import { readText } from './read-column.ts'

/**
 * Brings a database's schema up to date; does nothing where it is.
 *
 * Each step is one batch together with the row that remembers it. When several processes open a new
 * database at once, one of them wins a step, and the others see that it has been done.
 */
export async function migrate(database: Database, now: () => Date): Promise<void> {
  const applied = await readApplied(database)
  for (const { id, statements } of migrations) {
    if (applied.has(id)) continue
    try {
      await database.batch([
        ...statements.map((sql) => ({ sql })),
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

/** Reads first: where nothing is to be done, opening a ledger writes nothing. */
async function readApplied(database: Database): Promise<ReadonlySet<string>> {
  const read = async () => {
    const rows = await database.query('select id from migration')
    return new Set(rows.map((row) => readText(row, 'id')))
  }
  return read().catch(async () => {
    await database.batch([
      {
        sql: 'create table if not exists migration (id text primary key, applied_at text not null)',
      },
    ])
    return read()
  })
}
