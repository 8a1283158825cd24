import { createExecutionContext } from 'cloudflare:test'
import { env, exports } from 'cloudflare:workers'
import { casebook } from '@recount/casebook'
import { openLedger } from '@recount/ledger'
import { openD1 } from '@recount/ledger/d1'
import { describe, expect, it } from 'vitest'
import worker from '../../src/entries/worker.ts'

const get = (path: string, init: RequestInit = {}) =>
  exports.default.fetch(new Request(`https://recount.example${path}`, init))

describe('the worker', () => {
  it('fills an empty D1 with the casebook once, however many requests come first', async () => {
    const responses = await Promise.all(
      Array.from({ length: 5 }, () => get('/v1/statistics/total?actor=iskp&attribution=any')),
    )
    for (const response of responses) {
      expect(response.status).toBe(200)
      expect(await response.json()).toMatchObject({
        incidents: { used: 9 },
        result: { killed: { best: 96 } },
      })
    }
    const counted = await env.LEDGER.prepare(
      `select count(*) as n, count(distinct id) as ids from revision where kind = 'incident'`,
    ).first()
    expect(counted).toEqual({ n: 10, ids: 10 })
  })

  it('gives the numbers of the seed case', async () => {
    const { result } = await (await get('/v1/statistics/total?country=AFG&rule=envelope')).json<{
      result: { cells: readonly Record<string, unknown>[] }
    }>()
    expect(result.cells).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          harm: 'killed',
          group: 'civilian',
          low: 73,
          best: 73,
          high: null,
        }),
        expect.objectContaining({ harm: 'killed', actor: 'taliban', low: 23, best: 23, high: 23 }),
        expect.objectContaining({ harm: 'wounded', group: 'civilian', best: 141 }),
        expect.objectContaining({ harm: 'wounded', actor: 'taliban', best: 21 }),
        expect.objectContaining({ harm: 'wounded', group: 'security-personnel', best: 1 }),
        expect.objectContaining({ harm: 'killed', actor: 'iskp', best: null, unknownToll: 1 }),
      ]),
    )
  })

  it('has entity tags, and does not send again what somebody has', async () => {
    const first = await get('/v1/incidents')
    const tag = first.headers.get('ETag') ?? ''
    expect(first.headers.get('Recount-Revision')).toMatch(/^\d+$/)
    expect((await first.json<{ matched: number }>()).matched).toBe(10)
    expect((await get('/v1/incidents', { headers: { 'If-None-Match': tag } })).status).toBe(304)
  })

  it('pages, and shows the history', async () => {
    const { next } = await (await get('/v1/incidents?limit=4')).json<{ next: string }>()
    const { items } = await (await get(`/v1/incidents?limit=4&cursor=${next}`)).json<{
      items: unknown[]
    }>()
    expect(items).toHaveLength(4)
    expect((await get('/v1/incidents/afg-2022-kaj/revisions')).status).toBe(200)
    expect((await get('/v1/revisions?limit=3')).status).toBe(200)
  })

  it('makes a figure and recalls it', async () => {
    const made = await get('/v1/figures', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ statistic: 'total', query: 'actor=iskp&attribution=claimed' }),
    })
    expect(made.status).toBe(201)
    const recalled = await get(made.headers.get('Location') ?? '')
    expect(await recalled.json()).toMatchObject({
      figure: { result: { killed: { best: 5 } } },
      verification: { status: 'holds' },
    })
  })

  it('answers errors as problems', async () => {
    const response = await get('/v1/incidents?contry=AFG')
    expect(response.status).toBe(400)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json; charset=utf-8')
    expect(await response.json()).toMatchObject({ errors: [{ path: 'contry' }] })
    expect((await get('/v1/nothing')).status).toBe(404)
    expect((await get('/v1', { method: 'DELETE' })).status).toBe(405)
  })

  it('describes itself', async () => {
    const description = await (await get('/openapi.json')).json<{ openapi: string }>()
    expect(description.openapi).toBe('3.1.0')
    const docs = await get('/docs')
    expect(await docs.text()).toContain('<h1>Recount API</h1>')
    expect(docs.headers.get('Content-Security-Policy')).toMatch(/style-src 'sha256-/)
  })

  it('serves the viewer where the API is not, with its own policy', async () => {
    const asked: string[] = []
    const VIEWER = {
      fetch: async (request: Request) => {
        asked.push(new URL(request.url).pathname)
        return new Response('<title>Viewer</title>', { headers: { 'Content-Type': 'text/html' } })
      },
    }
    const response = await worker.fetch(
      new Request('https://recount.example/incidents') as Parameters<typeof worker.fetch>[0],
      { LEDGER: env.OTHER, VIEWER } as unknown as Parameters<typeof worker.fetch>[1],
      createExecutionContext(),
    )
    expect(await response.text()).toBe('<title>Viewer</title>')
    expect(response.headers.get('Content-Security-Policy')).toMatch(/script-src 'self';/)
    expect(asked).toEqual(['/incidents'])
  })

  it('serves nothing by a publication delay that it cannot read', async () => {
    const fetched = worker.fetch(
      new Request('https://recount.example/v1') as Parameters<typeof worker.fetch>[0],
      { LEDGER: Object.create(env.OTHER), PUBLICATION_DELAY: 'two weeks' } as Parameters<
        typeof worker.fetch
      >[1],
      createExecutionContext(),
    )
    await expect(fetched).rejects.toThrow('PUBLICATION_DELAY: expected a whole number of days')
  })
})

describe('the worker, to who has a key', () => {
  const openD1Ledger = () => openLedger(openD1(env.LEDGER), { now: () => new Date() })

  it('writes, and lets no stale write through', async () => {
    expect((await get('/v1')).status).toBe(200)
    const ledger = await openD1Ledger()
    const { token } = await ledger.keys.create({
      holder: 'editor-1',
      scopes: ['edit', 'publish'],
      expiresAt: null,
    })
    const send = (method: string, path: string, body: unknown, headers = {}) =>
      get(path, {
        method,
        headers: {
          'Content-Type': 'application/json',
          Authorization: `Bearer ${token}`,
          ...headers,
        },
        body: JSON.stringify(body),
      })
    const record = { ...casebook.actors[0], id: 'new-actor' }
    const made = await send('POST', '/v1/actors', { record, reason: 'r' })
    expect(made.status).toBe(201)
    expect((await get('/v1/actors/new-actor')).status).toBe(200)
    const revise = () =>
      send('PUT', '/v1/actors/new-actor', { record, reason: 'r' }, { 'If-Match': '"1"' })
    const statuses = (await Promise.all([revise(), revise(), revise()])).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, 412, 412])
    const reason = { reason: 'r' }
    const gone = await send('DELETE', '/v1/actors/new-actor', reason, { 'If-Match': '"2"' })
    expect(gone.status).toBe(200)
    expect((await get('/v1/actors/new-actor')).status).toBe(404)
    expect((await get('/v1/actors', { method: 'POST', body: '{}' })).status).toBe(401)
  })
})
