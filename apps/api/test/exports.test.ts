import { casebook } from '@recount/casebook'
import type { Database } from '@recount/ledger'
import { openNodeSqlite } from '@recount/ledger/node-sqlite'
import { describe, expect, it } from 'vitest'
import { openApp } from './open-app.ts'
import { readParquet } from './read-parquet.ts'

const opened = await openApp()
const { app, get } = opened

const queries = [
  '',
  'country=AFG',
  'actor=iskp&attribution=claimed-or-attributed',
  'from=2022-10-05&to=2022-12-05&precision=contained',
  'province=AF32&rule=most-conservative',
  'q=kaj',
  'country=PAK',
  'asOf=60',
  'bbox=60.5,29.3,74.9,38.5&sort=killed',
]

interface Totals {
  readonly killed: { readonly quantity: { readonly best: number | null } } | null
}

/** The ids and the killed of a list in JSON, all of its pages. */
async function listed(query: string) {
  const { body } = await get(`/v1/incidents?limit=1000&${query}`)
  return new Map<string, number | null>(
    body.items.map((item: { id: string; totals: Totals }) => [
      item.id,
      item.totals.killed?.quantity.best ?? null,
    ]),
  )
}

const csvRows = (text: string) => text.trim().split('\r\n')

describe.each(queries)('an export of ?%s', (query) => {
  it('holds the incidents that the list holds, in every format', async () => {
    const expected = [...(await listed(query)).keys()].sort()
    const csv = await get(`/v1/incidents.csv?${query}`)
    const ids = csvRows(csv.text)
      .slice(1)
      .map((row) => row.split(',')[0])
    expect(ids.sort()).toEqual(expected)
    const geojson = await get(`/v1/incidents.geojson?${query}`)
    expect(geojson.body.features.map(({ id }: { id: string }) => id).sort()).toEqual(expected)
    const jsonl = await get(`/v1/incidents.jsonl?${query}`)
    const records = jsonl.text
      .trim()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
    const incidents = records.filter(({ kind }) => kind === 'incident')
    expect(incidents.map(({ record }) => record.id).sort()).toEqual(expected)
    // What an incident refers to comes before it, so that the file can be imported.
    const told = new Set()
    for (const { kind, record } of records) {
      if (kind === 'incident') {
        for (const claim of record.claims) {
          expect(told).toContain(`source ${claim.speaker}`)
          expect(told).toContain(`document ${claim.document}`)
        }
      }
      told.add(`${kind} ${record.id}`)
    }
    const parquet = await app.request(`/v1/incidents.parquet?${query}`)
    const bytes = new Uint8Array(await parquet.arrayBuffer())
    const rows = await readParquet(bytes)
    expect(rows.map(({ incident }) => String(incident)).sort()).toEqual(expected)
  })
})

