import { casebook } from '@recount/casebook'
import { writeTemplateCsv } from '@recount/sources'
import { describe, expect, it } from 'vitest'
import { problemSchema } from '../src/problems/index.ts'
import { openApp } from './open-app.ts'

const canary = 'canary-41c8'

/** Rows in the layout of GED 24.1 that the tests need, with what is not asked for left empty. */
const gedColumns =
  'id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob'.split(
    ',',
  )

function gedRow(id: number, best: number): string {
  const cells: Record<string, string | number> = {
    id,
    relid: `AFG-2020-1-${id}`,
    year: 2020,
    active_year: 'TRUE',
    code_status: 'Clear',
    type_of_violence: 1,
    conflict_new_id: 333,
    conflict_name: 'Afghanistan: Government',
    dyad_new_id: 735,
    dyad_name: 'Government of Afghanistan - Taleban',
    side_a_new_id: 130,
    side_a: 'Government of Afghanistan',
    side_b_new_id: 303,
    side_b: 'Taleban',
    number_of_sources: 1,
    source_article: canary,
    where_prec: 1,
    where_coordinates: 'Kabul',
    adm_1: 'Kabul province',
    latitude: 34.5,
    longitude: 69.2,
    country: 'Afghanistan',
    country_id: 700,
    region: 'Asia',
    event_clarity: 1,
    date_prec: 1,
    date_start: '2020-01-01 00:00:00.000',
    date_end: '2020-01-01 00:00:00.000',
    deaths_a: 0,
    deaths_b: best,
    deaths_civilians: 0,
    deaths_unknown: 0,
    best,
    high: best,
    low: best,
  }
  return gedColumns.map((name) => cells[name] ?? '').join(',')
}

const ged = (...rows: readonly string[]) => `${[gedColumns.join(','), ...rows].join('\n')}\n`

async function openForImports(others: Parameters<typeof openApp>[0] = {}) {
  const opened = await openApp(others)
  const token = await opened.tokenOf('importer', 'import')
  const send = (body: string, search = '?reason=r&fileName=ged241.csv', type = 'text/csv') =>
    opened.send('POST', `/v1/imports${search}`, { token, body, headers: { 'Content-Type': type } })
  return { ...opened, token, sendFile: send }
}

