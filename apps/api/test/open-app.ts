import { casebook } from '@recount/casebook'
import type { RecordSet } from '@recount/core/records'
import { type Approval, type Database, openLedger, type Scope } from '@recount/ledger'
import { openNodeSqlite } from '@recount/ledger/node-sqlite'
import { createApp, type Dependencies } from '../src/index.ts'

/** The day on which the tests take place, unless they say otherwise. */
export const testDay = '2026-11-22'

/** An app over a ledger in memory that holds the casebook, or other records, from revision 1 on. */
export async function openApp({
  records = casebook,
  now = () => new Date(`${testDay}T12:00:00.000Z`),
  database = openNodeSqlite(':memory:'),
  approval = 'none',
  ...others
}: Partial<Dependencies> & {
  readonly records?: RecordSet
  readonly database?: Database
  readonly approval?: Approval
} = {}) {
  const ledger = await openLedger(database, { now, approval })
  await ledger.seed(records, { author: 'casebook', reason: 'The seed casebook' })
  const app = createApp({ ledger, now, build: 'test', ...others })
  /** Sends a request of any method, with a JSON body unless the body is text already. */
  const send = async (
    method: string,
    path: string,
    { token, body, headers = {} }: Sent = {},
  ): Promise<Received> => {
    const response = await app.request(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { response, text, body: readJson(response, text) }
  }
  return {
    app,
    ledger,
    send,
    /** A token of a new key. */
    tokenOf: async (holder: string, ...keyScopes: readonly Scope[]) =>
      (await ledger.keys.create({ holder, scopes: keyScopes, expiresAt: null })).token,
    get: async (path: string, headers: Readonly<Record<string, string>> = {}) => {
      const response = await app.request(path, { headers })
      const text = await response.text()
      return { response, text, body: readJson(response, text) }
    },
    post: async (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
      const response = await app.request(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
      const text = await response.text()
      return { response, text, body: readJson(response, text) }
    },
  }
}

interface Sent {
  readonly token?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer; its JSON, where it is any, is asserted by each test, field by field. */
export interface Received {
  readonly response: Response
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: JSON of every shape
  readonly body: any
}

// What comes out is asserted by each test, field by field.
// biome-ignore lint/suspicious/noExplicitAny: JSON of every shape
function readJson(response: Response, text: string): any {
  return /^application\/(.*\+)?json/.test(response.headers.get('Content-Type') ?? '')
    ? JSON.parse(text)
    : null
}
