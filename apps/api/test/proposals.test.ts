import { casebook } from '@recount/casebook'
import { describe, expect, it } from 'vitest'
import { problemSchema } from '../src/problems/index.ts'
import { openApp } from './open-app.ts'

const reason = 'two reports agree'
const actor = { ...casebook.actors[0], id: 'new-actor' }
const create = { operation: 'create', kind: 'actor', record: actor }

async function openForTwo() {
  const opened = await openApp({ approval: 'second-person' })
  const [one, two, intern] = [
    await opened.tokenOf('one', 'edit', 'publish'),
    await opened.tokenOf('two', 'publish'),
    await opened.tokenOf('intern', 'propose'),
  ]
  const propose = (token: string, ...operations: readonly unknown[]) =>
    opened.send('POST', '/v1/proposals', { token, body: { operations, reason } })
  const decide = (token: string, id: string, decision = 'accepted') =>
    opened.send('POST', `/v1/proposals/${id}/decision`, {
      token,
      body: { decision, reason: 'seen' },
    })
  return { ...opened, one, two, intern, propose, decide }
}

describe('proposals', () => {
  it('wait for a second person, who writes them in their author’s name', async () => {
    const { propose, decide, get, ledger, intern, two } = await openForTwo()
    const made = await propose(intern, create, {
      operation: 'create',
      kind: 'source',
      record: { ...casebook.sources[0], id: 'new-source', actor: 'new-actor', derivedFrom: [] },
    })
    expect([made.response.status, made.body.errors ?? []]).toEqual([201, []])
    expect(made.response.headers.get('Location')).toBe(`/v1/proposals/${made.body.id}`)
    expect(made.body).toMatchObject({ author: 'intern', reason, state: 'open' })
    expect((await get('/v1/actors/new-actor')).response.status).toBe(404)
    const decided = await decide(two, made.body.id)
    expect([decided.response.status, decided.body.records?.length]).toEqual([200, 2])
    expect((await get('/v1/actors/new-actor')).response.status).toBe(200)
    const [revision] = await ledger.revisionsOf('actor', 'new-actor')
    expect(revision).toMatchObject({ author: 'intern', approvedBy: 'two', reason })
    const again = await decide(two, made.body.id)
    expect([again.response.status, again.body.type]).toEqual([409, '/docs#already-decided'])
  })

  it('are made once where a request is sent again with its key, and answered as the first time', async () => {
    const { send, decide, ledger, intern, two } = await openForTwo()
    const propose = (key: string, body: object, token = intern) =>
      send('POST', '/v1/proposals', { token, body, headers: { 'Idempotency-Key': key } })
    const body = { operations: [create], reason }
    const first = await propose('"a"', body)
    expect(first.response.status).toBe(201)
    expect(first.response.headers.get('Idempotency-Replayed')).toBeNull()
    const [again, ...others] = await Promise.all([propose('a', body), propose('a', body)])
    await decide(two, first.body.id)
    for (const repeated of [again, ...others, await propose('a', body)]) {
      expect([repeated.response.status, repeated.text]).toEqual([201, first.text])
      expect(repeated.response.headers.get('Idempotency-Replayed')).toBe('true')
    }
    const other = await propose('a', { ...body, reason: 'another' })
    expect([other.response.status, other.body.type]).toEqual([422, '/docs#key-reused'])
    const long = await propose('x'.repeat(256), body)
    expect([long.response.status, long.body.type]).toEqual([422, '/docs#refused'])
    const made = await Promise.all([propose('b', body), propose('b', body), propose('b', body)])
    expect(new Set(made.map((each) => each.body.id)).size).toBe(1)
    expect((await propose('a', body, two)).body.id).not.toBe(first.body.id)
    const open = await ledger.openProposals(null, 10)
    expect(open.map(({ author }) => author).sort()).toEqual(['intern', 'two'])
  })

  it('are accepted by nobody who made them, where two people are needed', async () => {
    const { propose, decide, one } = await openForTwo()
    const { body } = await propose(one, create)
    const own = await decide(one, body.id)
    expect([own.response.status, own.body.type]).toEqual([403, '/docs#needs-approval'])
  })

  it('are rejected with a reason, and then nobody can accept them', async () => {
    const { propose, decide, send, get, intern, two } = await openForTwo()
    const { body } = await propose(intern, create)
    expect((await decide(two, body.id, 'rejected')).body).toEqual({
      decision: 'rejected',
      records: [],
    })
    expect((await decide(two, body.id)).response.status).toBe(409)
    const seen = await send('GET', `/v1/proposals/${body.id}`, { token: intern })
    expect(seen.body).toMatchObject({ state: 'rejected', decidedBy: 'two', decision: 'seen' })
    expect((await get('/v1/actors/new-actor')).response.status).toBe(404)
  })

  it('are seen by who decides, and by nobody else but who made them', async () => {
    const { propose, send, get, one, two, intern, tokenOf } = await openForTwo()
    const { body } = await propose(intern, create)
    await propose(one, { ...create, record: { ...actor, id: 'another' } })
    const list = async (token: string) =>
      (await send('GET', '/v1/proposals', { token })).body.items.length
    expect([await list(two), await list(intern)]).toEqual([2, 1])
    const other = await tokenOf('other-intern', 'propose')
    const hidden = await send('GET', `/v1/proposals/${body.id}`, { token: other })
    expect(hidden.response.status).toBe(404)
    expect((await get('/v1/proposals')).response.status).toBe(401)
    const listed = await send('GET', '/v1/proposals', { token: two })
    expect(listed.response.headers.get('Cache-Control')).toBe('private, no-store')
    const decision = await send('POST', `/v1/proposals/${body.id}/decision`, {
      token: intern,
      body: { decision: 'accepted', reason },
    })
    expect(decision.response.status).toBe(403)
  })

  it('come page by page', async () => {
    const { propose, send, intern, two } = await openForTwo()
    for (const id of ['a1', 'a2', 'a3'])
      await propose(intern, { ...create, record: { ...actor, id } })
    const ids: string[] = []
    let path = '/v1/proposals?limit=2'
    for (;;) {
      const { body } = await send('GET', path, { token: two })
      ids.push(...body.items.map(({ id }: { id: string }) => id))
      if (body.next === null) break
      path = `/v1/proposals?limit=2&cursor=${body.next}`
    }
    expect(new Set(ids).size).toBe(3)
    const bad = await send('GET', '/v1/proposals?cursor=abc', { token: two })
    expect(bad.response.status).toBe(400)
  })

  it.each([
    ['nothing', [], 'operations'],
    ['an unknown operation', [{ operation: 'burn' }], 'operations.0.operation'],
    [
      'a field that is wrong',
      [{ ...create, record: { ...actor, kind: 5 } }],
      'operations.0.record.kind',
    ],
    [
      'no version',
      [{ operation: 'withdraw', kind: 'actor', id: 'iskp' }],
      'operations.0.expectedVersion',
    ],
  ])('name the field that is wrong: %s', async (_, operations, path) => {
    const { send, intern } = await openForTwo()
    const { response, body } = await send('POST', '/v1/proposals', {
      token: intern,
      body: { operations, reason },
    })
    expect(response.status).toBe(400)
    expect(problemSchema.parse(body).errors[0]?.path).toBe(path)
  })

  it('are not taken with what is never stored in them', async () => {
    const { propose, intern } = await openForTwo()
    const record = { ...actor, name: { en: 'call +93 700 123 456' } }
    expect((await propose(intern, { ...create, record })).response.status).toBe(422)
  })

  it('of a version that has gone conflict when they are accepted', async () => {
    const { propose, decide, intern, two } = await openForTwo()
    const withdraw = { operation: 'withdraw', kind: 'actor', id: 'iskp', expectedVersion: 1 }
    const [first, second] = [await propose(intern, withdraw), await propose(intern, withdraw)]
    expect((await decide(two, first.body.id)).response.status).toBe(200)
    const late = await decide(two, second.body.id)
    expect([late.response.status, late.body.type]).toEqual([412, '/docs#version-conflict'])
  })
})
