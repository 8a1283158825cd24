import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { casebook } from '@recount/casebook'
import type { Incident } from '@recount/core/records'
import { describe, expect, it } from 'vitest'
import { serve } from '../src/entries/node.ts'
import { readDatetime } from '../src/ogc/read-datetime.ts'
import { openApp } from './open-app.ts'

const { get } = await openApp()
const itemsOf = async (search = '', collection = 'incidents') =>
  (await get(`/ogc/collections/${collection}/items${search}`)).body
const idsOf = (body: { features: readonly { id: string }[] }) => body.features.map(({ id }) => id)

describe('OGC API – Features', () => {
  it('leads from its landing page to every feature', async () => {
    const { body } = await get('/ogc')
    const hrefOf = (links: readonly { rel: string; href: string }[], rel: string) =>
      links.find((link) => link.rel === rel)?.href.replace('http://localhost', '') ?? ''
    for (const rel of ['self', 'service-desc', 'service-doc', 'conformance', 'data']) {
      expect((await get(hrefOf(body.links, rel))).response.status).toBe(200)
    }
    const { body: collections } = await get(hrefOf(body.links, 'data'))
    const ids: string[] = []
    for (const { id, links } of collections.collections) {
      expect((await get(hrefOf(links, 'self'))).body.id).toBe(id)
      const { response, body: items } = await get(hrefOf(links, 'items'))
      expect(response.headers.get('Content-Type')).toBe('application/geo+json; charset=utf-8')
      ids.push(...idsOf(items))
      for (const feature of items.features) {
        const one = await get(`/ogc/collections/${id}/items/${feature.id}`)
        expect(one.body).toMatchObject(feature)
      }
    }
    expect(ids.sort()).toEqual(casebook.incidents.map(({ id }) => id).sort())
  })

  it('comes page by page with every parameter kept', async () => {
    const ids: string[] = []
    let path = '/ogc/collections/incidents/items?limit=2&bbox=60,29,75,39'
    const { numberMatched } = await itemsOf('?bbox=60,29,75,39')
    for (;;) {
      const { body } = await get(path)
      expect(body.numberMatched).toBe(numberMatched)
      expect(body.numberReturned).toBe(body.features.length)
      ids.push(...idsOf(body))
      const next = body.links.find(({ rel }: { rel: string }) => rel === 'next')
      if (next === undefined) break
      path = next.href.replace('http://localhost', '')
      expect(path).toContain('bbox=')
    }
    expect(ids).toEqual(idsOf(await itemsOf('?bbox=60,29,75,39')))
    expect(ids).toHaveLength(numberMatched)
  })

  it('chooses by box and by time', async () => {
    const all = await itemsOf()
    expect((await itemsOf('?bbox=0,0,1,1')).features).toEqual([])
    expect((await itemsOf('?bbox=60,29,0,75,39,9000')).numberMatched).toBe(all.numberMatched)
    const later = await itemsOf('?datetime=2022-12-02/..')
    expect(later.numberMatched).toBeLessThan(all.numberMatched)
    expect(await itemsOf('?datetime=2022-12-02T00:00:00Z/')).toMatchObject({
      numberMatched: later.numberMatched,
    })
  })

  it('puts what has no point into a collection of its own', async () => {
    const [first, ...others] = casebook.incidents
    if (first === undefined) throw new Error('no incidents')
    const where = { ...first.where, precision: 'province' as const }
    const incidents: readonly Incident[] = [{ ...first, where }, ...others]
    const { get: ask } = await openApp({ records: { ...casebook, incidents } })
    const ids = async (path: string) => idsOf((await ask(path)).body)
    expect(await ids('/ogc/collections/incidents/items')).not.toContain(first.id)
    const unlocated = '/ogc/collections/incidents-unlocated/items'
    expect(await ids(unlocated)).toContain(first.id)
    expect(await ids(`${unlocated}?bbox=0,0,1,1`)).toContain(first.id)
    expect((await ask(`${unlocated}/${first.id}`)).body.geometry).toBeNull()
    const elsewhere = await ask(`/ogc/collections/incidents/items/${first.id}`)
    expect(elsewhere.response.status).toBe(404)
  })

  it('takes a limit beyond the greatest for the greatest', async () => {
    const { response } = await get('/ogc/collections/incidents/items?limit=100000')
    expect(response.status).toBe(200)
  })

  it.each([
    ['?bbox=1,2,3', 'bbox'],
    ['?datetime=yesterday', 'datetime'],
    ['?datetime=2022-12-05/2022-12-01', 'datetime'],
    ['?limit=0', 'limit'],
    ['?cursor=abc', 'cursor'],
    ['?f=xml', 'f'],
    ['?foo=bar', 'foo'],
    ['?asOf=99999', 'asOf'],
  ])('names the parameter that is wrong: %s', async (search, name) => {
    const { response, body } = await get(`/ogc/collections/incidents/items${search}`)
    expect([response.status, body.errors[0].path]).toEqual([400, name])
  })

  it.each([
    '/ogc/collections/nothing',
    '/ogc/collections/nothing/items',
    '/ogc/collections/incidents/items/nothing',
  ])('has nothing at %s', async (path) => {
    expect((await get(path)).response.status).toBe(404)
  })
})

it.each([
  ['2022-10-05', { from: '2022-10-05', to: '2022-10-05' }],
  ['2022-10-05T10:00:00Z', { from: '2022-10-05', to: '2022-10-05' }],
  ['2022-10-05/..', { from: '2022-10-05', to: null }],
  ['/2022-10-05', { from: null, to: '2022-10-05' }],
  ['../..', { from: null, to: null }],
  ['2024-01-01T/..', { from: '2024-01-01', to: null }],
  ['2024-01-01/9999-12-31T00:00:00Z', { from: '2024-01-01', to: '9999-12-31' }],
  ['', null],
  ['..', null],
  ['2022-02-30', null],
  ['2022-10-05/2022-10-04', null],
  ['2022-10-05/2022-10-06/2022-10-07', null],
  ['2022-10-05x', null],
])('readDatetime reads %s', (text, range) => {
  expect(readDatetime(text)).toEqual(range)
})

const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0

it(`GDAL opens it and finds every feature${hasGdal ? '' : ' (skipped: ogrinfo is not installed)'}`, async () => {
  if (!hasGdal) return
  const folder = mkdtempSync(join(tmpdir(), 'recount-ogc-'))
  const server = await serve({
    ledgerFile: join(folder, 'l.sqlite'),
    port: 0,
    hostname: '127.0.0.1',
  })
  try {
    const ogrinfo = async (...options: readonly string[]) => {
      const child = spawn('ogrinfo', [
        '-ro',
        ...options,
        `OAPIF:${server.address}/ogc`,
        'incidents',
      ])
      let output = ''
      child.stdout.on('data', (data) => {
        output += data
      })
      await new Promise((resolve) => child.once('close', resolve))
      return output
    }
    const { numberMatched } = await itemsOf()
    expect(await ogrinfo('-so')).toMatch(`Feature Count: ${numberMatched}`)
    const listed = await ogrinfo('-oo', 'PAGE_SIZE=3')
    expect(listed.match(/^OGRFeature/gm)).toHaveLength(numberMatched)
    expect(await ogrinfo('-so', '-spat', '0', '0', '1', '1')).toMatch('Feature Count: 0')
    expect(listed).toMatch(/killed_best \(Integer\) = 19/)
  } finally {
    await server.close()
    rmSync(folder, { recursive: true })
  }
})
