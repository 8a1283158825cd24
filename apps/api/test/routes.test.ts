import { casebook } from '@recount/casebook'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createApp } from '../src/index.ts'
import { problemSchema } from '../src/problems/index.ts'
import { openApp } from './open-app.ts'

const opened = await openApp()
const { app, get, post } = opened
const description = (await get('/openapi.json')).body
const [source] = casebook.sources
const imported = await opened.send('POST', '/v1/imports?reason=r&dataset=others', {
  token: await opened.tokenOf('importer', 'import'),
  body: [{ kind: 'source', record: source }],
})
const { body: made } = await post('/v1/figures', { statistic: 'total', query: 'actor=iskp' })
const { body: snapshot } = await get('/v1/snapshots/latest')

/** One address for each route that is read, with the schema that its OpenAPI operation names. */
const routes = app.openAPIRegistry.definitions.flatMap((definition) => {
  if (definition.type !== 'route' || definition.route.method !== 'get') return []
  const { path, responses, security } = definition.route
  // What takes a key is in `writing.test.ts` and `keys.test.ts`.
  if (security !== undefined) return []
  const answer = responses[200]
  const content = answer !== undefined && 'content' in answer ? answer.content : {}
  return Object.entries(content ?? {}).map(([mediaType, media]) => {
    const schema = media !== undefined && 'schema' in media ? media.schema : null
    if (!(schema instanceof z.ZodType)) throw new Error(`${path} has no schema`)
    return { route: path, path: addressOf(path), mediaType, schema }
  })
})
// What is not JSON and bound to no revision has tests of its own.
const resources = routes.filter(({ route }) => !/^\/(livez|readyz)$|\{hash\}/.test(route))
const data = routes.filter(({ route }) => /^\/(v1|ogc)/.test(route))

function addressOf(route: string): string {
  const operation = description.paths[route].get
  return route.replaceAll(/\{(.+?)\}/g, (_, name: string) => {
    if (route.startsWith('/v1/figures')) return made.figure.id
    if (route.startsWith('/v1/snapshots')) return snapshot.hash
    if (route.startsWith('/v1/imports')) return imported.body.id
    return operation.parameters.find((parameter: { name: string }) => parameter.name === name)
      .example
  })
}

