import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, serve } from '../src/entries/node.ts'
import { problemSchema } from '../src/problems/index.ts'

let folder = ''
let server: RunningServer
const get = (path: string, init: RequestInit = {}) => fetch(`${server.address}${path}`, init)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recount-node-'))
  const viewerDirectory = join(folder, 'viewer')
  mkdirSync(viewerDirectory)
  writeFileSync(join(viewerDirectory, 'index.html'), '<title>Viewer</title>')
  server = await serve({ ledgerFile: join(folder, 'ledger.sqlite'), port: 0, viewerDirectory })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

describe('serve', () => {
  it('fills a new ledger with the casebook and serves its numbers', async () => {
    const response = await get('/v1/statistics/total?actor=iskp&attribution=any')
    expect(response.headers.get('Content-Type')).toBe('application/json; charset=utf-8')
    expect(await response.json()).toMatchObject({ result: { killed: { best: 96 } } })
  })

  it('serves the viewer wherever the API is not', async () => {
    for (const path of ['/', '/incidents/afg-2022-kaj']) {
      const response = await get(path)
      expect(await response.text()).toBe('<title>Viewer</title>')
      expect(response.headers.get('Content-Security-Policy')).toMatch(/script-src 'self';/)
      expect(response.headers.get('Content-Security-Policy')).toMatch(/frame-ancestors 'self'/)
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
    }
    for (const path of ['/embed', '/fa/embed', '/embed/figures/fig-1']) {
      const { headers } = await get(path)
      expect(headers.get('Content-Security-Policy')).toMatch(/frame-ancestors \*/)
    }
    expect((await get('/embedded')).headers.get('Content-Security-Policy')).toMatch(
      /frame-ancestors 'self'/,
    )
  })

  it('answers with a problem where the API has nothing, not with the viewer', async () => {
    const response = await get('/v1/nothing')
    expect(response.status).toBe(404)
    expect(problemSchema.parse(await response.json()).instance).toBe('/v1/nothing')
    expect((await get('/missing.js')).status).toBe(404)
  })

  it('compresses answers for those who ask for it: JSON, lines and the table, but no part of it', async () => {
    const { href } = await (await get('/v1/snapshots/latest')).json()
    for (const path of ['/v1/incidents', '/v1/incidents.jsonl', '/openapi.json', href]) {
      const zipped = await get(path, { headers: { 'Accept-Encoding': 'gzip' } })
      expect([path, zipped.headers.get('Content-Encoding')]).toEqual([path, 'gzip'])
      expect(zipped.headers.get('Vary')).toContain('Accept-Encoding')
      const plain = await get(path, { headers: { 'Accept-Encoding': 'identity' } })
      expect(plain.headers.get('Content-Encoding')).toBeNull()
      const bytes = await plain.bytes()
      expect(await zipped.bytes()).toEqual(bytes)
      const again = { 'If-None-Match': zipped.headers.get('ETag') ?? '', 'Accept-Encoding': 'gzip' }
      expect((await get(path, { headers: again })).status).toBe(304)
    }
    const part = await get(href, { headers: { 'Accept-Encoding': 'gzip', Range: 'bytes=0-1999' } })
    expect([part.status, part.headers.get('Content-Encoding')]).toEqual([206, null])
  })

  it('keeps an open ledger when it is opened again, and figures with it', async () => {
    const ledgerFile = join(folder, 'again.sqlite')
    const first = await serve({ ledgerFile, port: 0 })
    const made = await fetch(`${first.address}/v1/figures`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ statistic: 'total', query: 'actor=iskp' }),
    })
    const location = made.headers.get('Location')
    const revision = made.headers.get('Recount-Revision')
    await first.close()
    const second = await serve({ ledgerFile, port: 0 })
    const recalled = await fetch(`${second.address}${location}`)
    expect(recalled.headers.get('Recount-Revision')).toBe(revision)
    expect(await recalled.json()).toMatchObject({ verification: { status: 'holds' } })
    await second.close()
  })

  it('serves the API alone where there is no viewer', async () => {
    const alone = await serve({
      ledgerFile: ':memory:',
      port: 0,
      viewerDirectory: join(folder, 'not-built'),
    })
    expect((await fetch(`${alone.address}/readyz`)).status).toBe(200)
    expect((await fetch(alone.address)).status).toBe(404)
    await alone.close()
  })

  it('rejects where the port is taken', async () => {
    await expect(serve({ ledgerFile: ':memory:', port: server.port })).rejects.toThrow(/EADDRINUSE/)
  })

  it('finishes what is under way before it closes, and then takes nothing more', async () => {
    const closing = await serve({ ledgerFile: ':memory:', port: 0 })
    const underWay = fetch(`${closing.address}/v1/snapshots/records`)
    const first = await underWay
    const closed = closing.close()
    expect((await first.json()).records.incidents).toHaveLength(10)
    await closed
    await expect(fetch(`${closing.address}/livez`)).rejects.toThrow()
  })
})
