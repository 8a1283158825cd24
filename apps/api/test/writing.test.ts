import { casebook } from '@recount/casebook'
import type { Incident, RecordKind } from '@recount/core/records'
import { describe, expect, it } from 'vitest'
import { problemSchema } from '../src/problems/index.ts'
import { recordCollections } from '../src/writing/record-collections.ts'
import { openApp } from './open-app.ts'

const [kaj] = casebook.incidents
if (kaj === undefined) throw new Error('no incidents')
const reason = 'the hospital corrected its count'

/** A published incident that is new. */
const fresh: Incident = { ...kaj, id: 'afg-2022-new', title: { en: 'A new incident' }, links: [] }

/** One record of each kind, from the casebook, under an id of its own. */
const sampleOf = {
  incident: fresh,
  source: { ...casebook.sources[0], id: 'new-source', derivedFrom: [] },
  document: { ...casebook.documents[0], id: 'new-document' },
  actor: { ...casebook.actors[0], id: 'new-actor' },
  place: { ...casebook.places[0], id: 'new-place' },
  'reported-total': { ...casebook.reportedTotals[0], id: 'new-total' },
} satisfies Record<RecordKind, object>

async function openWithKeys() {
  const opened = await openApp()
  const token = await opened.tokenOf('editor-1', 'edit', 'publish')
  const as = (method: string, path: string, body?: unknown, headers = {}) =>
    opened.send(method, path, { token, body, headers })
  return { ...opened, token, as }
}

describe.each(recordCollections)('writing $name', ({ kind, name }) => {
  const record = sampleOf[kind]
  const path = `/v1/${name}/${record.id}`

  it('creates, reads back, revises, withdraws and restores one', async () => {
    const { as, get } = await openWithKeys()
    const made = await as('POST', `/v1/${name}`, { record, reason })
    expect([made.response.status, made.body.errors ?? []]).toEqual([201, []])
    expect(made.response.headers.get('Location')).toBe(path)
    expect(made.response.headers.get('ETag')).toBe('"1"')
    expect(made.response.headers.get('Recount-Revision')).toBe(String(made.body.revision))
    expect(made.body).toMatchObject({ kind, id: record.id, version: 1, status: 'published' })
    const public1 = await get(path)
    expect(public1.body).toMatchObject({ id: record.id, version: 1 })

    const stored = await as('GET', `${path}/stored`)
    expect(stored.response.headers.get('ETag')).toBe('"1"')
    expect(stored.body).toMatchObject({ author: 'editor-1', reason, version: 1 })
    expect(stored.body.record).toEqual({ ...record, version: 1 })

    const revised = await as('PUT', path, { record, reason: 'again' }, { 'If-Match': '"1"' })
    expect([revised.response.status, revised.body.version]).toEqual([200, 2])
    expect(revised.response.headers.get('ETag')).toBe('"2"')

    const gone = await as('DELETE', path, { reason }, { 'If-Match': '"2"' })
    expect([gone.response.status, gone.body.status]).toEqual([200, 'withdrawn'])
    expect((await get(path)).response.status).toBe(kind === 'incident' ? 410 : 404)

    const back = await as('POST', `${path}/restore`, { reason }, { 'If-Match': '"3"' })
    expect([back.response.status, back.body.status]).toEqual([200, 'published'])
    expect((await get(path)).response.status).toBe(200)

    const again = await as('POST', `${path}/withdraw`, { reason }, { 'If-Match': '"4"' })
    expect([again.response.status, again.body.version]).toEqual([200, 5])
  })

  it('merges one into another, and leads there', async () => {
    const { as, app } = await openWithKeys()
    await as('POST', `/v1/${name}`, { record, reason })
    await as('POST', `/v1/${name}`, { record: { ...record, id: 'other-1' }, reason })
    const merged = await as(
      'POST',
      `${path}/merge`,
      { into: 'other-1', reason },
      { 'If-Match': '"1"' },
    )
    expect([merged.response.status, merged.body.status]).toEqual([200, 'merged'])
    const response = await app.request(path)
    expect(response.status).toBe(308)
    expect(response.headers.get('Location')).toBe(`/v1/${name}/other-1`)
    expect(problemSchema.parse(await response.json()).type).toBe('/docs#merged')
  })

  it('keeps a draft from the public until it is published', async () => {
    const { as, get } = await openWithKeys()
    const draft = kind === 'incident' ? { record: { ...record, status: 'draft' } } : { record }
    const status = kind === 'incident' ? {} : { status: 'draft' }
    const made = await as('POST', `/v1/${name}`, { ...draft, ...status, reason })
    expect([made.response.status, made.body.status]).toEqual([201, 'draft'])
    expect((await get(path)).response.status).toBe(404)
    expect((await as('GET', `${path}/stored`)).body.record.id).toBe(record.id)
    const published = await as('POST', `${path}/publish`, { reason }, { 'If-Match': '"1"' })
    expect([published.response.status, published.body.status]).toEqual([200, 'published'])
    expect((await get(path)).response.status).toBe(200)
  })

  it('is for nobody without a key, and says so before anything else', async () => {
    const { send } = await openApp()
    for (const [method, address] of [
      ['POST', `/v1/${name}`],
      ['PUT', path],
      ['DELETE', path],
      ['POST', `${path}/publish`],
      ['POST', `${path}/withdraw`],
      ['POST', `${path}/merge`],
      ['POST', `${path}/restore`],
      ['GET', `${path}/stored`],
    ] as const) {
      const { response, body } = await send(method, address, method === 'GET' ? {} : { body: '{' })
      expect([method, address, response.status]).toEqual([method, address, 401])
      expect(response.headers.get('WWW-Authenticate')).toBe('Bearer realm="recount"')
      expect(response.headers.get('Cache-Control')).toBe('no-store')
      expect(problemSchema.parse(body).type).toBe('/docs#not-authenticated')
    }
  })
})