describe('exports', () => {
  it('tell the same numbers as the list', async () => {
    const { text } = await get('/v1/incidents.csv')
    const [header = '', ...rows] = csvRows(text)
    const columns = header.split(',')
    const expected = await listed('')
    for (const row of rows) {
      const cells = row.match(/("(?:[^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, ''))
      const killed = cells?.[columns.indexOf('killed_best')]
      const id = cells?.[0] ?? ''
      expect([id, killed]).toEqual([id, String(expected.get(id) ?? '')])
    }
  })

  it.each([
    ['text/csv', 'text/csv; charset=utf-8'],
    ['application/geo+json', 'application/geo+json; charset=utf-8'],
    ['application/x-ndjson', 'application/x-ndjson; charset=utf-8'],
    ['application/vnd.apache.parquet', 'application/vnd.apache.parquet'],
    ['application/json', 'application/json; charset=utf-8'],
    ['text/html, */*;q=0.8', 'application/json; charset=utf-8'],
    ['image/png', 'application/json; charset=utf-8'],
    ['text/csv;q=0.1, application/geo+json;q=0.2', 'application/geo+json; charset=utf-8'],
  ])('are negotiated: %s', async (accept, type) => {
    const { response } = await get('/v1/incidents', { Accept: accept })
    expect(response.headers.get('Content-Type')).toBe(type)
    expect(response.headers.get('Vary')).toMatch('Accept')
  })

  it('go by f before Accept, and have another entity tag in each format', async () => {
    const tags = []
    for (const f of ['json', 'csv', 'geojson', 'jsonl', 'parquet']) {
      const { response } = await get(`/v1/incidents?f=${f}`, { Accept: 'text/csv' })
      expect(response.status).toBe(200)
      tags.push(response.headers.get('ETag'))
      if (f !== 'json') {
        expect(response.headers.get('Content-Disposition')).toBe(
          `attachment; filename="recount-incidents-r80.${f}"`,
        )
      }
    }
    expect(new Set(tags).size).toBe(tags.length)
  })

  it('have a row of HXL tags where that is asked for', async () => {
    const plain = csvRows((await get('/v1/incidents.csv')).text)
    const tagged = csvRows((await get('/v1/incidents.csv?hxl=1')).text)
    expect(tagged[1]).toMatch(/^#event\+id,#event\+name,#date\+start/)
    expect([tagged[0], ...tagged.slice(2)]).toEqual(plain)
    expect((await get('/v1/incidents?f=csv&hxl=1')).text).toBe(
      (await get('/v1/incidents.csv?hxl=1')).text,
    )
  })

  it('take a limit, and then hold the first in the query’s order', async () => {
    const { body } = await get('/v1/incidents?sort=killed&limit=2')
    const csv = csvRows((await get('/v1/incidents.csv?sort=killed&limit=2')).text)
    expect(
      csv
        .slice(1)
        .map((row) => row.split(',')[0])
        .sort(),
    ).toEqual(body.items.map(({ id }: { id: string }) => id).sort())
  })

  it('are linked from the list with its query', async () => {
    const { response } = await get('/v1/incidents?country=AFG&limit=3')
    const links = response.headers.get('Link') ?? ''
    expect(links).toContain('</v1/incidents.csv?country=AFG>; rel="alternate"; type="text/csv"')
  })

  it.each([
    ['/v1/incidents?f=xml', 'f'],
    ['/v1/incidents?f=csv&f=json', 'f'],
    ['/v1/incidents?hxl=1', 'hxl'],
    ['/v1/incidents.geojson?hxl=1', 'hxl'],
    ['/v1/incidents.csv?hxl=2', 'hxl'],
    ['/v1/incidents.csv?f=json', 'f'],
    ['/v1/incidents.csv?contry=AFG', 'contry'],
    ['/v1/incidents.csv?cursor=abc', 'cursor'],
  ])('refuse what they do not take, and name it: %s', async (path, parameter) => {
    const { response, body } = await get(path)
    expect(response.status).toBe(400)
    expect(body.errors[0].path).toBe(parameter)
  })

  it('guard what a spreadsheet would take for a formula', async () => {
    const [kaj] = casebook.incidents
    if (kaj === undefined) throw new Error('no incidents')
    const incidents = [{ ...kaj, title: { en: '=HYPERLINK("http://x")' } }]
    const { get: ask } = await openApp({ records: { ...casebook, incidents } })
    const { text } = await ask('/v1/incidents.csv')
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
  })

  it('hold everything where nothing was asked: it is imported as the same ledger', async () => {
    const { text } = await get('/v1/incidents.jsonl')
    const lines = text.trim().split('\n').length
    const { sources, documents, actors, places, incidents, reportedTotals } = casebook
    const all = [sources, documents, actors, places, incidents, reportedTotals]
    expect(lines).toBe(all.reduce((sum, records) => sum + records.length, 0))
  })
})

describe('an export that cannot be read to its end', () => {
  it.each([
    '/v1/incidents.csv',
    '/v1/incidents.geojson',
    '/v1/incidents.jsonl',
    '/v1/incidents.parquet',
    '/v1/snapshots/records',
  ])('is cut off and not taken for a whole one: %s', async (path) => {
    const opened = openNodeSqlite(':memory:')
    let isBroken = false
    const query: Database['query'] = (...asked) =>
      isBroken ? Promise.reject(new Error('gone')) : opened.query(...asked)
    const { app } = await openApp({ database: { ...opened, query } })
    const response = await app.request(path)
    expect(response.status).toBe(200)
    isBroken = true
    await expect(response.text()).rejects.toThrow('gone')
    isBroken = false
    expect((await (await app.request(path)).text()).length).toBeGreaterThan(1000)
  })
})