describe('the description', () => {
  it('lists exactly the routes that there are', () => {
    const described = Object.entries(description.paths).flatMap(([path, operations]) =>
      Object.keys(operations as object).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const routed = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    expect([...described].sort()).toEqual([...new Set(routed)].sort())
  })

  it('is OpenAPI 3.1 with an id of its own and a summary for every operation', () => {
    expect(description.openapi).toBe('3.1.0')
    const operations = Object.values<Record<string, { operationId: string; summary: string }>>(
      description.paths,
    ).flatMap((each) => Object.values(each))
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const { summary } of operations) expect(summary).toMatch(/^[A-Z].*[^.]$/)
  })

  it('holds only patterns that JSON Schema can read', () => {
    const patterns = [...JSON.stringify(description).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)]
    expect(patterns.length).toBeGreaterThan(0)
    for (const [, pattern = '""'] of patterns) {
      const text: string = JSON.parse(pattern)
      expect(text).not.toMatch(/\/[a-z]*$/)
      expect(() => new RegExp(text, 'u')).not.toThrow()
    }
  })

  it('refers to nothing that it does not hold', () => {
    const known = Object.keys(description.components.schemas)
    const named = [...JSON.stringify(description).matchAll(/#\/components\/schemas\/(\w+)/g)]
    expect(named.length).toBeGreaterThan(0)
    for (const [, name] of named) expect(known).toContain(name)
  })
})

describe.each(resources)('GET $route', ({ route, path, mediaType, schema }) => {
  it('answers as it is described', async () => {
    const { response, body, text } = await get(path)
    expect(response.status).toBe(200)
    const charset = /parquet|incident-table/.test(mediaType) ? '' : '; charset=utf-8'
    expect(response.headers.get('Content-Type')).toBe(`${mediaType}${charset}`)
    const parsed = schema.safeParse(schema instanceof z.ZodString ? text : body)
    expect(parsed.error?.issues ?? []).toEqual([])
  })

  it('tells the ledger revision', async () => {
    const { response, body } = await get(path)
    expect(response.headers.get('Recount-Revision')).toBe(String(snapshot.revision))
    // A revision tells its own number.
    if (body?.revision !== undefined && route !== '/v1/revisions/{revision}')
      expect(body.revision).toBe(snapshot.revision)
  })

  it('has a strong entity tag, and is not sent again to who has it', async () => {
    const { response } = await get(path)
    const tag = response.headers.get('ETag') ?? ''
    expect(tag).toMatch(/^"[0-9a-f]{32}"$/)
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await get(path, { 'If-None-Match': known })
      expect(again.response.status).toBe(304)
      expect(again.text).toBe('')
      expect(again.response.headers.get('ETag')).toBe(tag)
      expect(again.response.headers.get('Content-Type')).toBeNull()
    }
    expect((await get(path, { 'If-None-Match': '"other"' })).response.status).toBe(200)
  })

  it('has another entity tag in another build', async () => {
    const { ledger } = opened
    const now = () => new Date('2026-11-22T12:00:00Z')
    const rebuilt = createApp({ ledger, now, build: 'another' })
    await rebuilt.request('/v1/snapshots/latest')
    const tag = (await rebuilt.request(path)).headers.get('ETag')
    expect(tag).toMatch(/^"/)
    expect(tag).not.toBe((await get(path)).response.headers.get('ETag'))
  })

  it('answers HEAD like GET, without a body', async () => {
    const head = await app.request(path, { method: 'HEAD' })
    const { response } = await get(path)
    expect(await head.text()).toBe('')
    expect(head.status).toBe(200)
    expect([...head.headers]).toEqual([...response.headers])
  })
})

describe.each(routes)('GET $route', ({ route, path }) => {
  const methods = Object.keys(description.paths[route]).map((method) => method.toUpperCase())
  const allowed = [...methods, 'HEAD', 'OPTIONS'].sort()
  const listed = (response: Response) => response.headers.get('Allow')?.split(', ').sort()

  it('says what browsers and caches may do with it', async () => {
    const { response } = await get(path)
    const { headers } = response
    expect(headers.get('Content-Security-Policy')).toMatch(
      /default-src 'none'.*frame-ancestors 'none'/,
    )
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(headers.has('Access-Control-Allow-Credentials')).toBe(false)
    expect(headers.get('Cache-Control')).toMatch(/no-cache|no-store|immutable/)
  })

  it('refuses other methods and names its own', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      if (methods.includes(method)) continue
      const response = await app.request(path, { method })
      expect(response.status).toBe(405)
      expect(listed(response)).toEqual(allowed)
      expect(problemSchema.parse(await response.json()).status).toBe(405)
    }
  })

  it('tells OPTIONS what it does, and lets other sites read only', async () => {
    const response = await app.request(path, {
      method: 'OPTIONS',
      headers: { Origin: 'https://example.org', 'Access-Control-Request-Method': 'GET' },
    })
    expect(response.status).toBe(204)
    expect(listed(response)).toEqual(allowed)
    expect(response.headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD')
  })
})

describe.each(data)('GET $route', ({ route, path }) => {
  it('refuses a parameter that it does not know, and names it', async () => {
    const { response, body } = await get(`${path}?nonsense=1`)
    expect(response.status).toBe(400)
    expect(response.headers.get('Content-Type')).toMatch('application/problem+json')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(problemSchema.parse(body)).toMatchObject({
      type: '/docs#bad-parameter',
      status: 400,
      instance: `${path}?nonsense=1`,
      errors: [{ code: 'unknown-parameter', path: 'nonsense' }],
    })
  })

  it('takes every parameter of its description', async () => {
    const { parameters = [] } = description.paths[route].get
    for (const { name, in: place, example } of parameters) {
      if (place !== 'query' || name === 'cursor') continue
      const { response, body } = await get(`${path}?${name}=${encodeURIComponent(example)}`)
      // Revision 12 of the casebook, the example of asOf, does not hold every record yet, and no
      // snapshot was made of it.
      const mayLack = path !== route || route === '/v1/snapshots/latest'
      const expected = name === 'asOf' && mayLack ? [200, 404] : [200]
      expect([name, expected, body?.errors ?? []]).toEqual([
        name,
        expect.arrayContaining([response.status]),
        [],
      ])
    }
  })

  it('takes asOf wherever it takes anything', () => {
    const { parameters = [] } = description.paths[route].get
    const names = parameters
      .filter((parameter: { in: string }) => parameter.in === 'query')
      .map(({ name }: { name: string }) => name)
    if (names.length > 0) expect(names).toContain('asOf')
  })
})