describe('a key', () => {
  it.each([
    ['that nobody made', 'rc_aaaaaaaaaa_x'],
    ['with signs that no key has', 'é"'],
  ])('%s is not valid', async (_, token) => {
    const { app } = await openApp()
    const response = await app.request('/v1/incidents', {
      method: 'POST',
      headers: { Authorization: `Bearer ${encodeURIComponent(token)}` },
    })
    expect(response.status).toBe(401)
  })

  it('that was revoked or has expired is not valid, and the answer is the same', async () => {
    let now = '2026-11-22T12:00:00.000Z'
    const { ledger, send } = await openApp({ now: () => new Date(now) })
    const revoked = await ledger.keys.create({ holder: 'a', scopes: ['admin'], expiresAt: null })
    await ledger.keys.revoke(revoked.key.id)
    const expiresAt = new Date('2026-11-22T12:00:01.000Z')
    const expired = await ledger.keys.create({ holder: 'b', scopes: ['admin'], expiresAt })
    now = '2026-11-22T12:00:01.000Z'
    const answers = []
    for (const { token } of [revoked, expired, { token: 'rc_none' }]) {
      const { response, text } = await send('POST', '/v1/incidents', { token, body: {} })
      answers.push([response.status, response.headers.get('WWW-Authenticate'), text])
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]?.[1]).toBe('Bearer realm="recount", error="invalid_token"')
  })

  it.each([
    ['propose', 'edit publish'],
    ['import', 'edit publish'],
  ] as const)(
    'with the scope %s alone may not write, and is told what it takes',
    async (scope, needed) => {
      const { send, tokenOf } = await openApp()
      const token = await tokenOf('somebody', scope)
      const { response, body } = await send('POST', '/v1/incidents', { token, body: {} })
      expect(response.status).toBe(403)
      expect(response.headers.get('WWW-Authenticate')).toBe(
        `Bearer realm="recount", error="insufficient_scope", scope="${needed}"`,
      )
      expect(problemSchema.parse(body).type).toBe('/docs#scope-missing')
    },
  )

  it('with the scope edit writes drafts, and nothing that the public sees', async () => {
    const { send, tokenOf } = await openApp()
    const token = await tokenOf('writer', 'edit')
    const create = (record: Incident) =>
      send('POST', '/v1/incidents', { token, body: { record, reason } })
    expect((await create({ ...fresh, status: 'draft' })).response.status).toBe(201)
    const refused = await create({ ...fresh, id: 'afg-2022-other' })
    expect(refused.response.status).toBe(403)
    expect(refused.response.headers.get('WWW-Authenticate')).toMatch(/scope="publish"$/)
    const path = `/v1/incidents/${fresh.id}`
    const headers = { 'If-Match': '"1"' }
    for (const [method, address, body] of [
      ['PUT', `/v1/incidents/${kaj.id}`, { record: kaj, reason }],
      ['DELETE', `/v1/incidents/${kaj.id}`, { reason }],
      ['POST', `${path}/publish`, { reason }],
    ] as const) {
      const { response } = await send(method, address, { token, body, headers })
      expect([method, address, response.status]).toEqual([method, address, 403])
    }
    const revised = await send('PUT', path, {
      token,
      body: { record: { ...fresh, status: 'proposed' }, reason },
      headers,
    })
    expect([revised.response.status, revised.body.status]).toEqual([200, 'proposed'])
  })

  it('with the scope admin may do everything', async () => {
    const { send, tokenOf } = await openApp()
    const token = await tokenOf('head', 'admin')
    const { response } = await send('POST', '/v1/incidents', {
      token,
      body: { record: fresh, reason },
    })
    expect(response.status).toBe(201)
  })
})