describe('an import', () => {
  it('takes a file, shows all of it at once, and reports exactly', async () => {
    const { sendFile, get } = await openForImports()
    const before = (await get('/v1/incidents')).body.matched
    const { response, body } = await sendFile(ged(gedRow(1, 4), gedRow(2, 5), gedRow(3, 6)))
    expect([response.status, body.errors ?? []]).toEqual([201, []])
    expect(response.headers.get('Location')).toBe(`/v1/imports/${body.id}`)
    expect(body).toMatchObject({ dataset: 'ucdp-ged', state: 'published', author: 'importer' })
    expect(body.reading).toMatchObject({
      format: 'ucdp-ged',
      rows: { read: 3, taken: 3, refused: 0 },
    })
    const killed = body.reading.tolls.find(({ harm }: { harm: string }) => harm === 'killed')
    expect(killed).toMatchObject({ given: 3, asTaken: { low: 15, best: 15, high: 15 } })
    expect((await get('/v1/incidents')).body.matched).toBe(before + 3)
    const total = await get('/v1/statistics/total?dataset=ucdp-ged')
    expect(total.body.result.killed).toEqual({ low: 15, best: 15, high: 15 })
    const shown = await get(`/v1/imports/${body.id}`)
    const { fileName: _, issues: __, ...rest } = body
    expect(shown.body).toEqual(rest)
    expect((await get('/v1/imports')).body.items).toEqual([shown.body])
  })

  it('of the same file adds nothing, and a newer release revises', async () => {
    const { sendFile, get } = await openForImports()
    const file = ged(gedRow(1, 4), gedRow(2, 5))
    const first = await sendFile(file)
    expect((await sendFile(file)).body.counts).toMatchObject({ created: 0, revised: 0 })
    const newer = await sendFile(ged(gedRow(1, 4), gedRow(2, 7)))
    expect(newer.body.counts).toMatchObject({ created: 0, revised: expect.any(Number) })
    expect(newer.body.counts.revised).toBeGreaterThan(0)
    expect((await get('/v1/statistics/total?dataset=ucdp-ged')).body.result.killed.best).toBe(11)
    const ids = (await get('/v1/imports?limit=2')).body
    expect([ids.matched, ids.items.length]).toEqual([3, 2])
    const rest = await get(`/v1/imports?limit=2&cursor=${ids.next}`)
    const seen = [...ids.items, ...rest.body.items].map(({ id }: { id: string }) => id)
    expect([new Set(seen).size, seen.includes(first.body.id)]).toEqual([3, true])
  })

  it('tells what was wrong with a row, to who imports and not to everybody', async () => {
    const { sendFile, get, send, token } = await openForImports()
    const { body } = await sendFile(ged(gedRow(1, 4), gedRow(2, 5).replace(',34.5,', ',north,')))
    expect(body.issues.length).toBeGreaterThan(0)
    expect(body.issues).toContainEqual(
      expect.objectContaining({ message: expect.stringMatching(/^line 3.*north/) }),
    )
    const path = `/v1/imports/${body.id}`
    const full = await send('GET', `${path}/report`, { token })
    expect([full.response.status, full.body]).toEqual([200, body])
    expect(full.response.headers.get('Cache-Control')).toBe('private, no-store')
    const shown = await get(path)
    expect(shown.text).not.toContain('north')
    expect(shown.text).not.toContain('ged241')
    expect((await get(`${path}/report`)).response.status).toBe(401)
  })

  it('takes records as JSON and as JSON Lines', async () => {
    const { sendFile, get } = await openForImports()
    const actor = { ...casebook.actors[0], id: 'new-actor' }
    const line = JSON.stringify({ kind: 'actor', record: actor })
    const lines = await sendFile(`${line}\n`, '?reason=r&dataset=a', 'application/x-ndjson')
    expect(lines.body.counts).toMatchObject({ created: 1 })
    const rows = await sendFile(
      JSON.stringify([{ kind: 'actor', record: { ...actor, id: 'other-actor' } }]),
      '?reason=r&dataset=b',
      'application/json',
    )
    expect(rows.body.counts).toMatchObject({ created: 1 })
    for (const id of ['new-actor', 'other-actor']) {
      expect((await get(`/v1/actors/${id}`)).response.status).toBe(200)
    }
  })

  it('gives back what was exported, without loss', async () => {
    const from = await openForImports()
    const { text } = await from.get('/v1/incidents.jsonl')
    const into = await openForImports({
      records: { ...casebook, incidents: [], reportedTotals: [] },
    })
    const { response } = await into.sendFile(text, '?reason=r', 'application/x-ndjson')
    expect(response.status).toBe(201)
    expect((await into.get('/v1/incidents.jsonl')).text).toBe(text)
  })

  it.each([
    ['nothing', '', 422, '/docs#refused'],
    ['words', 'hello\n', 422, '/docs#refused'],
    ['half a document', '[{"kind":', 422, '/docs#refused'],
    ['no UTF-8 text at all', '\u0000\u0001\u0002', 422, '/docs#refused'],
  ])('of %s leaves the ledger as it was', async (_, file, status, type) => {
    const { sendFile, ledger, get } = await openForImports()
    const before = await ledger.latestRevision()
    const { response, body } = await sendFile(file, '?reason=r', 'application/octet-stream')
    expect([response.status, problemSchema.parse(body).type]).toEqual([status, type])
    expect(await ledger.latestRevision()).toBe(before)
    expect((await get('/v1/imports')).body.items).toEqual([])
  })

  it('that is larger than the address takes is refused, and nothing of it stays', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => gedRow(index + 1, 1))
    const { sendFile, get, ledger } = await openForImports({ longestImport: 100_000 })
    const { response, body } = await sendFile(ged(...rows))
    expect([response.status, body.type]).toEqual([413, '/docs#content-too-large'])
    expect(body.detail).toMatch('100000 bytes')
    expect((await get('/v1/incidents')).body.matched).toBe(10)
    const [job] = await ledger.imports.list(null, 1)
    expect(job?.state ?? 'abandoned').toBe('abandoned')
    expect((await sendFile(ged(gedRow(1, 1)))).response.status).toBe(201)
  })

  it('that was begun with another file has to end first, or be given up', async () => {
    const { sendFile, ledger, send, token, get } = await openForImports()
    const job = await ledger.imports.begin({
      dataset: 'ucdp-ged',
      fileName: null,
      author: 'importer',
      reason: 'r',
    })
    const { sources, ...none } = { ...casebook, documents: [], actors: [], places: [] }
    await ledger.imports.stage(job, 0, {
      records: { ...none, sources: sources.slice(0, 1), incidents: [], reportedTotals: [] },
      originals: [{ line: 1, text: canary, records: [] }],
      issues: [],
    })
    const { response, body } = await sendFile(ged(gedRow(1, 1)))
    expect([response.status, body.type]).toEqual([409, '/docs#import-under-way'])
    expect(body.detail).toContain(job.id)
    expect((await get(`/v1/imports/${job.id}`)).response.status).toBe(404)
    expect((await send('DELETE', `/v1/imports/${job.id}`)).response.status).toBe(401)
    const gone = await send('DELETE', `/v1/imports/${job.id}`, { token })
    expect(gone.response.status).toBe(204)
    expect((await sendFile(ged(gedRow(1, 1)))).response.status).toBe(201)
  })

  it.each([
    ['', 'reason'],
    ['?reason=', 'reason'],
    ['?reason=r&format=gedd', 'format'],
    ['?reason=r&fileName=a/b.csv', 'fileName'],
    ['?reason=r&dataset=a%20b', 'dataset'],
    ['?reason=r&resaon=r', 'resaon'],
    ['?reason=r&reason=s', 'reason'],
  ])('says which of its parameters is wrong: %s', async (search, name) => {
    const { sendFile } = await openForImports()
    const { response, body } = await sendFile('', search)
    expect([response.status, body.errors[0].path]).toEqual([400, name])
  })

  it('takes files, and no forms', async () => {
    const { sendFile } = await openForImports()
    const { response } = await sendFile('', '?reason=r', 'multipart/form-data')
    expect(response.status).toBe(415)
  })

  it.each(['propose', 'edit', 'publish'] as const)('is not for the scope %s', async (scope) => {
    const { send, tokenOf } = await openApp()
    const { response } = await send('POST', '/v1/imports?reason=r', {
      token: await tokenOf('somebody', scope),
      body: '[]',
    })
    expect(response.status).toBe(403)
  })

  it('takes the template for newsrooms as it is', async () => {
    const { sendFile } = await openForImports()
    const { body } = await sendFile(writeTemplateCsv('en'), '?reason=r')
    expect(body.reading?.format ?? body.detail).toBe('claims')
  })
})
