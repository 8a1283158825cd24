import { formatToken, parseToken } from '@recount/ledger'
import { openNodeSqlite } from '@recount/ledger/node-sqlite'
import { describe, expect, it } from 'vitest'
import { problemSchema } from '../src/problems/index.ts'
import { countingReads } from './counting-reads.ts'
import { openApp } from './open-app.ts'

async function openAsAdmin() {
  const reported: unknown[] = []
  const opened = await openApp({ report: (error) => reported.push(error) })
  const token = await opened.tokenOf('head', 'admin')
  const as = (method: string, path: string, body?: unknown) =>
    opened.send(method, path, { token, body })
  return { ...opened, token, as, reported }
}

const editor = { holder: 'editor-2', scopes: ['edit', 'publish'] }

describe('keys over HTTP', () => {
  it('cost nothing where they are none, and one look where they are wrong', async () => {
    const { database, read, reset } = countingReads(openNodeSqlite(':memory:'))
    const { send, tokenOf } = await openApp({ database })
    const token = await tokenOf('head', 'admin')
    const parsed = parseToken(token)
    if (parsed === null) throw new Error('the token is none')
    const queriesWith = async (tried: string) => {
      reset()
      const { response } = await send('GET', '/v1/keys', { token: tried })
      expect(response.status).toBe(401)
      return read.queries
    }
    const nothing = await queriesWith(`${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`)
    expect(await queriesWith('anything')).toBe(nothing)
    const secret = [...parsed.secret].reverse().join('')
    expect(await queriesWith(formatToken({ ...parsed, secret }))).toBe(nothing + 1)
    const id = [...parsed.id].reverse().join('')
    expect(await queriesWith(formatToken({ ...parsed, id }))).toBe(nothing + 1)
  })

  it('are made, used, rotated and revoked', async () => {
    const { as, send } = await openAsAdmin()
    const made = await as('POST', '/v1/keys', editor)
    expect([made.response.status, made.body.errors ?? []]).toEqual([201, []])
    expect(made.body.key).toMatchObject({ ...editor, expiresAt: null, revokedAt: null })
    const isValid = async (token: string) => {
      const { response } = await send('GET', '/v1/incidents/afg-2022-kaj/stored', { token })
      return response.status === 200
    }
    expect(await isValid(made.body.token)).toBe(true)

    const rotated = await as('POST', `/v1/keys/${made.body.key.id}/rotate`, {})
    expect(rotated.response.status).toBe(201)
    expect(rotated.body.key).toMatchObject({ ...editor, replaces: made.body.key.id })
    expect([await isValid(made.body.token), await isValid(rotated.body.token)]).toEqual([
      true,
      true,
    ])

    const revoked = await as('DELETE', `/v1/keys/${made.body.key.id}`)
    expect([revoked.response.status, revoked.text]).toEqual([204, ''])
    expect([await isValid(made.body.token), await isValid(rotated.body.token)]).toEqual([
      false,
      true,
    ])
    expect((await as('DELETE', `/v1/keys/${made.body.key.id}`)).response.status).toBe(404)
    const gone = await as('POST', `/v1/keys/${made.body.key.id}/rotate`, {})
    expect(gone.response.status).toBe(404)
  })

  it('show a secret once, to nobody else, and in no log', async () => {
    const { as, get, reported, token } = await openAsAdmin()
    const made = await as('POST', '/v1/keys', editor)
    expect(made.response.headers.get('Cache-Control')).toBe('private, no-store')
    const secret = (text: string) => parseToken(text)?.secret ?? 'no token'
    const listed = await as('GET', '/v1/keys')
    expect(listed.body.items).toHaveLength(2)
    expect(listed.body.items).toContainEqual(made.body.key)
    expect(listed.response.headers.get('Cache-Control')).toBe('private, no-store')
    const texts = [listed.text, (await get('/v1/revisions')).text, JSON.stringify(reported)]
    for (const text of texts) {
      expect(text).not.toContain(secret(made.body.token))
      expect(text).not.toContain(secret(token))
      expect(text).not.toContain('digest')
    }
  })

  it.each(['propose', 'edit', 'publish', 'import'] as const)(
    'are not for who has only the scope %s',
    async (scope) => {
      const { send, tokenOf } = await openApp()
      const token = await tokenOf('somebody', scope)
      for (const [method, path, body] of [
        ['POST', '/v1/keys', { holder: 'me', scopes: ['admin'] }],
        ['GET', '/v1/keys', undefined],
        ['POST', '/v1/keys/aaaaaaaaaa/rotate', {}],
        ['DELETE', '/v1/keys/aaaaaaaaaa', undefined],
      ] as const) {
        const { response } = await send(method, path, { token, body })
        expect([method, path, response.status]).toEqual([method, path, 403])
        const anonymous = await send(method, path, { body })
        expect([method, path, anonymous.response.status]).toEqual([method, path, 401])
      }
    },
  )

  it.each<[string, unknown, string]>([
    ['no holder', { scopes: ['edit'] }, 'holder'],
    ['a holder that is an address', { holder: 'a@b.org', scopes: ['edit'] }, 'holder'],
    ['no scope', { holder: 'a', scopes: [] }, 'scopes'],
    ['an unknown scope', { holder: 'a', scopes: ['root'] }, 'scopes.0'],
    [
      'an end that is past',
      { holder: 'a', scopes: ['edit'], expiresAt: '2026-11-22T12:00:00Z' },
      'expiresAt',
    ],
    ['a field more', { ...editor, secret: 'x' }, 'secret'],
  ])('are not made of what is wrong: %s', async (_, body, path) => {
    const { as } = await openAsAdmin()
    const { response, body: problem } = await as('POST', '/v1/keys', body)
    expect(response.status).toBe(400)
    expect(problemSchema.parse(problem).errors[0]).toMatchObject({ path })
  })

  it('expire when they were made to', async () => {
    let now = new Date('2026-11-22T12:00:00Z')
    const { send, tokenOf } = await openApp({ now: () => now })
    const token = await tokenOf('head', 'admin')
    const { body } = await send('POST', '/v1/keys', {
      token,
      body: { ...editor, expiresAt: '2026-11-22T13:00:00Z' },
    })
    const ask = () => send('GET', '/v1/incidents/afg-2022-kaj/stored', { token: body.token })
    expect((await ask()).response.status).toBe(200)
    now = new Date('2026-11-22T13:00:00Z')
    expect((await ask()).response.status).toBe(401)
  })
})
