import { describe, expect, it } from 'vitest'
import { connectTo } from './recount-api.ts'

const answering = (status: number, body: string) =>
  connectTo('/v1', () => Promise.resolve(new Response(body, { status })))

describe('connectTo', () => {
  it('takes a body only where it is of the expected kind', async () => {
    const address = { href: '/v1/snapshots/h', hash: 'h', bytes: 3, snapshotRevision: 3 }
    const asked = (body: string) => answering(200, body).tableAddress('envelope', null)
    expect((await asked(JSON.stringify(address))).status).toBe('ready')
    expect((await asked('{"hash":"h"}')).status).toBe('failed')
    expect((await asked('<!doctype html>')).status).toBe('failed')
  })
  it('tells a table that came to its end from one that broke off', async () => {
    const table = { href: '/v1/snapshots/h', hash: 'h', bytes: 3, snapshotRevision: 3 }
    expect(await answering(200, 'abc').tableBytes(table)).toMatchObject({ status: 'ready' })
    expect(await answering(200, 'ab').tableBytes(table)).toEqual({ status: 'failed', why: 'cut' })
  })
  it('tells what is not there from what did not answer', async () => {
    expect((await answering(404, '').figure('fig-1')).status).toBe('missing')
    expect((await answering(410, '').figure('fig-1')).status).toBe('gone')
    expect((await answering(503, '').figure('fig-1')).status).toBe('failed')
    const unreachable = connectTo('/v1', () => Promise.reject(new TypeError('network')))
    expect((await unreachable.figure('fig-1')).status).toBe('failed')
  })
  it('holds no connection with an answer that it does not read', async () => {
    let isHeld = true
    const body = new ReadableStream({
      cancel: () => {
        isHeld = false
      },
    })
    const api = connectTo('/v1', () => Promise.resolve(new Response(body, { status: 404 })))
    expect(await api.figure('fig-1')).toEqual({ status: 'missing' })
    expect(isHeld).toBe(false)
  })
  it('takes a figure bare or with its verification beside it', async () => {
    const figure = { id: 'fig-1', query: '' }
    const verification = { figure: 'fig-1', status: 'holds', differences: [] }
    const bare = await answering(200, JSON.stringify(figure)).figure('fig-1')
    const both = await answering(200, JSON.stringify({ figure, verification })).figure('fig-1')
    expect(bare).toEqual({ status: 'ready', value: { figure, verification: null } })
    expect(both).toEqual({ status: 'ready', value: { figure, verification } })
    expect((await answering(200, '{"figure":{}}').figure('fig-1')).status).toBe('failed')
  })
  it('finds when a revision was recorded in the page of revisions that ends with it', async () => {
    const item = { revision: 7, recordedAt: '2022-12-05T10:00:00Z' }
    const found = await answering(200, JSON.stringify({ items: [item] })).revisionTime(7)
    expect(found).toEqual({ status: 'ready', value: item })
    expect((await answering(200, '{"items":[]}').revisionTime(7)).status).toBe('failed')
  })
  it('asks for the server’s description at its own address, not under the API’s base', async () => {
    const asked: string[] = []
    const api = connectTo('/v1', (address) => {
      asked.push(String(address))
      return Promise.resolve(Response.json({ paths: {} }))
    })
    expect((await api.description()).status).toBe('ready')
    await api.landing()
    await api.encodedTable('un-only', '2022-12-05T10:00:00Z')
    expect(asked).toEqual([
      '/openapi.json',
      '/v1',
      '/v1/snapshots/encoded?rule=un-only&asOf=2022-12-05T10%3A00%3A00Z',
    ])
  })
  it('takes an encoded table with its revision, and none without', async () => {
    const answering = (headers: HeadersInit) =>
      connectTo('/v1', async () => new Response(Uint8Array.of(1, 2), { headers }))
    expect(await answering({ 'Recount-Revision': '12' }).encodedTable('envelope', '12')).toEqual({
      status: 'ready',
      value: { revision: 12, bytes: Uint8Array.of(1, 2) },
    })
    expect((await answering({}).encodedTable('envelope', '12')).status).toBe('failed')
  })
  it('asks for a figure with its statistic and question', async () => {
    const asked: { address: string; body: unknown }[] = []
    const api = connectTo('/v1', (address, request) => {
      asked.push({ address: String(address), body: JSON.parse(String(request?.body)) })
      return Promise.resolve(Response.json({ id: 'fig-1', query: 'actor=iskp' }, { status: 201 }))
    })
    await api.makeFigure('total', 'actor=iskp')
    expect(asked).toEqual([
      { address: '/v1/figures', body: { statistic: 'total', query: 'actor=iskp' } },
    ])
  })
})