describe('a write', () => {
  it('stands in the log with its author and its reason', async () => {
    const { as, get } = await openWithKeys()
    const { body } = await as('POST', '/v1/incidents', { record: fresh, reason })
    const { body: log } = await get('/v1/revisions?limit=1')
    expect(log.items[0]).toMatchObject({
      revision: body.revision,
      id: fresh.id,
      author: 'editor-1',
      reason,
    })
  })

  it('takes the version that the writer has seen, and says which one it is now', async () => {
    const { as } = await openWithKeys()
    const path = `/v1/incidents/${kaj.id}`
    const body = { record: kaj, reason }
    for (const headers of [{}, { 'If-Match': '*' }, { 'If-Match': '"abc"' }]) {
      const { response, body: problem } = await as('PUT', path, body, headers)
      expect(response.status).toBe(428)
      expect(problemSchema.parse(problem).type).toBe('/docs#version-required')
    }
    expect((await as('PUT', path, body, { 'If-Match': 'W/"1"' })).response.status).toBe(200)
    const stale = await as('PUT', path, body, { 'If-Match': '"1"' })
    expect(stale.response.status).toBe(412)
    expect(stale.response.headers.get('ETag')).toBe('"2"')
    expect(stale.body.detail).toMatch(/in version 2, and you have seen version 1/)
    const early = await as('PUT', path, body, { 'If-Match': '"7"' })
    expect([early.response.status, early.response.headers.get('ETag')]).toEqual([412, '"2"'])
  })

  it('does not create what is there, and does not change what is not', async () => {
    const { as } = await openWithKeys()
    const there = await as('POST', '/v1/incidents', { record: kaj, reason })
    expect([there.response.status, there.body.type]).toEqual([409, '/docs#already-there'])
    const path = '/v1/incidents/nobody'
    const headers = { 'If-Match': '"1"' }
    const put = await as('PUT', path, { record: { ...kaj, id: 'nobody' }, reason }, headers)
    expect([put.response.status, put.body.type]).toEqual([404, '/docs#not-found'])
    expect((await as('DELETE', path, { reason }, headers)).response.status).toBe(404)
    expect((await as('GET', `${path}/stored`)).response.status).toBe(404)
  })

  it('that is repeated with its idempotency key is answered again and not done again', async () => {
    const { as, ledger } = await openWithKeys()
    const headers = { 'Idempotency-Key': '"k-1"' }
    const body = { record: fresh, reason }
    const first = await as('POST', '/v1/incidents', body, headers)
    const second = await as('POST', '/v1/incidents', body, { 'Idempotency-Key': 'k-1' })
    expect([second.response.status, second.text]).toEqual([201, first.text])
    for (const name of ['Location', 'ETag', 'Recount-Revision']) {
      expect(second.response.headers.get(name)).toBe(first.response.headers.get(name))
    }
    expect(second.response.headers.get('Idempotency-Replayed')).toBe('true')
    expect(await ledger.latestRevision()).toBe(first.body.revision)
    const other = await as('POST', '/v1/incidents', { ...body, reason: 'another' }, headers)
    expect([other.response.status, other.body.type]).toEqual([422, '/docs#key-reused'])
  })

  it('is repeated for changes too, whatever the record has become', async () => {
    const { send, as, tokenOf } = await openWithKeys()
    const token = await tokenOf('writer', 'edit')
    const draft = { ...fresh, status: 'draft' }
    await as('POST', '/v1/incidents', { record: draft, reason })
    const path = `/v1/incidents/${fresh.id}`
    const headers = { 'If-Match': '"1"', 'Idempotency-Key': 'k-2' }
    const change = () => send('DELETE', path, { token, body: { reason }, headers })
    const first = await change()
    expect(first.response.status).toBe(200)
    const second = await change()
    expect([second.response.status, second.text]).toEqual([200, first.text])
  })

  it.each<[string, unknown, string, string]>([
    ['no record', { reason }, 'missing', 'record'],
    ['no reason', { record: fresh }, 'missing', 'reason'],
    ['an empty reason', { record: fresh, reason: '' }, 'malformed-field', 'reason'],
    ['a field more', { record: { ...fresh, killed: 4 }, reason }, 'unknown-field', 'record.killed'],
    ['another type', { record: { ...fresh, dataset: 4 }, reason }, 'wrong-type', 'record.dataset'],
    [
      'what lies deep inside',
      { record: { ...fresh, when: { ...fresh.when, earliest: '2022-02-30' } }, reason },
      'malformed',
      'record.when.earliest',
    ],
    ['no object', { record: [fresh], reason }, 'wrong-type', 'record'],
    ['a status beside it', { record: fresh, reason, status: 'draft' }, 'unknown-field', 'status'],
  ])('names the field that is wrong: %s', async (_, body, code, path) => {
    const { as } = await openWithKeys()
    const { response, body: problem } = await as('POST', '/v1/incidents', body)
    expect(response.status).toBe(400)
    expect(problemSchema.parse(problem).type).toBe('/docs#bad-body')
    expect(problem.errors).toContainEqual(expect.objectContaining({ code, path }))
    const [issue] = problem.errors
    expect(issue.message).toBe(
      `${issue.path}: expected ${issue.expected}, received ${issue.received}`,
    )
  })

  it('takes the id of its address and no other', async () => {
    const { as } = await openWithKeys()
    const headers = { 'If-Match': '"1"' }
    const { id: _, ...rest } = kaj
    const path = `/v1/incidents/${kaj.id}`
    expect((await as('PUT', path, { record: rest, reason }, headers)).response.status).toBe(200)
    const other = await as('PUT', path, { record: fresh, reason }, { 'If-Match': '"2"' })
    expect([other.response.status, other.body.errors[0].path]).toEqual([400, 'record.id'])
  })

  it.each<[string, Incident, string]>([
    ['a reference to nothing', { ...fresh, dataset: 'nobody' }, 'unknown-reference'],
    ['a telephone number', { ...fresh, title: { en: 'call +93 700 123 456' } }, 'never-stored'],
    ['a tombstone from the start', { ...fresh, status: 'withdrawn' }, 'not-possible'],
  ])('is refused with the reason: %s', async (_, record, code) => {
    const { as } = await openWithKeys()
    const { response, body, text } = await as('POST', '/v1/incidents', { record, reason })
    expect(response.status).toBe(422)
    expect(problemSchema.parse(body).type).toBe('/docs#refused')
    expect(body.errors[0].code).toBe(code)
    expect(text).not.toContain('700 123')
  })

  it.each([
    ['another media type', { 'Content-Type': 'text/plain' }, '{}', 415],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'a=b', 415],
    ['no JSON', {}, '{"record":', 400],
    ['no UTF-8', {}, '\ud800', 400],
    ['a body that is too long', {}, `"${'x'.repeat(1_000_000)}"`, 413],
    ['a length that is too long', { 'Content-Length': '1000001' }, '{}', 413],
  ])('is not read: %s', async (_, headers, body, status) => {
    const { as } = await openWithKeys()
    const { response } = await as('POST', '/v1/incidents', body, headers)
    expect(response.status).toBe(status)
  })

  it('that is too long is refused without a length that says so', async () => {
    const { app, token } = await openWithKeys()
    let pulled = 0
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(100_000).fill(0x20))
      },
    })
    const response = await app.request(
      new Request('http://localhost/v1/incidents', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        body: endless,
        // Node wants it where a body is a stream; the types of the DOM do not have it.
        ...{ duplex: 'half' },
      }),
    )
    expect(response.status).toBe(413)
    expect(pulled).toBeLessThan(20)
  })

  it('is answered to the writer alone', async () => {
    const { as } = await openWithKeys()
    const path = `/v1/incidents/${fresh.id}`
    const answers = [
      await as('POST', '/v1/incidents', { record: fresh, reason }),
      await as('GET', `${path}/stored`),
      await as('DELETE', path, { reason }, { 'If-Match': '"1"' }),
    ]
    for (const { response } of answers) {
      expect(response.headers.get('Cache-Control')).toBe('private, no-store')
      expect(response.headers.get('Vary')).toBe('Authorization')
    }
  })
})