describe('errors', () => {
  it.each([
    ['an address that is not there', '/v1/nothing', 404, '/docs#not-found'],
    ['an address beside the API', '/nothing', 404, '/docs#not-found'],
    ['an incident that is not there', '/v1/incidents/nobody', 404, '/docs#not-found'],
    [
      'the history of an incident that is not there',
      '/v1/incidents/nobody/revisions',
      404,
      '/docs#not-found',
    ],
    ['a source that is not there', '/v1/sources/nobody', 404, '/docs#not-found'],
    ['a figure that is not there', '/v1/figures/fig-1', 404, '/docs#not-found'],
    ['a snapshot that is not there', `/v1/snapshots/${'0'.repeat(64)}`, 404, '/docs#not-found'],
    ['a total that is not there', '/v1/reconciliations/nobody', 404, '/docs#not-found'],
    ['a revision that is not reached', '/v1/incidents?asOf=999999', 400, '/docs#bad-parameter'],
    ['a parameter twice', '/v1/incidents?country=AFG&country=PAK', 400, '/docs#bad-parameter'],
    ['bad percent signs', '/v1/incidents?country=%E0%A4%A', 400, '/docs#bad-parameter'],
    ['a cursor of nothing', '/v1/incidents?cursor=abc', 400, '/docs#bad-parameter'],
  ])('have one shape: %s', async (_, path, status, type) => {
    const { response, body } = await get(path)
    expect(response.status).toBe(status)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json; charset=utf-8')
    expect(problemSchema.parse(body)).toMatchObject({ type, status, instance: path })
  })

  it.each([
    ['country', 'contry'],
    ['actor', 'actr'],
    ['asOf', 'asof'],
    ['province', 'provinse'],
  ])('name the known parameter nearest to an unknown one: %s', async (known, written) => {
    const { body } = await get(`/v1/statistics/total?${written}=x`)
    expect(body.errors[0]).toMatchObject({
      code: 'unknown-parameter',
      path: written,
      expected: expect.stringContaining(`did you mean ${known}?`),
      received: written,
    })
  })

  it('name every parameter that is wrong at once', async () => {
    const { body } = await get('/v1/incidents?from=yesterday&harm=bored&limit=0')
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      'from',
      'harm',
      'limit',
    ])
  })

  it('name the address nearest to one that is not there', async () => {
    expect((await get('/v1/statistics/totl')).body.detail).toMatch('/v1/statistics/total')
  })

  it('lead to their documentation', async () => {
    const { text } = await get('/docs')
    for (const type of ['bad-parameter', 'not-found', 'internal-error']) {
      expect(text).toContain(`id="${type}"`)
    }
  })

  it('tell nothing of a fault but that there was one, and report it', async () => {
    const reported: unknown[] = []
    const fault = new Error('secret path of the database')
    const { ledger } = opened
    const broken = createApp({
      ledger: { ...ledger, tables: { ...ledger.tables, read: () => Promise.reject(fault) } },
      now: () => new Date(),
      build: 'test',
      report: (error) => reported.push(error),
    })
    const response = await broken.request('/v1/incidents')
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).not.toContain('secret')
    expect(problemSchema.parse(JSON.parse(text)).type).toBe('/docs#internal-error')
    expect(reported).toEqual([fault])
  })
})

describe('health', () => {
  const unreachable = createApp({
    ledger: { ...opened.ledger, latestRevision: () => Promise.reject(new Error('gone')) },
    now: () => new Date(),
    build: 'test',
  })

  it('is alive without a ledger, but not ready', async () => {
    expect((await unreachable.request('/livez')).status).toBe(200)
    const response = await unreachable.request('/readyz')
    expect(response.status).toBe(503)
    expect(response.headers.get('Retry-After')).toMatch(/^\d+$/)
    expect(problemSchema.parse(await response.json()).type).toBe('/docs#not-ready')
  })

  it('is ready with one', async () => {
    expect((await get('/readyz')).body).toEqual({ status: 'ready', revision: snapshot.revision })
  })
})

it('the registries hold the records of the casebook', async () => {
  for (const [name, records] of [
    ['sources', casebook.sources],
    ['documents', casebook.documents],
    ['actors', casebook.actors],
    ['places', casebook.places],
    ['reported-totals', casebook.reportedTotals],
  ] as const) {
    const { body } = await get(`/v1/${name}?limit=1000`)
    expect([name, body.matched]).toEqual([name, records.length])
    expect(body.items).toEqual([...records].sort((a, b) => (a.id < b.id ? -1 : 1)))
    expect(body.next).toBeNull()
  }
})
