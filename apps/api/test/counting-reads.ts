import type { Database } from '@recount/ledger'

/** A database that counts what is read from it. */
export function countingReads(database: Database) {
  const nothing = { queries: 0, rows: 0, mostAtOnce: 0 }
  const read = { ...nothing }
  return {
    read,
    reset: () => Object.assign(read, nothing),
    database: {
      ...database,
      query: async (sql: string, parameters?: readonly (string | number | null)[]) => {
        const rows = await database.query(sql, parameters)
        read.queries += 1
        read.rows += rows.length
        read.mostAtOnce = Math.max(read.mostAtOnce, rows.length)
        return rows
      },
    },
  }
}
