import type { SqlRow } from '../sql/database.ts'
import { readText, readTextOrNull } from '../sql/read-column.ts'

/** What the holder of a key may do. `admin` may do all of it, and make keys. */
export const scopes = ['propose', 'edit', 'publish', 'import', 'admin'] as const
export type Scope = (typeof scopes)[number]

/**
 * An API key as the ledger knows it: everything but its secret, of which only a digest is kept.
 *
 * `holder` is the pseudonym that stands as the author of what the key writes. `lastUsedDay` is exact to
 * the day, in UTC. `replaces` is the key that was rotated into this one.
 */
export interface ApiKey {
  readonly id: string
  readonly holder: string
  readonly scopes: readonly Scope[]
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly revokedAt: string | null
  readonly lastUsedDay: string | null
  readonly replaces: string | null
}

/**
 * Whether a key may do what a scope allows.
 *
 * @example
 * allows({ scopes: ['admin'] }, 'import') //=> true
 */
export function allows(key: Pick<ApiKey, 'scopes'>, scope: Scope): boolean {
  return key.scopes.includes(scope) || key.scopes.includes('admin')
}

/** Reads a key as the database returns it. */
export function readApiKey(row: SqlRow): ApiKey {
  return {
    id: readText(row, 'id'),
    holder: readText(row, 'holder'),
    scopes: scopes.filter((scope) => readText(row, 'scopes').split(' ').includes(scope)),
    createdAt: readText(row, 'created_at'),
    expiresAt: readTextOrNull(row, 'expires_at'),
    revokedAt: readTextOrNull(row, 'revoked_at'),
    lastUsedDay: readTextOrNull(row, 'last_used_day'),
    replaces: readTextOrNull(row, 'replaces'),
  }
}
