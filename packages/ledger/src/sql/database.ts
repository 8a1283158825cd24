import type { Checksum } from '@recount/core/table'

/** What a bound parameter or a column can hold. Ids are text, so that no engine rounds them. */
export type SqlValue = string | number | null

/** A value of a row that is about to be inserted; bytes are the UTF-8 of a text. */
export type InsertedValue = SqlValue | Uint8Array

/** One row of a result, by column name. */
export type SqlRow = Readonly<Record<string, unknown>>

/** One statement with `?` for each of its parameters, at most 100 (D1's limit). */
export interface SqlStatement {
  readonly sql: string
  readonly parameters?: readonly SqlValue[]
  /** Runs the statement once for each of these lists, of any length; only where `bindsRows` is set. */
  readonly rows?: Iterable<readonly InsertedValue[]>
}

/** The dialects in which the ledger's SQL is written, where they differ. */
export type Dialect = 'sqlite' | 'postgres'

/**
 * An SQL engine, as little of it as the ledger needs, so that a new engine is one small file.
 *
 * `batch` is the only transaction: all of its statements happen, or none, and it then rejects. There
 * is no interactive transaction because D1 has none.
 *
 * `bindsRows` says that the engine runs in this process, where binding a row costs nothing worth saving.
 * `sha256Hex` is the platform's own digest of bytes or of a text's UTF-8, where that is faster than core's, and `checksum` its
 * own CRC-32. `purge`
 * takes what was deleted out of the engine's files too, where the engine can; it answers whether it did.
 */
export interface Database {
  readonly dialect: Dialect
  readonly bindsRows?: boolean
  query(sql: string, parameters?: readonly SqlValue[]): Promise<readonly SqlRow[]>
  batch(statements: readonly SqlStatement[]): Promise<void>
  sha256Hex?(content: string | Uint8Array): string
  readonly checksum?: Checksum | undefined
  purge?(): Promise<boolean>
  close(): Promise<void>
}
