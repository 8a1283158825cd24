import type { Database, SqlRow } from './sql/database.ts'

/** As much of a Cloudflare D1 binding as the ledger uses. */
export interface D1Binding {
  prepare(sql: string): D1Prepared
  batch(statements: D1Prepared[]): Promise<unknown>
}

/** A D1 statement, bound or not. */
export interface D1Prepared {
  bind(...values: unknown[]): D1Prepared
  all(): Promise<{ readonly results: readonly SqlRow[] }>
}

/**
 * The ledger's view of a D1 binding. D1 runs a batch as one transaction and rolls it back as a whole.
 *
 * Source: https://developers.cloudflare.com/d1/worker-api/d1-database/#batch
 */
export function openD1(binding: D1Binding): Database {
  return {
    dialect: 'sqlite',
    async query(sql, parameters = []) {
      const { results } = await binding
        .prepare(sql)
        .bind(...parameters)
        .all()
      return results
    },
    async batch(statements) {
      await binding.batch(
        statements.map(({ sql, parameters = [] }) => binding.prepare(sql).bind(...parameters)),
      )
    },
    async close() {},
  }
}
