import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveFiles } from '../src/entries/static-files.ts'

let folder = ''
let answer: (path: string, headers?: HeadersInit) => Promise<Response | null>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recount-viewer-'))
  const viewer = join(folder, 'viewer')
  mkdirSync(join(viewer, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(viewer, 'index.html'), '<title>Viewer</title>')
  writeFileSync(join(viewer, 'mark.svg'), '<svg/>')
  writeFileSync(join(viewer, 'assets', 'index-DeadBeef.js'), 'export {}')
  writeFileSync(join(viewer, 'assets', 'font-DeadBeef.woff2'), 'font')
  const serve = serveFiles(viewer)
  answer = (path, headers = {}) => serve(new Request(new URL(path, 'http://x'), { headers }))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('serveFiles', () => {
  it.each([
    ['/mark.svg', 'image/svg+xml', 'public, no-cache'],
    ['/index.html', 'text/html; charset=utf-8', 'public, no-cache'],
    [
      '/assets/index-DeadBeef.js',
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ],
    ['/assets/font-DeadBeef.woff2', 'font/woff2', 'public, max-age=31536000, immutable'],
  ])(
    'serves %s with its type, and for ever where its name has a hash',
    async (path, type, cache) => {
      const response = await answer(path)
      expect(response?.status).toBe(200)
      expect(response?.headers.get('Content-Type')).toBe(type)
      expect(response?.headers.get('Cache-Control')).toBe(cache)
    },
  )

  it.each(['/', '/incidents', '/incidents/afg-2022-kaj', '/%D9%87'])(
    'gives the page of the viewer for %s',
    async (path) => {
      const response = await answer(path)
      expect(await response?.text()).toBe('<title>Viewer</title>')
      expect(response?.headers.get('Cache-Control')).toBe('public, no-cache')
    },
  )

  it.each([
    '/missing.js',
    '/assets/missing-DeadBeef.css',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/%',
  ])('has nothing at %s', async (path) => {
    expect(await answer(path)).toBeNull()
  })

  it('compresses text for those who ask for it, under a tag of its own', async () => {
    const plain = await answer('/')
    const zipped = await answer('/', { 'Accept-Encoding': 'br, gzip' })
    expect(plain?.headers.get('Content-Encoding')).toBeNull()
    expect(zipped?.headers.get('Content-Encoding')).toBe('gzip')
    expect(zipped?.headers.get('Vary')).toBe('Accept-Encoding')
    expect(plain?.headers.get('Vary')).toBe('Accept-Encoding')
    expect(zipped?.headers.get('ETag')).not.toBe(plain?.headers.get('ETag'))
    const bytes = new Uint8Array((await zipped?.arrayBuffer()) ?? [])
    expect(gunzipSync(bytes).toString()).toBe('<title>Viewer</title>')
  })

  it('does not send again what somebody has', async () => {
    const tag = (await answer('/mark.svg'))?.headers.get('ETag') ?? ''
    expect((await answer('/mark.svg', { 'If-None-Match': tag }))?.status).toBe(304)
    expect((await answer('/mark.svg', { 'If-None-Match': '"other"' }))?.status).toBe(200)
  })

  it('answers nothing but reading', async () => {
    const serve = serveFiles(join(folder, 'viewer'))
    expect(await serve(new Request('http://x/', { method: 'POST' }))).toBeNull()
  })
})