describe('two people', () => {
  it('are needed where the ledger is opened so, and are told where to go', async () => {
    const { send, tokenOf } = await openApp({ approval: 'second-person' })
    const token = await tokenOf('one', 'edit', 'publish')
    const { response, body } = await send('POST', '/v1/incidents', {
      token,
      body: { record: fresh, reason },
    })
    expect(response.status).toBe(403)
    expect(problemSchema.parse(body).type).toBe('/docs#needs-approval')
    const draft = { record: { ...fresh, status: 'draft' }, reason }
    expect((await send('POST', '/v1/incidents', { token, body: draft })).response.status).toBe(201)
    const publish = (by: string) =>
      send('POST', `/v1/incidents/${fresh.id}/publish`, {
        token: by,
        body: { reason },
        headers: { 'If-Match': '"1"' },
      })
    expect((await publish(token)).body.type).toBe('/docs#needs-approval')
    expect((await publish(await tokenOf('two', 'publish'))).response.status).toBe(200)
  })
})

it('eight writers on one record lose nothing: as many get through as there are versions', async () => {
  const { as, ledger } = await openWithKeys()
  const path = `/v1/incidents/${kaj.id}`
  let written = 0
  let conflicts = 0
  const attempts = async () => {
    for (let attempt = 0; attempt < 40; attempt++) {
      const stored = await as('GET', `${path}/stored`)
      const tag = stored.response.headers.get('ETag') ?? ''
      const { response } = await as(
        'PUT',
        path,
        { record: stored.body.record, reason },
        { 'If-Match': tag },
      )
      if (response.status === 200) written += 1
      if (response.status === 412) conflicts += 1
    }
  }
  await Promise.all(Array.from({ length: 8 }, attempts))
  expect(written + conflicts).toBe(320)
  const history = await ledger.revisionsOf('incident', kaj.id)
  expect(history.map(({ version }) => version)).toEqual(
    Array.from({ length: written + 1 }, (_, index) => written + 1 - index),
  )
  expect(conflicts).toBeGreaterThan(0)
})
