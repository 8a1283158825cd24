import type { LedgerContext } from '../log/ledger-context.ts'
import { readText } from '../sql/read-column.ts'
import { type ApiKey, readApiKey, type Scope } from './api-key.ts'
import { formatToken, makeToken, parseToken } from './api-key-token.ts'

/** A new key with its token, which is shown to its holder once and kept nowhere. */
export interface IssuedKey {
  readonly key: ApiKey
  readonly token: string
}

/** Who gets a key, for what, and until when (`null`: until it is revoked). */
export interface KeyRequest {
  readonly holder: string
  readonly scopes: readonly Scope[]
  readonly expiresAt: Date | null
}

/** What came of looking at a token. Tell its bearer nothing but that it is not valid. */
export type KeyCheck =
  | { readonly outcome: 'valid'; readonly key: ApiKey }
  | { readonly outcome: 'unknown' | 'expired' | 'revoked' }

/** The keys of a ledger's writers. */
export interface KeyStore {
  /** Makes a key. */
  create(request: KeyRequest): Promise<IssuedKey>
  /**
   * Makes a key for the holder of another one, with the same scopes, and lets the other expire at
   * `until`, so that both can be used while the holder changes over. `null` where the other cannot be
   * used any more.
   */
  rotate(id: string, until: Date): Promise<IssuedKey | null>
  /** Ends a key at once. Answers whether it was there and not revoked already. */
  revoke(id: string): Promise<boolean>
  /** Looks at a token. How long that takes says nothing about the secret. */
  check(token: string): Promise<KeyCheck>
  /** All keys, the newest first, without their secrets. */
  list(): Promise<readonly ApiKey[]>
}

type Random = (bytes: Uint8Array<ArrayBuffer>) => void

/** Opens the keys of a ledger. */
export function openKeyStore(
  { database, now, sha256Hex }: LedgerContext,
  random: Random,
): KeyStore {
  async function issue(request: KeyRequest, replaces: string | null): Promise<IssuedKey> {
    const bytes = new Uint8Array(42)
    random(bytes)
    const token = makeToken(bytes)
    const key: ApiKey = {
      id: token.id,
      holder: request.holder,
      scopes: request.scopes,
      createdAt: now().toISOString(),
      expiresAt: request.expiresAt?.toISOString() ?? null,
      revokedAt: null,
      lastUsedDay: null,
      replaces,
    }
    await database.batch([
      {
        sql: `insert into api_key (id, secret_digest, holder, scopes, created_at, expires_at, replaces)
          values (?, ?, ?, ?, ?, ?, ?)`,
        parameters: [
          key.id,
          sha256Hex(token.secret),
          key.holder,
          key.scopes.join(' '),
          key.createdAt,
          key.expiresAt,
          replaces,
        ],
      },
    ])
    return { key, token: formatToken(token) }
  }

  async function find(id: string) {
    const [row] = await database.query('select * from api_key where id = ?', [id])
    if (row === undefined) return null
    return { key: readApiKey(row), digest: readText(row, 'secret_digest') }
  }

  async function noteUse({ id, lastUsedDay }: ApiKey): Promise<void> {
    const today = now().toISOString().slice(0, 10)
    if (lastUsedDay === today) return
    await database.batch([
      { sql: 'update api_key set last_used_day = ? where id = ?', parameters: [today, id] },
    ])
  }

  return {
    create: (request) => issue(request, null),
    async rotate(id, until) {
      const found = await find(id)
      if (found === null || whyNot(found.key, now()) !== null) return null
      const { holder, scopes } = found.key
      const issued = await issue({ holder, scopes, expiresAt: null }, id)
      await database.batch([
        {
          sql: `update api_key set expires_at = ?
            where id = ? and (expires_at is null or expires_at > ?)`,
          parameters: [until.toISOString(), id, until.toISOString()],
        },
      ])
      return issued
    },
    async revoke(id) {
      const found = await find(id)
      if (found === null || found.key.revokedAt !== null) return false
      await database.batch([
        {
          sql: 'update api_key set revoked_at = ? where id = ? and revoked_at is null',
          parameters: [now().toISOString(), id],
        },
      ])
      return true
    },
    async check(text) {
      const token = parseToken(text)
      const found = token === null ? null : await find(token.id)
      // A key that is not there is compared too, with a digest that no secret has.
      const isRight = isSameDigest(sha256Hex(token?.secret ?? ''), found?.digest ?? noDigest)
      if (found === null || !isRight) return { outcome: 'unknown' }
      const reason = whyNot(found.key, now())
      if (reason !== null) return { outcome: reason }
      await noteUse(found.key)
      return { outcome: 'valid', key: found.key }
    },
    async list() {
      const rows = await database.query('select * from api_key order by created_at desc, id desc')
      return rows.map(readApiKey)
    },
  }
}

const noDigest = '-'.repeat(64)

function whyNot({ revokedAt, expiresAt }: ApiKey, now: Date): 'revoked' | 'expired' | null {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && expiresAt <= now.toISOString() ? 'expired' : null
}

/** Looks at every digit, whichever differ: digests have one length, so nothing else can be timed. */
function isSameDigest(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let index = 0; index < a.length; index++) {
    difference |= a.charCodeAt(index) ^ b.charCodeAt(index % b.length)
  }
  return difference === 0
}
