import { casebook } from '@recount/casebook'
import { describe, expect, it } from 'vitest'
import { problemSchema } from '../src/problems/index.ts'
import { openApp } from './open-app.ts'

const kaj = casebook.incidents.find(({ id }) => id === 'afg-2022-kaj')
if (kaj === undefined) throw new Error('no such incident')
const request = { statistic: 'total', query: 'actor=iskp&attribution=any' }
const note = { author: 'editor-1', reason: 'A later report' }

describe('a figure', () => {
  it('is made once, and has an address', async () => {
    const { post, get } = await openApp()
    const made = await post('/v1/figures', request)
    expect(made.response.status).toBe(201)
    const address = made.response.headers.get('Location') ?? ''
    expect(address).toBe(`/v1/figures/${made.body.figure.id}`)
    expect(made.body.figure.result.killed.best).toBe(96)
    expect(made.body.verification.status).toBe('holds')
    const again = await post('/v1/figures', { ...request, query: 'attribution=any&actor=iskp' })
    expect(again.response.status).toBe(200)
    expect(again.body).toEqual(made.body)
    expect((await get(address)).body).toEqual(made.body)
  })

  it('holds until an incident changes, and then says which and by how much', async () => {
    const { post, get, ledger } = await openApp()
    const { body: made } = await post('/v1/figures', request)
    const path = `/v1/figures/${made.figure.id}`
    const { response: before } = await get(path)
    const claims = kaj.claims.map((claim) =>
      claim.kind === 'toll' && claim.id === 'killed-53'
        ? { ...claim, quantity: { low: 55, best: 55, high: 55, wording: null } }
        : claim,
    )
    await ledger.append([{ kind: 'incident', record: { ...kaj, claims }, replaces: 1 }], note)
    const { response, body } = await get(path)
    expect(body.figure).toEqual(made.figure)
    expect(body.verification).toMatchObject({
      status: 'changed',
      resultNow: { killed: { best: 98 } },
      differences: [{ incident: 'afg-2022-kaj', reason: 'revised', versionThen: 1, versionNow: 2 }],
    })
    expect(response.headers.get('ETag')).not.toBe(before.headers.get('ETag'))
  })

  it('tells an incident that was withdrawn', async () => {
    const { post, get, ledger } = await openApp()
    const { body: made } = await post('/v1/figures', request)
    await ledger.append(
      [{ kind: 'incident', record: { ...kaj, status: 'withdrawn' }, replaces: 1 }],
      note,
    )
    const { body } = await get(`/v1/figures/${made.figure.id}`)
    expect(body.verification.differences).toMatchObject([
      { incident: 'afg-2022-kaj', reason: 'withdrawn' },
    ])
  })

  it('can be of an earlier revision', async () => {
    const { post } = await openApp()
    const { body } = await post('/v1/figures', { statistic: 'total', query: 'asOf=0' })
    expect(body.figure.revision).toBe(0)
    expect(body.verification.status).toBe('changed')
  })
})

describe('making a figure', () => {
  it.each([
    ['no JSON', '{', 400, '/docs#bad-body'],
    ['a list', '[]', 400, '/docs#bad-body'],
    ['no statistic', {}, 400, '/docs#bad-body'],
    ['an unknown statistic', { statistic: 'totl' }, 400, '/docs#bad-body'],
    ['a field too many', { statistic: 'total', sum: 96 }, 400, '/docs#bad-body'],
    ['a prototype', '{"statistic":"total","__proto__":{"query":"x"}}', 400, '/docs#bad-body'],
    ['a bad query', { statistic: 'total', query: 'contry=AFG' }, 400, '/docs#bad-parameter'],
    [
      'a long body',
      { statistic: 'total', query: 'q'.repeat(20_000) },
      413,
      '/docs#content-too-large',
    ],
  ])('is refused for %s', async (_, body, status, type) => {
    const { post } = await openApp()
    const { response, body: problem } = await post('/v1/figures', body)
    expect(response.status).toBe(status)
    expect(problemSchema.parse(problem)).toMatchObject({ status, type, instance: '/v1/figures' })
  })

  it('names the fields that are wrong', async () => {
    const { post } = await openApp()
    const { body } = await post('/v1/figures', { statistic: 'totl', sum: 96 })
    expect(body.errors).toMatchObject([
      { code: 'malformed-field', path: 'statistic', received: 'totl' },
      { code: 'unknown-field', path: 'sum', received: '96' },
    ])
  })

  it('takes JSON only', async () => {
    const { post } = await openApp()
    const headers = { 'Content-Type': 'text/plain' }
    const { response, body } = await post('/v1/figures', JSON.stringify(request), headers)
    expect(response.status).toBe(415)
    expect(problemSchema.parse(body).type).toBe('/docs#unsupported-media-type')
  })

  it('is not offered to pages of other sites', async () => {
    const { app, post } = await openApp()
    const headers = { Origin: 'https://example.org' }
    const { response } = await post('/v1/figures', request, headers)
    expect(response.headers.has('Access-Control-Allow-Origin')).toBe(false)
    const preflight = await app.request('/v1/figures', { method: 'OPTIONS', headers })
    expect(preflight.headers.get('Allow')).toBe('POST, OPTIONS')
    expect(preflight.headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD')
  })

  it('answers GET with the method that it takes', async () => {
    const { get } = await openApp()
    const { response } = await get('/v1/figures')
    expect(response.status).toBe(405)
    expect(response.headers.get('Allow')).toBe('POST, OPTIONS')
  })
})

it('figures are made at a bounded rate; what is there already is recalled at any', async () => {
  const { post } = await openApp()
  const make = (day: number) =>
    post('/v1/figures', {
      statistic: 'total',
      query: `from=${new Date(Date.UTC(2015, 0, day)).toISOString().slice(0, 10)}`,
    })
  for (let day = 1; day <= 600; day++) expect((await make(day)).response.status).toBe(201)
  const { response, body } = await make(601)
  expect([response.status, body.type]).toEqual([429, '/docs#too-many-requests'])
  expect(response.headers.get('Retry-After')).toBe('1')
  expect((await make(1)).response.status).toBe(200)
})
